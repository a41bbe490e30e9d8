package nl.korpsmonitor.transparency.note;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.TextForms;
import nl.korpsmonitor.transparency.key.VerifierKey;

/**
 * A note with its signatures (C2SP signed-note v1.0.0). Until {@link #verifiedBy} has said who signed it, its text is anybody's. Immutable, equal by
 * content.
 *
 * @param text ends with a line feed
 * @param signatures 1 to {@value #MAX_SIGNATURES}, in order
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** The most signatures of a note. */
    public static final int MAX_SIGNATURES = 100;

    /** The most bytes of a note. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final String SEPARATOR = "\n\n";

    /**
     * Checks the form.
     *
     * @throws MalformedException when text or signatures do not have it
     */
    public SignedNote {
        signatures = List.copyOf(signatures);
        require(text.endsWith("\n"), "A note's text must end with a line feed");
        require(
                text.codePoints().noneMatch(SignedNote::forbidden),
                "A note must be of Unicode characters, without control characters but line feeds");
        require(!signatures.isEmpty(), "A note must have a signature");
        require(signatures.size() <= MAX_SIGNATURES, "A note has at most " + MAX_SIGNATURES + " signatures");
    }

    /**
     * The note that these bytes are.
     *
     * @throws MalformedException when they are none, or one beyond the limits
     */
    public static SignedNote parse(byte[] bytes) {
        require(bytes.length <= MAX_BYTES, "A note has at most " + MAX_BYTES + " bytes");
        String note = TextForms.utf8(bytes);
        require(note.endsWith("\n"), "A note must end with a line feed");
        // The last blank line: the text may have blank lines of its own.
        int split = note.lastIndexOf(SEPARATOR);
        require(split >= 0, "A note must have a blank line before its signatures");
        String text = note.substring(0, split + 1);
        String[] lines = note.substring(split + SEPARATOR.length()).split("\n", MAX_SIGNATURES + 2);
        require(lines.length <= MAX_SIGNATURES + 1, "A note has at most " + MAX_SIGNATURES + " signatures");
        List<NoteSignature> signatures = new ArrayList<>();
        // What follows the last line feed is no line.
        for (int i = 0; i < lines.length - 1; i++) {
            signatures.add(NoteSignature.parse(lines[i]));
        }
        return new SignedNote(text, signatures);
    }

    /** The same text with further signatures after those that it has; one that it has already is not added again. */
    public SignedNote with(Collection<NoteSignature> further) {
        Set<NoteSignature> all = new LinkedHashSet<>(signatures);
        all.addAll(further);
        return new SignedNote(text, List.copyOf(all));
    }

    /** The note as it is stored and served. */
    public String encoded() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }

    /**
     * Which of the known keys signed this text. Signatures of other keys are ignored.
     *
     * @return the keys, in the order of {@code known}; at least one
     * @throws UnverifiedNoteException when none of them did, or a signature that claims to be of one of them is not
     */
    public Set<VerifierKey> verifiedBy(Collection<VerifierKey> known) {
        Set<VerifierKey> verified = new LinkedHashSet<>();
        // Repetitions are verified once: a stranger may have added them to cost time.
        Set<NoteSignature> different = new LinkedHashSet<>(signatures);
        for (VerifierKey key : known) {
            for (NoteSignature signature : different) {
                if (signature.claims(key)) {
                    if (!signature.verifiedBy(key, text)) {
                        throw new UnverifiedNoteException("The signature of " + signature + " is false");
                    }
                    verified.add(key);
                }
            }
        }
        if (verified.isEmpty()) {
            throw new UnverifiedNoteException("None of the known keys signed this");
        }
        return verified;
    }

    private static boolean forbidden(int character) {
        // A surrogate without its other half has no UTF-8 form, so its signature would be of another text.
        return (character < 0x20 && character != '\n') || Character.getType(character) == Character.SURROGATE;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new MalformedException(message);
        }
    }
}
