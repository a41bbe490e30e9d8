package nl.korpsmonitor.transparency.witness;

/** A witness's memory is damaged, in use or out of order. It cosigns nothing until that is mended; the message says what is wrong and what to do. */
public final class WitnessStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong and what to do */
    public WitnessStateException(String message) {
        super(message);
    }

    /** @param message what is wrong and what to do */
    public WitnessStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
