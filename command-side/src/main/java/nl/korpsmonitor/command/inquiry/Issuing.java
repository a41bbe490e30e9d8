package nl.korpsmonitor.command.inquiry;

import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.inquiry.InquiryCommand.IssueDossier;
import nl.korpsmonitor.command.inquiry.InquiryCommand.RecordDossier;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.problems.RefusedException;
import org.jspecify.annotations.Nullable;

/** Decides which dossiers are issued: of every answer, any number of them; of a closed inquiry too, as they only hand over what was answered. */
final class Issuing {
    /** The most dossiers of one inquiry. */
    static final int MAXIMUM_DOSSIERS = 1_000;

    private Issuing() {}

    /**
     * Whether one may be made.
     *
     * @return nothing: there is nothing to record before it is made
     */
    static List<InquiryEvent> issue(IssueDossier command, InquiryState state, Faults faults, References references) {
        if (command.occurredOn() != null) {
            faults.pastDay("occurredOn", command.occurredOn(), references.today());
        }
        @Nullable Integer answer = command.answer();
        faults.check(
                answer == null || (answer >= 0 && (answer < state.answers() || state.answers() == 0)),
                "answer",
                "the inquiry has no answer of this number; 0 is the first, then come the amendments from 1");
        faults.orThrow();
        requireOneMore(state);
        return List.of();
    }

    /** Records one that was made of the state as it is. */
    static List<InquiryEvent> record(RecordDossier command, InquiryState state, Faults faults) {
        DossierIssued dossier = command.dossier();
        faults.orThrow();
        requireOneMore(state);
        if (dossier.number() != state.dossiers() + 1 || dossier.answer() >= state.answers()) {
            throw changedMeanwhile();
        }
        return List.of(dossier);
    }

    /** It is not the inquiry any more of which the dossier was made. */
    static RefusedException changedMeanwhile() {
        return new RefusedException(
                "changed-meanwhile",
                "The inquiry changed while its dossier was made. Nothing was recorded; look at the inquiry and ask again.");
    }

    private static void requireOneMore(InquiryState state) {
        if (state.answers() == 0) {
            throw new RefusedException("not-answered", "The inquiry was not answered yet; answer it.");
        }
        if (state.dossiers() == MAXIMUM_DOSSIERS) {
            throw new RefusedException("too-many", "An inquiry has at most " + MAXIMUM_DOSSIERS + " dossiers.");
        }
    }
}
