package nl.korpsmonitor.ledger.store;

/** Somebody else appended first. Nothing of the block was stored. */
public final class StaleHeadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param expected the block's first position
     * @param actual the store's size
     */
    public StaleHeadException(long expected, long actual) {
        super("the block begins at position " + expected + ", but the store has " + actual + " entries");
    }
}
