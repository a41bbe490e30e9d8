package nl.korpsmonitor.transparency;

/**
 * Bytes or text are not in the form that a specification prescribes. The message says what is wrong, and where as far as that helps; it never quotes
 * the input, which may be confidential or hostile.
 */
public final class MalformedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong */
    public MalformedException(String message) {
        super(message);
    }

    /** @param message what is wrong */
    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What is wrong; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
