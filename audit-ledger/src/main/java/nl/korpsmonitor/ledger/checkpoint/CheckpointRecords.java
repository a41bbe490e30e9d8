package nl.korpsmonitor.ledger.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.korpsmonitor.ledger.KeyIds;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.jspecify.annotations.Nullable;

/** The checkpoints that the store keeps, by name. Read from the store each time. */
final class CheckpointRecords {
    /** The newest one that was signed; nothing was ever signed that does not fit it. */
    static final String SIGNED = "signed";

    /** The newest one that has the cosignatures that the policy asks for: what the world sees. */
    static final String PUBLISHED = "published";

    private static final String RETIRED = "retired/";

    private final LedgerStore store;

    CheckpointRecords(LedgerStore store) {
        this.store = store;
    }

    /**
     * A checkpoint as it stands in the store.
     *
     * @param note byte for byte
     */
    record Kept(String note, SignedCheckpoint checkpoint) {
        long size() {
            return checkpoint.checkpoint().size();
        }
    }

    /** The name of the last published checkpoint that a retired key had signed. */
    static String retired(VerifierKey key) {
        return RETIRED + KeyIds.hex(key);
    }

    /**
     * The checkpoint of this name.
     *
     * @throws InconsistentLogException when what stands there is none
     */
    Optional<Kept> read(String name) {
        return store.checkpoint(name).map(note -> new Kept(note, parse("the checkpoint '" + name + "'", note)));
    }

    /** Whether a retired key's last checkpoint is kept. */
    boolean anyRetired() {
        return store.checkpointNames().stream().anyMatch(name -> name.startsWith(RETIRED));
    }

    static SignedCheckpoint parse(String what, String note) {
        try {
            return SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedException e) {
            throw new InconsistentLogException(
                    what + " is damaged (" + e.getMessage() + "): put it back from the newest backup", e);
        }
    }

    /** Whether it replaced the one that was expected; null expects none. */
    boolean replace(String name, @Nullable Kept expected, SignedCheckpoint next) {
        return store.replaceCheckpoint(name, expected == null ? null : expected.note(), next.encoded());
    }
}
