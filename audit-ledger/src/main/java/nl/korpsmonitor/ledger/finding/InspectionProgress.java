package nl.korpsmonitor.ledger.finding;

/** Hears how far an inspection is. */
@FunctionalInterface
public interface InspectionProgress {
    /** Tells nobody. */
    InspectionProgress NONE = (phase, done, total) -> {};

    /**
     * Called now and then.
     *
     * @param phase what is being done, such as 'Entries'
     * @param done how many, 1 to total
     * @param total 1 or more
     */
    void step(String phase, long done, long total);
}
