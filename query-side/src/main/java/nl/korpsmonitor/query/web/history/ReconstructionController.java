package nl.korpsmonitor.query.web.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Cursor;
import nl.korpsmonitor.query.web.exchange.Editions;
import nl.korpsmonitor.query.web.exchange.KnownAtParameters;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.PageParameters;
import nl.korpsmonitor.query.web.history.ReconstructionBody.Listed;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reconstructs what the ledger did not see. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "History")
class ReconstructionController {
    private final Trail trail;
    private final States states;
    private final Viewer viewer;
    private final Clock clock;

    ReconstructionController(Trail trail, States states, Viewer viewer, Clock clock) {
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GetMapping("/v1/reconstructions")
    @Operation(
            summary = "Reconstructs what was known on a day, from what was recorded later.",
            description =
                    "For days before the ledger's first entry, of which it attests nothing. It takes sources and dates"
                            + " at their word, says which events it used, and is never mixed with what is attested."
                            + " With knownAt it uses what was recorded until then, as an answer that cited it did. A subject"
                            + " of which more than 10,000 events are recorded is refused; of an edition it is named in"
                            + " notReconstructed.")
    ReconstructionPage reconstructions(
            @ParameterObject ReconstructionQuestion reconstructionQuestion,
            @ParameterObject KnownAtParameters stateParameters,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        ReconstructionQuestion.Asked asked = reconstructionQuestion.read(clock);
        int wanted = pageParameters.size();
        Cursor cursor = Cursor.decode(pageParameters.cursor());
        StateQuestion question = stateParameters.state().question();
        State state = states.at(cursor == null ? question : question.pinnedTo(cursor.position()), viewer);
        Reconstructions reconstructions = new Reconstructions(trail, state.visibility(), asked.day());
        if (asked.subject() != null) {
            Reconstruction found = required(reconstructions, asked.subject(), state);
            return ReconstructionBody.page(List.of(new Listed(found)), reconstructions, state.moment(), null);
        }
        int ofEdition = Objects.requireNonNull(asked.edition(), "one of the two is there");
        Editions.find(state, ofEdition);
        EditionSubjects.Stretch<Listed> found = new EditionSubjects(state, ofEdition)
                .stretch(cursor, wanted, each -> ReconstructionBody.listed(each, reconstructions, state.moment()));
        Cursor next = found.next();
        return ReconstructionBody.page(
                found.items(),
                reconstructions,
                state.moment(),
                next == null ? null : Lister.link(request, "cursor", next.encode()));
    }

    /** What is reconstructed of a subject, as it must be there. */
    static Reconstruction required(Reconstructions reconstructions, Subject subject, State state) {
        return reconstructions
                .of(subject, state.moment().beforePosition())
                .orElseThrow(() -> Absent.of(subject.id(), state.moment()));
    }
}
