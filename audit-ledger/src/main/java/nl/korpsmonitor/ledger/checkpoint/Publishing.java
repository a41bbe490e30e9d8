package nl.korpsmonitor.ledger.checkpoint;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.ledger.checkpoint.CheckpointRecords.Kept;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.note.NoteSignature;
import org.jspecify.annotations.Nullable;

/** Publishes signed checkpoints. What is published only grows, and every one of them fits the one before. */
final class Publishing {
    private static final int ATTEMPTS = 3;

    private final SignedRecords signedRecords;
    private final CheckpointRecords records;

    Publishing(SignedRecords signedRecords) {
        this.signedRecords = signedRecords;
        this.records = signedRecords.records();
    }

    /**
     * Publishes a checkpoint, unless a larger one is published already. Of one with the same size the cosignatures are added.
     *
     * @param signed as it stands in the store
     * @return what is published now; empty when others were faster each time
     * @throws InconsistentLogException when it contradicts what is published
     */
    Optional<Kept> publish(Kept signed, Collection<NoteSignature> cosignatures) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            @Nullable Kept published = records.read(CheckpointRecords.PUBLISHED).orElse(null);
            if (published != null && published.size() > signed.size()) {
                return Optional.of(published);
            }
            requireFit(published, signed);
            SignedCheckpoint next = next(published, signed, cosignatures);
            if (published != null && next.encoded().equals(published.note())) {
                return Optional.of(published);
            }
            if (records.replace(CheckpointRecords.PUBLISHED, published, next)) {
                return Optional.of(new Kept(next.encoded(), next));
            }
        }
        return Optional.empty();
    }

    private void requireFit(@Nullable Kept published, Kept signed) {
        if (published != null
                && !signedRecords.fits(
                        published.checkpoint().checkpoint(), signed.checkpoint().checkpoint())) {
            throw new InconsistentLogException("the published checkpoint of " + published.size()
                    + " entries is not contained in the signed one of " + signed.size()
                    + ": " + signedRecords.storeName() + " was changed. Put the newest whole copy of it back.");
        }
    }

    private static SignedCheckpoint next(
            @Nullable Kept published, Kept signed, Collection<NoteSignature> cosignatures) {
        List<NoteSignature> before = published != null && published.size() == signed.size()
                ? published.checkpoint().note().signatures()
                : List.of();
        return signed.checkpoint().with(before).with(cosignatures);
    }
}
