package nl.korpsmonitor.ledger.store;

/** The store failed. After an append it is not known whether the block was stored: read {@link LedgerStore#size()}. */
public sealed class StoreException extends RuntimeException permits DamagedStoreException {
    private static final long serialVersionUID = 1L;

    /** @param message what was being done, and what the store said */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param message what is wrong with the store; {@link DamagedStoreException} is for what is wrong with what it holds */
    public StoreException(String message) {
        super(message);
    }
}
