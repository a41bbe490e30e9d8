package nl.korpsmonitor.command.inquiry;

/** As many dossiers are being made as may be at a time; HTTP 503 with {@code Retry-After}. Nothing was recorded. */
public final class TooManyDossiersException extends RuntimeException {
    /** After how many seconds it makes sense to ask again. */
    public static final int RETRY_AFTER_SECONDS = 30;

    private static final long serialVersionUID = 1L;

    /** @param maximum how many may be made at a time */
    public TooManyDossiersException(int maximum) {
        super(maximum + " dossiers are being made, which is the limit; ask again later");
    }
}
