package nl.korpsmonitor.ledger.checkpoint;

/** What would be signed contradicts what was signed before. Nothing more may be signed; the message says what is seen and what to do. */
public final class InconsistentLogException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    InconsistentLogException(String message) {
        super(message);
    }

    InconsistentLogException(String message, Throwable cause) {
        super(message, cause);
    }
}
