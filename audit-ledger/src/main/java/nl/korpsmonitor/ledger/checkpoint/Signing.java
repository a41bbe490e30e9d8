package nl.korpsmonitor.ledger.checkpoint;

import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.ledger.checkpoint.CheckpointRecords.Kept;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import org.jspecify.annotations.Nullable;

/**
 * Signs the tree as it is now. The order of writes is what keeps the log honest, whatever fails between: first the store by compare-and-swap, then the file
 * beside the keys, and only what stands in both goes further.
 */
final class Signing {
    private final CheckpointRecords records;
    private final LastSigned lastSigned;

    Signing(SignedRecords records) {
        this.records = records.records();
        this.lastSigned = records.lastSigned();
    }

    /**
     * Makes the newest signed checkpoint cover the head.
     *
     * @param state as it was read, and found to fit the head, just now
     * @param keys all that sign, at least one
     * @param lastCheck throws when the signature, just made, must not leave this method after all
     * @return what now stands in the store and beside the keys; empty when another signer was faster, so that all has to be read again
     */
    Optional<Kept> upTo(Checkpoint head, SignedRecords.State state, List<SigningKey> keys, Runnable lastCheck) {
        if (state.lastSigned() == null) {
            begin(head.origin(), keys);
        }
        @Nullable Kept signed = state.signed();
        if (signed != null && signed.size() >= head.size()) {
            if (state.lastSignedSize() < signed.size()) {
                // Its signer ended between the two writes, or runs elsewhere.
                lastSigned.write(signed.note());
            }
            return Optional.of(signed);
        }
        SignedCheckpoint next = SignedCheckpoint.sign(head, keys);
        lastCheck.run();
        if (!records.replace(CheckpointRecords.SIGNED, signed, next)) {
            // What was signed here has lost: nobody ever sees it.
            return Optional.empty();
        }
        lastSigned.write(next.encoded());
        return Optional.of(new Kept(next.encoded(), next));
    }

    /** What others signed is from now on what this process holds the store to. */
    void remember(SignedRecords.State state) {
        @Nullable Kept signed = state.signed();
        if (signed != null && state.lastSignedSize() < signed.size()) {
            lastSigned.write(signed.note());
        }
    }

    /** From here on a missing file means that it was lost: the empty tree, which every tree begins with, stands in it first. */
    void begin(String origin, List<SigningKey> keys) {
        Checkpoint empty = new Checkpoint(origin, 0, MerkleHasher.EMPTY_ROOT);
        lastSigned.write(SignedCheckpoint.sign(empty, keys).encoded());
    }
}
