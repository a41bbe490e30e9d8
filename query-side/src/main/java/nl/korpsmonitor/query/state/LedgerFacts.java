package nl.korpsmonitor.query.state;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyAdded;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyRetired;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.LedgerEvent.LedgerPolicyChanged;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger's own events say of it.
 *
 * @param ledgerId null when entry 0 does not open the ledger
 * @param origin of its checkpoints; null as above
 * @param verifierKeys (vkeys) that sign its checkpoints now, in the order of their entries
 * @param policy in force, a C2SP tlog-policy; null for none: no witness is needed
 */
public record LedgerFacts(
        @Nullable String ledgerId,
        @Nullable String origin,
        List<String> verifierKeys,
        @Nullable String policy) {
    private static final String QUORUM = "quorum ";

    /** What a policy says that needs no cosignatures. */
    public static final String NO_QUORUM = "none";

    public LedgerFacts {
        verifierKeys = List.copyOf(verifierKeys);
    }

    /** Folds the ledger's events, of which there are few. */
    public static LedgerFacts of(Trail trail) {
        String ledgerId = null;
        String origin = null;
        String policy = null;
        Set<String> keys = new LinkedHashSet<>();
        List<RecordedEvent> page;
        long from = 0;
        do {
            page = trail.ofSubject(Subject.LEDGER, from, trail.size(), Trail.MAXIMUM_PAGE);
            for (RecordedEvent recorded : page) {
                from = recorded.sequence() + 1;
                switch (recorded.event()) {
                    case LedgerOpened opened -> {
                        ledgerId = opened.ledgerId();
                        origin = opened.origin();
                        keys.add(opened.verifierKey());
                    }
                    case LedgerKeyAdded added -> keys.add(added.verifierKey());
                    case LedgerKeyRetired retired -> keys.remove(retired.verifierKey());
                    case LedgerPolicyChanged changed -> policy = changed.policy();
                    default -> {
                        // Audits change none of this.
                    }
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        return new LedgerFacts(ledgerId, origin, List.copyOf(keys), policy);
    }

    /** The name of the witness or group whose cosignatures the policy asks for; {@link #NO_QUORUM} when none. */
    public String quorum() {
        return policy == null
                ? NO_QUORUM
                : policy.lines()
                        .map(line -> line.strip().replaceAll("\\s+", " "))
                        .filter(line -> line.startsWith(QUORUM))
                        .map(line -> line.substring(QUORUM.length()))
                        .findFirst()
                        .orElse(NO_QUORUM);
    }
}
