package nl.korpsmonitor.command.inquiry;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CiteEvidence;
import nl.korpsmonitor.command.inquiry.InquiryCommand.WithdrawCitation;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.CitationWithdrawn;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Text;
import org.jspecify.annotations.Nullable;

/** Decides what an answer stands on. */
final class Citing {
    /** The most items that one inquiry ever cites. */
    static final int MAXIMUM_ITEMS = 1_000;

    private Citing() {}

    static List<InquiryEvent> cite(
            CiteEvidence command, InquiryState state, Faults faults, @Nullable PartialDate on, References references) {
        @Nullable String item = faults.code("item", command.item());
        Citable citable = new Citable(faults, references, state.fictitious());
        @Nullable Evidence evidence = citable.checked(command.evidence());
        @Nullable String explanation = faults.optionalText("explanation", command.explanation(), Text.MAXIMUM_LENGTH);
        InquiryDecisions.requireOpen(faults, state);
        if (state.citations().items().contains(given(item))) {
            throw new RefusedException("item-taken", "An item of this code was cited before; take another code.");
        }
        if (state.citations().items().size() == MAXIMUM_ITEMS) {
            throw new RefusedException("too-many", "An inquiry cites at most " + MAXIMUM_ITEMS + " items.");
        }
        return List.of(new EvidenceCited(
                given(item),
                given(evidence),
                LastEvents.of(given(evidence), references, citable),
                explanation,
                given(on)));
    }

    static List<InquiryEvent> withdraw(
            WithdrawCitation command, InquiryState state, Faults faults, @Nullable PartialDate on) {
        @Nullable String item = faults.code("item", command.item());
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        InquiryDecisions.requireOpen(faults, state);
        if (!state.citations().inForce().containsKey(given(item))) {
            throw new RefusedException("not-cited", "No item of this code is cited; there is nothing to withdraw.");
        }
        return List.of(new CitationWithdrawn(given(item), given(reason), given(on)));
    }
}
