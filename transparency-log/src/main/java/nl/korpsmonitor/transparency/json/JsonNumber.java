package nl.korpsmonitor.transparency.json;

/**
 * A whole number that every JSON reader keeps exactly.
 *
 * @param value from -{@value #MAX_SAFE} to {@value #MAX_SAFE}
 */
public record JsonNumber(long value) implements Json {

    /** 2^53 - 1: beyond it, readers that use doubles lose digits. */
    public static final long MAX_SAFE = (1L << 53) - 1;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException when the number is not within it
     */
    public JsonNumber {
        if (value < -MAX_SAFE || value > MAX_SAFE) {
            throw new IllegalArgumentException(
                    "A JSON number must lie within 2^53 - 1 of zero; write a larger one as text");
        }
    }
}
