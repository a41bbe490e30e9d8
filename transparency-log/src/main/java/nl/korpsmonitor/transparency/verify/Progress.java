package nl.korpsmonitor.transparency.verify;

/** Hears how far a verification is. */
@FunctionalInterface
public interface Progress {

    /** Nobody listens. */
    Progress SILENT = (done, total) -> {};

    /**
     * Called after every few hundred entries, from one thread.
     *
     * @param done entries replayed
     * @param total entries in the checkpoint
     */
    void at(long done, long total);
}
