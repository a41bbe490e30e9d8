package nl.korpsmonitor.query.readmodel;

/**
 * The store went on without whoever asked: another process has projected further, or the content was swapped for a rebuilt one. Nothing is lost; read the
 * store's position and go on from there.
 */
public final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was found */
    public OvertakenException(String message) {
        super(message);
    }
}
