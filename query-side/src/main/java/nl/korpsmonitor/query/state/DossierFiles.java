package nl.korpsmonitor.query.state;

import nl.korpsmonitor.events.InquiryEvent.DossierIssued;

/** Makes the files of issued dossiers again. The service implements it, since the command side has them made first. Safe for use by many threads. */
@FunctionalInterface
public interface DossierFiles {
    /**
     * Makes a ZIP again; who asks plays no part.
     *
     * @param inquiry its code
     * @param issued what is recorded of it; whatever of {@code disclosed} was withheld or erased since is left out
     * @return the ZIP, which need not be the one that was handed over
     */
    byte[] again(String inquiry, DossierIssued issued);
}
