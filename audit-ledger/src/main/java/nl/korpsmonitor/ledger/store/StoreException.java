package nl.korpsmonitor.ledger.store;

/** The store failed. After an append it is not known whether the block was stored: read {@link LedgerStore#size()}. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was being done, and what the store said */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param message what is wrong with what is stored */
    public StoreException(String message) {
        super(message);
    }
}
