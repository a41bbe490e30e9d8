package nl.korpsmonitor.ledger.store;

/**
 * The store failed while it was appending, and the block may be stored now, later or never. To learn which, the same block is appended again: either that
 * stores it, or something stands at its position then for good.
 */
public final class InDoubtException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was being done, and what the store said */
    public InDoubtException(String message, Throwable cause) {
        super(message, cause);
    }
}
