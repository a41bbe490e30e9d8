package nl.korpsmonitor.query.state;

/** The read models, or the search index, have not reached the position asked for; HTTP 503 with {@code Retry-After}. */
public final class NotCaughtUpException extends RuntimeException {
    /** After how many seconds it makes sense to ask again. */
    public static final int RETRY_AFTER_SECONDS = 1;

    private static final long serialVersionUID = 1L;

    /**
     * @param wanted position that should be in the read models
     * @param reached the first position that is not
     */
    NotCaughtUpException(long wanted, long reached) {
        super("The read models hold the entries up to position " + (reached - 1) + ", not yet position " + wanted
                + ". Ask again in a moment.");
    }

    private NotCaughtUpException(String message) {
        super(message);
    }

    /**
     * The same of the search index.
     *
     * @param wanted position that should be in it
     * @param reached the first position that is not
     */
    public static NotCaughtUpException ofSearch(long wanted, long reached) {
        return new NotCaughtUpException(
                reached == 0
                        ? "The search index is being made. Ask again in a moment."
                        : "The search index holds the entries up to position " + (reached - 1) + ", not yet position "
                                + wanted + ". Ask again in a moment.");
    }
}
