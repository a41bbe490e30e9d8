package nl.korpsmonitor.transparency.checkpoint;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.note.SignedNote;

/**
 * A checkpoint with its signatures: those of the log, and the cosignatures of witnesses. Until {@link #verifiedBy} or a {@link
 * nl.korpsmonitor.transparency.policy.TlogPolicy} has accepted it, it may be anybody's. Immutable.
 *
 * @param checkpoint what the note's text states
 * @param note as it was signed
 */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {

    /**
     * Checks that both say the same, so that whoever verifies the note may believe the checkpoint.
     *
     * @throws IllegalArgumentException when they do not
     */
    public SignedCheckpoint {
        if (!note.text().equals(checkpoint.text())) {
            throw new IllegalArgumentException("The note must state this checkpoint");
        }
    }

    /**
     * The checkpoint that these bytes are.
     *
     * @throws nl.korpsmonitor.transparency.MalformedException when they are no note, or its text is no checkpoint
     */
    public static SignedCheckpoint parse(byte[] bytes) {
        SignedNote note = SignedNote.parse(bytes);
        return new SignedCheckpoint(Checkpoint.parse(note.text()), note);
    }

    /**
     * Signs a checkpoint as the log. Whoever calls this must first have made sure that it is consistent with every checkpoint that was ever signed.
     *
     * @param keys one or more, named by the origin
     * @throws IllegalArgumentException when a key has another name
     */
    public static SignedCheckpoint sign(Checkpoint checkpoint, List<SigningKey> keys) {
        if (!keys.stream().allMatch(key -> key.verifierKey().name().equals(checkpoint.origin()))) {
            throw new IllegalArgumentException("A log's key must be named by its origin, " + checkpoint.origin());
        }
        String text = checkpoint.text();
        return new SignedCheckpoint(
                checkpoint,
                new SignedNote(
                        text,
                        keys.stream().map(key -> NoteSignature.sign(text, key)).toList()));
    }

    /** The same checkpoint with further signatures. */
    public SignedCheckpoint with(Collection<NoteSignature> further) {
        return new SignedCheckpoint(checkpoint, note.with(further));
    }

    /** The signatures that claim to be of these keys, in order. */
    public List<NoteSignature> signaturesOf(Collection<VerifierKey> keys) {
        return note.signatures().stream()
                .filter(signature -> keys.stream().anyMatch(signature::claims))
                .toList();
    }

    /**
     * Which of the known keys signed it; see {@link SignedNote#verifiedBy}.
     *
     * @throws nl.korpsmonitor.transparency.note.UnverifiedNoteException when none of them did, or a signature is false
     */
    public Set<VerifierKey> verifiedBy(Collection<VerifierKey> known) {
        return note.verifiedBy(known);
    }

    /** The note as it is stored and served. */
    public String encoded() {
        return note.encoded();
    }
}
