package nl.korpsmonitor.ledger.claim;

/**
 * A task that one process at a time does. At most one holds it, save for a moment: a process that was suspended may still believe that it does when it
 * wakes. So what is done under a claim must be harmless when it is done twice. Safe for use by many threads.
 */
public interface Claim extends AutoCloseable {
    /**
     * Whether this process holds it; takes it when nobody else does. To be asked again and again while the task is being done: that is what keeps it.
     *
     * @return false when somebody else holds it, and also when nobody can tell
     */
    boolean held();

    /** Lets another process have it at once. Asked again, this may take it again. */
    void release();

    /** Releases it for good. */
    @Override
    void close();

    /** For a process that has everything to itself. */
    static Claim always() {
        return new Claim() {
            @Override
            public boolean held() {
                return true;
            }

            @Override
            public void release() {
                // Nobody else waits for it.
            }

            @Override
            public void close() {
                // See release.
            }
        };
    }
}
