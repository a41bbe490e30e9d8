package nl.korpsmonitor.query.state;

/** No published checkpoint covers the entry yet, or too many wait for one; HTTP 503 with {@code Retry-After}. */
public final class NotPublishedYetException extends RuntimeException {
    private static final int SOON_SECONDS = 1;
    private static final int LATER_SECONDS = 60;
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    private NotPublishedYetException(String message, int retryAfterSeconds) {
        super(message);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Nobody had the patience to wait longer. */
    public static NotPublishedYetException waitedFor(long position) {
        return new NotPublishedYetException(
                "The entry at position " + position
                        + " is recorded, but no published checkpoint covers it yet. Ask again in a moment.",
                SOON_SECONDS);
    }

    /** Publishing is held up; waiting is of no use. */
    public static NotPublishedYetException heldUp(long position) {
        return new NotPublishedYetException(
                "The entry at position " + position
                        + " is recorded, but the publication of checkpoints is held up; /health/checkpoints says why."
                        + " Ask again later.",
                LATER_SECONDS);
    }

    /** @param maximum how many may wait at the same time */
    public static NotPublishedYetException tooManyWait(int maximum) {
        return new NotPublishedYetException(
                maximum + " requests wait for the next checkpoint, which is the limit. Ask again in a moment.",
                SOON_SECONDS);
    }

    /** After how many seconds it makes sense to ask again. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
