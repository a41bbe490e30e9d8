package nl.korpsmonitor.transparency.verify;

/** What another program holds a dossier to beyond what this verifier does: it knows what the events mean. */
@FunctionalInterface
public interface DossierContents {
    /**
     * Checks a dossier whose files and events were looked at.
     *
     * @param report takes what is found
     */
    void check(DossierFiles files, ReportBuilder report);
}
