package nl.korpsmonitor.transparency.json;

/**
 * The bytes are not the JSON that {@link JsonReader} accepts. The message says what is wrong and at which byte, and never quotes the document, which may
 * be confidential.
 */
public final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    MalformedJsonException(String reason, int offset) {
        super(reason + " (at byte " + offset + ")");
        this.offset = offset;
    }

    /** The byte, counted from 0, at which the fault was noticed; the document's length when it ends too early. */
    public int offset() {
        return offset;
    }

    /** What is wrong; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
