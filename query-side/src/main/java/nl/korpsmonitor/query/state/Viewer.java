package nl.korpsmonitor.query.state;

/**
 * Who reads, as far as it matters for what is shown. The implementation looks at the current request's login; it is
 * asked on the request's own thread.
 */
public interface Viewer {
    /** Whether editions that are not public yet, and all that belongs to them, may be read. */
    boolean mayReadUnpublished();

    /** Whether confidential fields of a single event may be opened. */
    boolean mayOpenConfidential();

    /** Whether those may be opened too that are withheld on a legal ground: by whoever supervises that. */
    boolean mayOpenWithheld();

    /** Somebody who did not log in. */
    Viewer ANONYMOUS = new Viewer() {
        @Override
        public boolean mayReadUnpublished() {
            return false;
        }

        @Override
        public boolean mayOpenConfidential() {
            return false;
        }

        @Override
        public boolean mayOpenWithheld() {
            return false;
        }
    };
}
