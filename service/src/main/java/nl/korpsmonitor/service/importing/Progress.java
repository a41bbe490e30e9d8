package nl.korpsmonitor.service.importing;

/** Hears how far an import, or other long work, is. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (phase, done, total) -> {};

    /**
     * Called after every record, or other unit of work.
     *
     * @param phase what is being done, such as 'Checking'
     * @param done how many units, 1 to total
     */
    void step(String phase, int done, int total);
}
