package nl.korpsmonitor.ledger.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.korpsmonitor.ledger.checkpoint.CheckpointRecords.Kept;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import org.jspecify.annotations.Nullable;

/**
 * What was signed so far, by the store and by the file beside the keys, held against each other and against the tree. What does not fit means that the store,
 * or the file, was replaced by an older copy or changed: then nothing may be signed any more.
 */
final class SignedRecords {
    private static final String LAST_SIGNED = "keys/last-signed";
    private static final String TRUSTED = "When that is lost, put a checkpoint of this log that you trust in its place:"
            + " the newest that a witness, an auditor or an export has.";

    private final String signed;
    private final String published;
    private final String newestBack;
    private final LedgerStore store;
    private final CheckpointRecords records;
    private final LastSigned lastSigned;
    private final LogTree tree;
    private final String origin;

    SignedRecords(LedgerStore store, LastSigned lastSigned, String origin) {
        this.store = store;
        this.signed = "the checkpoint 'signed' in " + store.name();
        this.published = "the checkpoint 'published' in " + store.name();
        this.newestBack = "An older copy of " + store.name() + " was put in its place: "
                + (store.shared()
                        ? "restore the newest one; no node may write before."
                        : "put the newest ledger.db back, with its -wal file when there is one.");
        this.records = new CheckpointRecords(store);
        this.lastSigned = lastSigned;
        this.tree = new LogTree(store);
        this.origin = origin;
    }

    /** What was read; null stands for what is not there. */
    record State(
            @Nullable Kept signed,
            @Nullable Kept lastSigned,
            @Nullable Kept published) {
        /** As if what the store holds had been found beside the keys too. */
        State adopted() {
            return new State(signed, signed, published);
        }

        /** All three as they stand there; an empty text for none. */
        List<String> notes() {
            return Stream.of(
                            Optional.ofNullable(signed),
                            Optional.ofNullable(lastSigned),
                            Optional.ofNullable(published))
                    .map(kept -> kept.map(Kept::note).orElse(""))
                    .toList();
        }

        long signedSize() {
            return size(signed);
        }

        long lastSignedSize() {
            return size(lastSigned);
        }

        long publishedSize() {
            return size(published);
        }

        private static long size(@Nullable Kept kept) {
            return kept == null ? 0 : kept.size();
        }
    }

    /**
     * Reads all three, never from a cache.
     *
     * @throws InconsistentLogException when one is damaged
     */
    State read() {
        // In this order: each is at most as large as the one that was read after it, whoever signs meanwhile.
        @Nullable Kept published = records.read(CheckpointRecords.PUBLISHED).orElse(null);
        @Nullable
        Kept last = lastSigned
                .read()
                .map(note -> new Kept(note, CheckpointRecords.parse(LAST_SIGNED, note)))
                .orElse(null);
        return new State(records.read(CheckpointRecords.SIGNED).orElse(null), last, published);
    }

    /**
     * Makes sure that whatever was signed is contained in the tree.
     *
     * @param head of the tree that is to be signed next
     * @param known the keys that ever signed for this log
     * @throws InconsistentLogException when it is not; the message says what is seen and what to do
     */
    void requireFit(State state, Checkpoint head, List<VerifierKey> known) {
        requireOrigin(signed, state.signed());
        requireOrigin(LAST_SIGNED, state.lastSigned());
        requireOrigin(published, state.published());
        requireSizes(state, head);
        requireSigned(signed, state.signed(), known);
        requireSigned(LAST_SIGNED, state.lastSigned(), known);
        requireSigned(published, state.published(), known);
        requireInTree(signed, state.signed(), head);
        requireInTree(LAST_SIGNED, state.lastSigned(), head);
        requireInTree(published, state.published(), head);
    }

    private void requireOrigin(String what, @Nullable Kept kept) {
        if (kept != null && !kept.checkpoint().checkpoint().origin().equals(origin)) {
            throw new InconsistentLogException(what + " is of another log, "
                    + kept.checkpoint().checkpoint().origin() + ", not of " + origin
                    + ": put " + store.name() + " and keys/ of one ledger together.");
        }
    }

    private void requireSizes(State state, Checkpoint head) {
        if (state.lastSigned() == null && state.signed() != null) {
            throw new InconsistentLogException(LAST_SIGNED + " is missing, although a checkpoint of "
                    + state.signedSize() + " entries was signed: put it back from the newest backup of the keys. "
                    + TRUSTED);
        }
        if (state.lastSignedSize() > state.signedSize()) {
            throw new InconsistentLogException(LAST_SIGNED + " says that a checkpoint of " + state.lastSignedSize()
                    + " entries was signed; in " + store.name() + " "
                    + (state.signed() == null ? "there is none" : "the newest has " + state.signedSize()) + ". "
                    + newestBack);
        }
        if (state.signed() == null && (state.published() != null || records.anyRetired())) {
            throw new InconsistentLogException(signed + " is missing, although checkpoints were "
                    + (state.published() == null ? "signed by a key that was retired since" : "published")
                    + ": " + store.name()
                    + " was changed. Put the newest whole copy of it back, and keys/last-signed from the"
                    + " newest backup of the keys. " + TRUSTED);
        }
        if (state.publishedSize() > state.signedSize()) {
            throw new InconsistentLogException("a checkpoint of " + state.publishedSize()
                    + " entries was published, but the newest signed one has " + state.signedSize()
                    + ": " + store.name() + " was changed. Put the newest whole copy of it back.");
        }
        // Another process on the same store may be ahead of this one's head, but not of the store.
        if (state.signedSize() > head.size() && state.signedSize() > store.size()) {
            throw new InconsistentLogException(signed + " has " + state.signedSize() + " entries, but " + store.name()
                    + " holds " + store.size() + ": entries are missing. " + newestBack);
        }
    }

    private void requireSigned(String what, @Nullable Kept kept, List<VerifierKey> known) {
        if (kept == null) {
            return;
        }
        try {
            kept.checkpoint().verifiedBy(known);
        } catch (UnverifiedNoteException e) {
            throw new InconsistentLogException(
                    what + " is not signed by a key of this ledger (" + e.getMessage()
                            + "): it was changed, or " + store.name()
                            + " is older than the key. Put the newest copies of"
                            + " " + store.name() + " and keys/ back.",
                    e);
        }
    }

    private void requireInTree(String what, @Nullable Kept kept, Checkpoint head) {
        if (kept == null) {
            return;
        }
        if (!fits(kept.checkpoint().checkpoint(), head)) {
            throw new InconsistentLogException(what + " of " + kept.size()
                    + " entries does not fit the tree of what " + store.name()
                    + " holds: entries that were signed have been"
                    + " changed or replaced. Nothing is signed any more. Put the newest whole copy of " + store.name()
                    + " back;"
                    + " './ledger verify' says where it differs.");
        }
    }

    /**
     * Whether the larger of the two trees begins with the smaller one.
     *
     * @throws InconsistentLogException when the stored tiles don't even tell
     */
    boolean fits(Checkpoint one, Checkpoint other) {
        try {
            return tree.consistent(one, other);
        } catch (IllegalStateException e) {
            throw new InconsistentLogException(
                    "the tree can't be read: " + e.getMessage()
                            + ". Nothing is signed any more. Put the newest whole copy of " + store.name() + " back.",
                    e);
        }
    }

    String storeName() {
        return store.name();
    }

    CheckpointRecords records() {
        return records;
    }

    LastSigned lastSigned() {
        return lastSigned;
    }
}
