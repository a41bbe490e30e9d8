package nl.korpsmonitor.ledger.checkpoint;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import nl.korpsmonitor.ledger.CheckpointTiming;
import nl.korpsmonitor.ledger.LogKeys;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.claim.Claim;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The ledger, as its checkpoints need it.
 *
 * @param origin that entry 0 fixes
 * @param store holds entries, tiles and checkpoints
 * @param trail the entries, decoded
 * @param head of the tree over all that is durable
 * @param keys private halves of the log's keys
 * @param lastSigned the file beside the keys that holds the newest signed checkpoint
 * @param claim which of the processes on the store signs; compare-and-swap keeps even two of them consistent
 * @param policyToCome whose witnesses are asked at the start beside those of the policy in force; null for none
 */
public record LogParts(
        String origin,
        LedgerStore store,
        Trail trail,
        Supplier<TreeHead> head,
        LogKeys keys,
        Path lastSigned,
        CheckpointTiming timing,
        @Nullable TlogPolicy policyToCome,
        Claim claim,
        Clock clock) {}
