package nl.korpsmonitor.ledger;

/** The idempotency key was used before. Nothing was appended now; the first receipt stands. */
public final class RepeatedCommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Receipt first;
    private final String firstRequest;

    /**
     * @param first what the first command under the key left
     * @param firstRequest its request digest ({@code cause.request}); empty when it had none
     */
    public RepeatedCommandException(Receipt first, String firstRequest) {
        super("a command with this idempotency key was recorded at position " + first.firstPosition());
        this.first = first;
        this.firstRequest = firstRequest;
    }

    /** What the first command left. */
    public Receipt first() {
        return first;
    }

    /** The first command's request digest. */
    public String firstRequest() {
        return firstRequest;
    }
}
