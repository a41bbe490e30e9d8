package nl.korpsmonitor.command.ledger;

import java.util.Set;
import nl.korpsmonitor.command.deciding.Fold;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need to know of the ledger. Immutable.
 *
 * @param origin the checkpoint origin, the name of every log key; null while it is not opened
 * @param keys verifier keys (vkey) that sign now
 * @param retired verifier keys that sign no more
 * @param policy the tlog-policy in force, whole; null when none was recorded
 */
public record LedgerState(
        @Nullable String origin,
        Set<String> keys,
        Set<String> retired,
        @Nullable String policy) {
    /** How it follows from its events. */
    public static final Fold<LedgerState> FOLD = new LedgerFold();

    /** Not opened. */
    static final LedgerState INITIAL = new LedgerState(null, Set.of(), Set.of(), null);

    public LedgerState {
        keys = Set.copyOf(keys);
        retired = Set.copyOf(retired);
    }
}
