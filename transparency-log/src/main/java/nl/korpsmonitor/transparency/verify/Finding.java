package nl.korpsmonitor.transparency.verify;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the evidence.
 *
 * @param code what kind of fault, in kebab case; the names are stable, see docs/verify.md
 * @param where the file or address, as the person can find it
 * @param position the entry concerned, from 0; null when it is not about one entry
 * @param message what is wrong, in plain words
 * @param expected what should have been found, such as a hash in base64; null when that says nothing
 * @param found what was found instead; null when that says nothing
 */
public record Finding(
        String code,
        String where,
        @Nullable Long position,
        String message,
        @Nullable String expected,
        @Nullable String found) {

    /** A fault of a file as a whole. */
    public static Finding of(String code, String where, String message) {
        return new Finding(code, where, null, message, null, null);
    }

    /** A fault of one entry. */
    public static Finding at(String code, String where, long position, String message) {
        return new Finding(code, where, position, message, null, null);
    }

    /** The same fault with what should have been there, and what was. */
    public Finding differing(String shouldBe, String was) {
        return new Finding(code, where, position, message, shouldBe, was);
    }
}
