package nl.korpsmonitor.service.audit;

import java.nio.charset.StandardCharsets;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.audit.AnswerCheckpoints;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.note.SignedNote;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import nl.korpsmonitor.transparency.tree.MerkleProofs;
import nl.korpsmonitor.transparency.tree.TileSource;
import nl.korpsmonitor.transparency.tree.TiledSubtrees;
import org.jspecify.annotations.Nullable;

/**
 * Compares checkpoints with the tree of a ledger that was verified, so that its tiles are those of its entries or there are findings that say otherwise, and with
 * the keys that its entries name. For one thread.
 */
final class AuditedCheckpoints implements AnswerCheckpoints {
    private final String origin;
    private final Trail trail;
    private final TileSource tiles;
    private final long size;

    /**
     * @param origin of the ledger
     * @param size how many entries were verified; of a checkpoint over more nothing is known
     */
    AuditedCheckpoints(String origin, Trail trail, TileSource tiles, long size) {
        this.origin = origin;
        this.trail = trail;
        this.tiles = tiles;
        this.size = size;
    }

    @Override
    public @Nullable String fault(String checkpoint) {
        try {
            SignedNote note = SignedNote.parse(checkpoint.getBytes(StandardCharsets.UTF_8));
            Checkpoint stated = Checkpoint.parse(note.text());
            if (!stated.origin().equals(origin)) {
                return "origin " + stated.origin() + " ≠ " + origin;
            }
            if (stated.size() > size) {
                return "size " + stated.size() + " > " + size;
            }
            Hash root = new MerkleProofs(new TiledSubtrees(tiles, size)).root(stated.size());
            if (!stated.root().equals(root)) {
                return "root over " + stated.size() + " " + stated.root().base64() + " ≠ " + root.base64();
            }
            note.verifiedBy(LedgerTrust.NONE.advanced(trail, stated.size()).keys());
            return null;
        } catch (MalformedException | UnverifiedNoteException e) {
            return e.getMessage();
        } catch (IllegalStateException | StoreException e) {
            // What is wrong with the tiles, verification tells; that this could not be compared must not be kept
            // silent.
            return "not compared: " + e.getMessage();
        }
    }
}
