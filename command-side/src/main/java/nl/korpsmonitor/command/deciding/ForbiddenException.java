package nl.korpsmonitor.command.deciding;

/** Who asks may not do this; HTTP 403. Nothing was changed. */
public final class ForbiddenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is not allowed and who may do it, as one sentence */
    public ForbiddenException(String message) {
        super(message);
    }
}
