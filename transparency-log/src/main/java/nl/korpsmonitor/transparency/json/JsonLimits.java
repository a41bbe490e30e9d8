package nl.korpsmonitor.transparency.json;

/**
 * What a {@link JsonReader} accepts at most.
 *
 * @param maxBytes the length of the document, from 1
 * @param maxDepth how deep arrays and objects may be nested, from 1 to {@link #MAX_DEPTH}
 * @param maxValues the number of values in the document, members and items of every depth included, from 1
 */
public record JsonLimits(int maxBytes, int maxDepth, int maxValues) {

    /** The deepest nesting that is ever read or encoded; far within any thread's stack. */
    public static final int MAX_DEPTH = 64;

    /** The limits for a ledger's body: 60 KiB, {@value #MAX_DEPTH} deep, 4,096 values. */
    public static final JsonLimits BODY = new JsonLimits(60 * 1024, MAX_DEPTH, 4096);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when one is left
     */
    public JsonLimits {
        if (maxBytes < 1 || maxDepth < 1 || maxDepth > MAX_DEPTH || maxValues < 1) {
            throw new IllegalArgumentException("Limits must be at least 1, and the depth at most " + MAX_DEPTH);
        }
    }
}
