package nl.korpsmonitor.transparency.witness;

/** A witness did not answer in time, or not as its protocol asks. Nothing is known then about what it has cosigned; asking again later is right. */
public final class WitnessUnreachableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what happened, in a sentence that names the witness */
    public WitnessUnreachableException(String message) {
        super(message);
    }

    /** @param message what happened, in a sentence that names the witness */
    public WitnessUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
