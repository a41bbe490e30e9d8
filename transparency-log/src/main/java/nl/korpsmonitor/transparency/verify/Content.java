package nl.korpsmonitor.transparency.verify;

/** What was found under a name in an export or a log. */
final class Content {

    static final Content MISSING = new Content(State.MISSING, new byte[0], "is missing");

    private final State state;
    private final byte[] bytes;
    private final String reason;

    enum State {
        PRESENT,
        MISSING,
        UNREADABLE
    }

    private Content(State state, byte[] bytes, String reason) {
        this.state = state;
        this.bytes = bytes;
        this.reason = reason;
    }

    /** Takes over the bytes. */
    static Content of(byte[] bytes) {
        return new Content(State.PRESENT, bytes, "");
    }

    /** @param reason in words that continue 'the file ...' */
    static Content unreadable(String reason) {
        return new Content(State.UNREADABLE, new byte[0], reason);
    }

    static Content tooLong(int maxBytes) {
        return unreadable("is longer than the " + maxBytes + " bytes that it can have");
    }

    boolean present() {
        return state == State.PRESENT;
    }

    boolean missing() {
        return state == State.MISSING;
    }

    /** The whole content, not copied; empty unless it is there. */
    byte[] bytes() {
        return bytes;
    }

    /** Why it is not there, in words that continue 'the file ...'. */
    String reason() {
        return reason;
    }

    /** The last part of a finding's code. */
    String fault() {
        return missing() ? "missing" : "unreadable";
    }
}
