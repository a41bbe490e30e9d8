package nl.korpsmonitor.query.state;

/** All places on the feed are taken; HTTP 503 with {@code Retry-After}. */
public final class TooManyFollowersException extends RuntimeException {
    /** After how many seconds it makes sense to ask again. */
    public static final int RETRY_AFTER_SECONDS = 30;

    private static final long serialVersionUID = 1L;

    /** @param maximum how many places there are */
    public TooManyFollowersException(int maximum) {
        super("All " + maximum + " places on the feed are taken. Ask again later, or page through /v1/events.");
    }
}
