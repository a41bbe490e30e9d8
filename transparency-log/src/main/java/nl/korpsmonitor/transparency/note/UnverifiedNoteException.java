package nl.korpsmonitor.transparency.note;

/** A note is not signed by whom it should be: its text must not be believed. */
public final class UnverifiedNoteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message which signature is false or missing */
    public UnverifiedNoteException(String message) {
        super(message);
    }

    /** What is wrong; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
