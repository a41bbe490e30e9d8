package nl.korpsmonitor.ledger.sequencer;

/** An event's place in its subject is not the next one, or its id is taken. Nothing of the request was appended. */
public final class SequenceTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int index;

    SequenceTakenException(int index, String message) {
        super(message);
        this.index = index;
    }

    /** Which event of the request, from 0. */
    public int index() {
        return index;
    }
}
