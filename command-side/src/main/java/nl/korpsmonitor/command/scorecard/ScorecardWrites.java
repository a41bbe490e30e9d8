package nl.korpsmonitor.command.scorecard;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import nl.korpsmonitor.command.http.PathSubject;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.http.Writes;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ConfirmRectification;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ConfirmScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.CorrectScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.DropRectification;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.NoteClass;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ProposeRectification;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RecordScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RecordScorecard;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.WithdrawScore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes about scorecards: an organisation's own, or a force's judgement of a partner. */
@RestController
@RequestMapping(
        path = {ScorecardWrites.OWN, ScorecardWrites.PARTNER},
        consumes = MediaType.APPLICATION_JSON_VALUE)
public class ScorecardWrites {
    static final String OWN = "/v1/editions/{year}/scorecards/{organisation}";
    static final String PARTNER = OWN + "/by/{judgedBy}";

    private final WriteEndpoint endpoint;

    /** @param endpoint does the work */
    public ScorecardWrites(WriteEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Records a whole card. */
    @PostMapping
    @Writes(RecordScorecard.class)
    ResponseEntity<Object> recordCard(
            HttpServletRequest request,
            @PathVariable String year,
            @PathVariable String organisation,
            @PathVariable(required = false) @Nullable String judgedBy)
            throws IOException {
        return endpoint.accept(request, RecordScorecard.class, PathSubject.scorecard(year, organisation, judgedBy));
    }

    /** Records one score. */
    @PostMapping("/scores")
    @Writes(RecordScore.class)
    ResponseEntity<Object> record(
            HttpServletRequest request,
            @PathVariable String year,
            @PathVariable String organisation,
            @PathVariable(required = false) @Nullable String judgedBy)
            throws IOException {
        return endpoint.accept(request, RecordScore.class, PathSubject.scorecard(year, organisation, judgedBy));
    }

    /** Corrects a score. */
    @PostMapping("/scores/{dimension}/corrections")
    @Writes(CorrectScore.class)
    ResponseEntity<Object> correct(
            HttpServletRequest request,
            @PathVariable String year,
            @PathVariable String organisation,
            @PathVariable(required = false) @Nullable String judgedBy,
            @PathVariable String dimension)
            throws IOException {
        return endpoint.accept(
                request,
                CorrectScore.class,
                PathSubject.scorecard(year, organisation, judgedBy),
                Map.of("dimension", dimension));
    }

    /** Confirms a score. */
    @PostMapping("/scores/{dimension}/confirmations")
    @Writes(ConfirmScore.class)
    ResponseEntity<Object> confirm(
            HttpServletRequest request,
            @PathVariable String year,
            @PathVariable String organisation,
            @PathVariable(required = false) @Nullable String judgedBy,
            @PathVariable String dimension)
            throws IOException {
        return endpoint.accept(
                request,
                ConfirmScore.class,
                PathSubject.scorecard(year, organisation, judgedBy),
                Map.of("dimension", dimension));
    }

    /** Withdraws a score. */
    @PostMapping("/scores/{dimension}/withdrawals")
    @Writes(WithdrawScore.class)
    ResponseEntity<Object> withdraw(
            HttpServletRequest request,
            @PathVariable String year,
            @PathVariable String organisation,
            @PathVariable(required = false) @Nullable String judgedBy,
            @PathVariable String dimension)
            throws IOException {
        return endpoint.accept(
                request,
                WithdrawScore.class,
                PathSubject.scorecard(year, organisation, judgedBy),
                Map.of("dimension", dimension));
    }

    /** Proposes to rectify a score of an adopted edition. */
    @PostMapping("/scores/{dimension}/rectifications")
    @Writes(ProposeRectification.class)
    ResponseEntity<Object> proposeRectification(
            HttpServletRequest request,
            @PathVariable String year,
            @PathVariable String organisation,
            @PathVariable(required = false) @Nullable String judgedBy,
            @PathVariable String dimension)
            throws IOException {
        return endpoint.accept(
                request,
                ProposeRectification.class,
                PathSubject.scorecard(year, organisation, judgedBy),
                Map.of("dimension", dimension));
    }

    /** Rectifies a score, as another person proposed. */
    @PostMapping("/scores/{dimension}/rectifications/confirmations")
    @Writes(ConfirmRectification.class)
    ResponseEntity<Object> confirmRectification(
            HttpServletRequest request,
            @PathVariable String year,
            @PathVariable String organisation,
            @PathVariable(required = false) @Nullable String judgedBy,
            @PathVariable String dimension)
            throws IOException {
        return endpoint.accept(
                request,
                ConfirmRectification.class,
                PathSubject.scorecard(year, organisation, judgedBy),
                Map.of("dimension", dimension));
    }

    /** Gives up a proposed rectification. */
    @PostMapping("/scores/{dimension}/rectifications/withdrawals")
    @Writes(DropRectification.class)
    ResponseEntity<Object> dropRectification(
            HttpServletRequest request,
            @PathVariable String year,
            @PathVariable String organisation,
            @PathVariable(required = false) @Nullable String judgedBy,
            @PathVariable String dimension)
            throws IOException {
        return endpoint.accept(
                request,
                DropRectification.class,
                PathSubject.scorecard(year, organisation, judgedBy),
                Map.of("dimension", dimension));
    }

    /** Notes a published class. */
    @PostMapping("/noted-classes")
    @Writes(NoteClass.class)
    ResponseEntity<Object> noteClass(
            HttpServletRequest request,
            @PathVariable String year,
            @PathVariable String organisation,
            @PathVariable(required = false) @Nullable String judgedBy)
            throws IOException {
        return endpoint.accept(request, NoteClass.class, PathSubject.scorecard(year, organisation, judgedBy));
    }
}
