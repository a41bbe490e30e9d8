package nl.korpsmonitor.events.problems;

/** There is no such thing, or none that this reader may know of; HTTP 404. */
public final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was looked for, as one sentence; the same whether it is absent or not to be seen */
    public NotFoundException(String message) {
        super(message);
    }
}
