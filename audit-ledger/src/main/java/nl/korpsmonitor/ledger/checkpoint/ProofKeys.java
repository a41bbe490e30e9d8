package nl.korpsmonitor.ledger.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.korpsmonitor.ledger.LogKeys;
import nl.korpsmonitor.ledger.checkpoint.CheckpointRecords.Kept;
import nl.korpsmonitor.transparency.key.VerifierKey;

/**
 * The keys that ever signed for this log, and up to which size a signature of each proves that this log signed. What a retired key signs after its last
 * checkpoint was kept is not of this log: its private half is destroyed here, so a thief has a copy. Safe for use by many threads.
 *
 * @param known all of them
 * @param retired those that the ledger's entries retired
 * @param records tell which checkpoint a retired key signed last
 * @param keys tell whether a retired key still signs along
 */
record ProofKeys(List<VerifierKey> known, Set<VerifierKey> retired, CheckpointRecords records, LogKeys keys) {
    ProofKeys {
        known = List.copyOf(known);
        retired = Set.copyOf(retired);
    }

    /** Whether a checkpoint of this size that the key signed was signed by this log. */
    boolean proves(VerifierKey key, long size) {
        if (!retired.contains(key)) {
            return true;
        }
        Optional<Kept> last = records.read(CheckpointRecords.retired(key));
        return last.isPresent() ? size <= last.get().size() : keys.has(key);
    }
}
