package nl.korpsmonitor.ledger.document;

/** A file has more bytes than one may have. */
public final class FileTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long maximumBytes;

    FileTooLongException(long maximumBytes) {
        super("the file has more than " + maximumBytes + " bytes");
        this.maximumBytes = maximumBytes;
    }

    /** The most that one may have. */
    public long maximumBytes() {
        return maximumBytes;
    }
}
