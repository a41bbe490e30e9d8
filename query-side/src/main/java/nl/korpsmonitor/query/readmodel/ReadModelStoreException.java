package nl.korpsmonitor.query.readmodel;

/** Read models could not be read or written. Nothing is lost: they can be rebuilt from the ledger. */
public final class ReadModelStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was being done */
    public ReadModelStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param message what is wrong with what is stored, and what to do */
    public ReadModelStoreException(String message) {
        super(message);
    }
}
