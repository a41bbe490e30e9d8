package nl.korpsmonitor.transparency.verify;

/**
 * What the person asked for cannot be done: an argument is wrong, a file is missing, an address does not answer. It says nothing about the evidence. The
 * message is one line that names the argument and the remedy.
 */
public final class BadInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message names the argument and the remedy */
    public BadInputException(String message) {
        super(message);
    }

    /** @param message names the argument and the remedy */
    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
