package nl.korpsmonitor.service.dossier;

import java.util.Collection;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.service.dossier.contents.Item;

/**
 * Holds a dossier to what whoever verifies it can read: none goes out that can't be verified.
 *
 * @param events the most that it holds
 * @param positions the most that all its items name together
 * @param facts the most rows of facts in all its items together
 */
record DossierLimits(int events, long positions, long facts) {
    /** Those that hold. */
    static final DossierLimits USUAL = new DossierLimits(InquiryEvent.MAXIMUM_EVENTS_IN_DOSSIER, 500_000, 50_000);

    private static final String REMEDY = "; cite less in one answer";

    /** @throws RefusedException when there are more events */
    void requireEvents(int found) {
        if (found > events) {
            throw refused(
                    "what the answer stands on takes more than " + events + " events, which one dossier does not hold");
        }
    }

    /** @throws RefusedException when more is derived */
    void requireDerived(Collection<Item> items) {
        require(
                items.stream().mapToLong(item -> item.positions().size()).sum(),
                positions,
                "positions of events that its items follow from");
        require(items.stream().mapToLong(item -> item.facts().size()).sum(), facts, "rows of facts");
    }

    private static void require(long found, long maximum, String what) {
        if (found > maximum) {
            throw refused("it would hold " + found + " " + what + ", and " + maximum + " are verified at most");
        }
    }

    private static RefusedException refused(String why) {
        return new RefusedException("dossier-too-large", why + REMEDY);
    }
}
