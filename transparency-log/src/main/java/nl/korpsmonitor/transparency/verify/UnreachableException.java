package nl.korpsmonitor.transparency.verify;

/** A served log did not answer, after several attempts. The message says which address and why. */
final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreachableException(String message) {
        super(message);
    }
}
