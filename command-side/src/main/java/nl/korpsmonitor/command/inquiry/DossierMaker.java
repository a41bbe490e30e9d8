package nl.korpsmonitor.command.inquiry;

import java.util.List;
import nl.korpsmonitor.events.InquiryEvent.Disclosed;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the ZIP of a dossier from the ledger. The service implements it. Making takes seconds; it is asked on the thread of the request, and never while an inquiry
 * is locked. Safe for use by many threads.
 */
public interface DossierMaker {
    /**
     * Makes a dossier for the first time. A confidential one shows the values that who asks may open and that are not withheld; that he views them is recorded
     * before they are put in.
     *
     * @param purpose why who asks opens confidential values; null opens none: for a public dossier, and for a rehearsal, whose file is thrown away
     * @throws RefusedException when it can't be made, such as when it would hold too much; it says what to do
     * @throws InvalidInputException naming the field of the request that is wrong
     */
    MadeDossier make(DossierOrder order, @Nullable String purpose);

    /**
     * Makes a dossier again, that was issued, for whoever may have it: who asks, and what he may open, plays no part.
     *
     * @param disclosed the confidential values that it showed; those and no others are shown, save what was withheld or erased since, which is left out
     * @return the same bytes, unless one of them was, a document's file was lost, or another release of the program made it
     * @throws RefusedException when it can't be made, such as when a document's file is damaged
     */
    MadeDossier again(DossierOrder order, List<Disclosed> disclosed);
}
