package nl.korpsmonitor.ledger.store;

/** An entry of the block has the id, or the subject and sequence, of another, or is of a command whose key is taken. Nothing of the block was stored. */
public final class DuplicateEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int index;

    /** @param index of the entry within the block; a command's first one */
    public DuplicateEntryException(int index, String message) {
        super(message);
        this.index = index;
    }

    /** Which entry of the block, from 0. */
    public int index() {
        return index;
    }
}
