package nl.korpsmonitor.ledger.checkpoint;

import java.util.Set;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges what a witness shows of this log. Only what our own key signed while it was in use counts: that is proof, all else a claim. */
final class WitnessEvidence {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessEvidence.class);

    private final LedgerStore store;
    private final LogTree tree;
    private final String origin;

    WitnessEvidence(LedgerStore store, String origin) {
        this.store = store;
        this.tree = new LogTree(store);
        this.origin = origin;
    }

    String origin() {
        return origin;
    }

    /**
     * Holds what a witness shows to what the store holds.
     *
     * @param witness its name, for the message
     * @param keys those that ever signed for this log
     * @return whether it was signed by one of them that was in use at its size; else it says nothing
     * @throws InconsistentLogException when this log signed something that does not fit what the store holds
     */
    boolean judge(String witness, SignedCheckpoint shown, ProofKeys keys) {
        Checkpoint checkpoint = shown.checkpoint();
        Set<VerifierKey> signers;
        try {
            signers = shown.verifiedBy(keys.known());
        } catch (UnverifiedNoteException e) {
            return false;
        }
        if (!checkpoint.origin().equals(origin)) {
            return false;
        }
        if (signers.stream().noneMatch(key -> keys.proves(key, checkpoint.size()))) {
            LOG.warn(
                    "The witness {} shows a checkpoint of {} entries that only retired keys signed, after the last one"
                            + " that they signed for this ledger: somebody has a copy of {}. It is no proof against this"
                            + " ledger. Let the witness forget it and drop that key.",
                    witness,
                    checkpoint.size(),
                    signers);
            return false;
        }
        long entries = store.size();
        if (checkpoint.size() > entries) {
            throw new InconsistentLogException("the witness " + witness + " shows a checkpoint of " + checkpoint.size()
                    + " entries that this ledger's own key signed, but " + store.name() + " holds "
                    + entries + ": an older copy of it was put in its place. Put the newest " + store.name() + " back"
                    + (store.shared() ? "." : ", with its -wal file when there is one."));
        }
        if (!rootFits(checkpoint)) {
            throw new InconsistentLogException("the witness " + witness + " shows a checkpoint of " + checkpoint.size()
                    + " entries that this ledger's own key signed, and it does not fit what " + store.name()
                    + " holds: the ledger"
                    + " went on from an older copy, or was changed. Put the newest whole copy of it back.");
        }
        return true;
    }

    private boolean rootFits(Checkpoint checkpoint) {
        try {
            return tree.root(checkpoint.size()).equals(checkpoint.root());
        } catch (IllegalStateException e) {
            throw new InconsistentLogException("the tree can't be read: " + e.getMessage(), e);
        }
    }
}
