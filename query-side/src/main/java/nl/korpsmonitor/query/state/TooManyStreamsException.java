package nl.korpsmonitor.query.state;

/** As many long answers are being sent as may be at a time; HTTP 503 with {@code Retry-After}. */
public final class TooManyStreamsException extends RuntimeException {
    /** After how many seconds it makes sense to ask again. */
    public static final int RETRY_AFTER_SECONDS = 30;

    private static final long serialVersionUID = 1L;

    private TooManyStreamsException(String message) {
        super(message + ", which is the limit. Ask again later, or page through the JSON list.");
    }

    /** @param maximum how many may be sent at a time, to all */
    public static TooManyStreamsException ofAll(int maximum) {
        return new TooManyStreamsException(maximum + " whole tables and files are being sent");
    }

    /** @param maximum how many may be sent at a time to one caller */
    public static TooManyStreamsException ofCaller(int maximum) {
        return new TooManyStreamsException(maximum + " whole tables and files are being sent to you");
    }
}
