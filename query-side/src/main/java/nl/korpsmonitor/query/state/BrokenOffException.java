package nl.korpsmonitor.query.state;

/**
 * An answer failed after its first part was sent. Nothing can be said any more: whoever handles it must leave it alone, so that the server ends the connection
 * and the answer can't be taken for a whole one.
 */
public final class BrokenOffException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause why it failed */
    public BrokenOffException(Throwable cause) {
        super("An answer was broken off after its first part was sent.", cause);
    }
}
