package nl.korpsmonitor.query.readmodel.sqlite;

/** The views file could not be read or written. Nothing is lost: read models can be rebuilt from the ledger. */
public final class ReadModelStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReadModelStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
