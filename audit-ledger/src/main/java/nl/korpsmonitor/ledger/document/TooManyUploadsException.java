package nl.korpsmonitor.ledger.document;

/** As many files are being taken in as may be at a time; another can be sent later. */
public final class TooManyUploadsException extends RuntimeException {
    /** When it is worth trying again. */
    public static final int RETRY_AFTER_SECONDS = 10;

    private static final long serialVersionUID = 1L;

    TooManyUploadsException() {
        super(DocumentIntake.MAXIMUM_AT_ONCE
                + " files are being taken in, as many as may be at a time; try again later");
    }
}
