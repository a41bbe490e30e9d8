package nl.korpsmonitor.command.deciding;

/** No published checkpoint covers yet what an answer stands on; HTTP 503 with {@code Retry-After}. Nothing was recorded. */
public final class CheckpointMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param position that must be covered */
    public CheckpointMissingException(long position) {
        super("No published checkpoint covers position " + position
                + " yet, and an answer stands on one. Nothing was recorded: answer again in a moment;"
                + " /health/checkpoints says what holds it up.");
    }
}
