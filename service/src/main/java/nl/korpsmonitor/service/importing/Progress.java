package nl.korpsmonitor.service.importing;

/** Hears how far an import is. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (phase, done, total) -> {};

    /**
     * Called after every record.
     *
     * @param phase what is being done, such as 'Checking'
     * @param done how many records, 1 to total
     */
    void step(String phase, int done, int total);
}
