package nl.korpsmonitor.query.state;

import java.util.List;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.problems.RefusedException;

/** Makes the files of issued dossiers again. The service implements it, since the command side has them made first. Safe for use by many threads. */
@FunctionalInterface
public interface DossierFiles {
    /**
     * A dossier that was made again.
     *
     * @param zip which need not be the one that was handed over; not copied, so leave it as it is
     * @param missing identifiers of documents whose file it lacks because the store has lost it
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; it may be large.
    record Again(byte[] zip, List<String> missing) {
        public Again {
            missing = List.copyOf(missing);
        }
    }

    /**
     * Makes a dossier again; who asks plays no part.
     *
     * @param inquiry its code
     * @param issued what is recorded of it; whatever of {@code disclosed} was withheld or erased since is left out
     * @throws RefusedException when it can't be made, such as when a document's file is damaged
     */
    Again again(String inquiry, DossierIssued issued);
}
