package nl.korpsmonitor.service.dossier;

import java.util.Collection;
import nl.korpsmonitor.events.problems.RefusedException;

/** Holds what is derived for a dossier to what whoever verifies it can read: no dossier goes out that can't be verified. */
final class DerivedSize {
    /** The most positions that all items name together. */
    static final long MAXIMUM_POSITIONS = 500_000;

    /** The most rows of facts in all items together. */
    static final long MAXIMUM_FACTS = 50_000;

    private DerivedSize() {}

    /** @throws RefusedException when it is more */
    static void require(Collection<Item> items) {
        long positions =
                items.stream().mapToLong(item -> item.positions().size()).sum();
        require(positions, MAXIMUM_POSITIONS, "positions of events that its items follow from");
        long facts = items.stream().mapToLong(item -> item.facts().size()).sum();
        require(facts, MAXIMUM_FACTS, "rows of facts");
    }

    private static void require(long found, long maximum, String what) {
        if (found > maximum) {
            throw new RefusedException(
                    "dossier-too-large",
                    "it would hold " + found + " " + what + ", and " + maximum
                            + " are verified at most; cite less in one answer");
        }
    }
}
