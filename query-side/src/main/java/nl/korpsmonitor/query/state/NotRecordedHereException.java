package nl.korpsmonitor.query.state;

/** Confidential values are shown by a node that can record it, which this one can't; HTTP 421. */
public final class NotRecordedHereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what to do. */
    public NotRecordedHereException() {
        super(
                "This node only answers questions: it can't record that confidential values are read, so it shows none. Ask a"
                        + " node that takes commands too, or leave out Viewing-Purpose.");
    }
}
