package nl.korpsmonitor.transparency.verify;

/**
 * What was found under a name in an export or a log.
 *
 * @param state whether it is there
 * @param bytes the whole content; empty unless it is there
 * @param reason why it is not, in words that continue 'the file ...'
 */
record Content(State state, byte[] bytes, String reason) {

    enum State {
        PRESENT,
        MISSING,
        UNREADABLE
    }

    static final Content MISSING = new Content(State.MISSING, new byte[0], "is missing");

    static Content of(byte[] bytes) {
        return new Content(State.PRESENT, bytes, "");
    }

    static Content unreadable(String reason) {
        return new Content(State.UNREADABLE, new byte[0], reason);
    }

    static Content tooLong(int maxBytes) {
        return unreadable("is longer than the " + maxBytes + " bytes that it can have");
    }

    boolean present() {
        return state == State.PRESENT;
    }

    /** The last part of a finding's code. */
    String fault() {
        return state == State.MISSING ? "missing" : "unreadable";
    }
}
