package nl.korpsmonitor.query.state;

/** Tells the ledger's tree head; the service takes it from the ledger. Safe for use by many threads. */
@FunctionalInterface
public interface LedgerRoot {
    /** The head as of now. */
    Head head();

    /**
     * Size and root that belong together.
     *
     * @param size how many entries
     * @param root base64 of the RFC 6962 root over them
     */
    record Head(long size, String root) {}
}
