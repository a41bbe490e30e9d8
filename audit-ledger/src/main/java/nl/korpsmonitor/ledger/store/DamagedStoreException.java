package nl.korpsmonitor.ledger.store;

/** What is stored is not as this program stored it. Trying again does not help: verify the ledger, and restore what is damaged. */
public final class DamagedStoreException extends StoreException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with what is stored */
    public DamagedStoreException(String message) {
        super(message);
    }

    /** @param message what is wrong with what is stored */
    public DamagedStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
