package nl.korpsmonitor.ledger;

/**
 * The store failed in such a way that it is not known whether the events were appended. Repeat the command under the
 * same idempotency key: it is then recorded once.
 */
public final class OutcomeUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause what the store said */
    public OutcomeUnknownException(Throwable cause) {
        super("the store failed, and whether the events were recorded is not known yet", cause);
    }
}
