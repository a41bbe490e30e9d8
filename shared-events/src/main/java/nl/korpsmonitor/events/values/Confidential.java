package nl.korpsmonitor.events.values;

import org.jspecify.annotations.Nullable;

/**
 * A value that only some may see: free text, and names of persons. The ledger's tree never holds it; the event's body
 * holds a salted digest (RFC 9901) and the value lies encrypted beside it, under a key that can be destroyed.
 *
 * <p>Rules and views never depend on the value: they see {@link Withheld} when events are read back, unless a reader
 * with the right to see it asked for it to be opened.
 *
 * @param <T> what is kept confidential
 */
public sealed interface Confidential<T> {

    /** The value itself, for who wrote it or may see it. It never prints itself, so that logs stay clean. */
    record Shown<T>(T value) implements Confidential<T> {
        @Override
        public String toString() {
            return "Shown[confidential]";
        }
    }

    /**
     * There is a value, not shown here.
     *
     * @param digest base64url of the salted digest in the body
     * @param ground the legal ground on which it is withheld; null when it was simply not opened for this reader
     */
    record Withheld<T>(String digest, @Nullable String ground) implements Confidential<T> {}

    /**
     * There was a value; an event says that it is erased.
     *
     * @param digest base64url of the salted digest in the body
     */
    record Erased<T>(String digest) implements Confidential<T> {}

    /**
     * There is a value that nobody decided to erase, and yet its key is missing: a ledger was put back without its keys, or the key store is damaged. Nothing was
     * decided; something is wrong.
     *
     * @param digest base64url of the salted digest in the body
     */
    record Unopenable<T>(String digest) implements Confidential<T> {}

    /** Keeps the value confidential. */
    static <T> Confidential<T> of(T value) {
        return new Shown<>(value);
    }

    /** Like {@link #of(Object)}; null stays null: nothing was said, and nothing is hidden. */
    static <T> @Nullable Confidential<T> ofNullable(@Nullable T value) {
        return value == null ? null : new Shown<>(value);
    }
}
