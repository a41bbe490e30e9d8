package nl.korpsmonitor.command.recommendation;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import nl.korpsmonitor.command.http.PathSubject;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.http.Writes;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.AssignDirector;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.AssignOwner;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ConcludeAgreement;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.DecideRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.FollowUpAgreement;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.FulfilRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.IssueRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.MakeAgreement;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.MoveRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReopenRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReportProgress;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReportStatus;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ReviseDecision;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.SupersedeRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.WithdrawDecision;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes about recommendations. Paths name the edition by its year. */
@RestController
@RequestMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
public class RecommendationWrites {
    private static final String SELF = "/v1/recommendations/{year}/{code}";

    private final WriteEndpoint endpoint;

    /** @param endpoint does the work */
    public RecommendationWrites(WriteEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Issues a recommendation under an edition; its body names the code. */
    @PostMapping("/v1/editions/{year}/recommendations")
    @Writes(value = IssueRecommendation.class, named = "code")
    ResponseEntity<Object> issue(HttpServletRequest request, @PathVariable String year) throws IOException {
        return endpoint.acceptNamed(
                request, IssueRecommendation.class, "code", code -> PathSubject.recommendation(year, code));
    }

    /** Records what was decided. */
    @PostMapping(SELF + "/decisions")
    @Writes(DecideRecommendation.class)
    ResponseEntity<Object> decide(HttpServletRequest request, @PathVariable String year, @PathVariable String code)
            throws IOException {
        return endpoint.accept(request, DecideRecommendation.class, PathSubject.recommendation(year, code));
    }

    /** Records another decision in place of the one in force. */
    @PostMapping(SELF + "/revisions")
    @Writes(ReviseDecision.class)
    ResponseEntity<Object> revise(HttpServletRequest request, @PathVariable String year, @PathVariable String code)
            throws IOException {
        return endpoint.accept(request, ReviseDecision.class, PathSubject.recommendation(year, code));
    }

    /** Withdraws the decision in force. */
    @PostMapping(SELF + "/withdrawals")
    @Writes(WithdrawDecision.class)
    ResponseEntity<Object> withdraw(HttpServletRequest request, @PathVariable String year, @PathVariable String code)
            throws IOException {
        return endpoint.accept(request, WithdrawDecision.class, PathSubject.recommendation(year, code));
    }

    /** Records what a source says of how things stand. */
    @PostMapping(SELF + "/status-reports")
    @Writes(ReportStatus.class)
    ResponseEntity<Object> reportStatus(
            HttpServletRequest request, @PathVariable String year, @PathVariable String code) throws IOException {
        return endpoint.accept(request, ReportStatus.class, PathSubject.recommendation(year, code));
    }

    /** Records who directs the follow-up. */
    @PostMapping(SELF + "/directors")
    @Writes(AssignDirector.class)
    ResponseEntity<Object> assignDirector(
            HttpServletRequest request, @PathVariable String year, @PathVariable String code) throws IOException {
        return endpoint.accept(request, AssignDirector.class, PathSubject.recommendation(year, code));
    }

    /** Records who carries it out. */
    @PostMapping(SELF + "/owners")
    @Writes(AssignOwner.class)
    ResponseEntity<Object> assignOwner(HttpServletRequest request, @PathVariable String year, @PathVariable String code)
            throws IOException {
        return endpoint.accept(request, AssignOwner.class, PathSubject.recommendation(year, code));
    }

    /** Records an agreement; its body names the code. */
    @PostMapping(SELF + "/agreements")
    @Writes(MakeAgreement.class)
    ResponseEntity<Object> makeAgreement(
            HttpServletRequest request, @PathVariable String year, @PathVariable String code) throws IOException {
        return endpoint.accept(request, MakeAgreement.class, PathSubject.recommendation(year, code));
    }

    /** Records what was done about an agreement. */
    @PostMapping(SELF + "/agreements/{agreement}/follow-ups")
    @Writes(FollowUpAgreement.class)
    ResponseEntity<Object> followUpAgreement(
            HttpServletRequest request,
            @PathVariable String year,
            @PathVariable String code,
            @PathVariable String agreement)
            throws IOException {
        return endpoint.accept(
                request,
                FollowUpAgreement.class,
                PathSubject.recommendation(year, code),
                Map.of("agreement", agreement));
    }

    /** Records how an agreement ended. */
    @PostMapping(SELF + "/agreements/{agreement}/conclusions")
    @Writes(ConcludeAgreement.class)
    ResponseEntity<Object> concludeAgreement(
            HttpServletRequest request,
            @PathVariable String year,
            @PathVariable String code,
            @PathVariable String agreement)
            throws IOException {
        return endpoint.accept(
                request,
                ConcludeAgreement.class,
                PathSubject.recommendation(year, code),
                Map.of("agreement", agreement));
    }

    /** Records how far the follow-up is. */
    @PostMapping(SELF + "/progress")
    @Writes(ReportProgress.class)
    ResponseEntity<Object> reportProgress(
            HttpServletRequest request, @PathVariable String year, @PathVariable String code) throws IOException {
        return endpoint.accept(request, ReportProgress.class, PathSubject.recommendation(year, code));
    }

    /** Records that it is done. */
    @PostMapping(SELF + "/fulfilments")
    @Writes(FulfilRecommendation.class)
    ResponseEntity<Object> fulfil(HttpServletRequest request, @PathVariable String year, @PathVariable String code)
            throws IOException {
        return endpoint.accept(request, FulfilRecommendation.class, PathSubject.recommendation(year, code));
    }

    /** Opens it again. */
    @PostMapping(SELF + "/reopenings")
    @Writes(ReopenRecommendation.class)
    ResponseEntity<Object> reopen(HttpServletRequest request, @PathVariable String year, @PathVariable String code)
            throws IOException {
        return endpoint.accept(request, ReopenRecommendation.class, PathSubject.recommendation(year, code));
    }

    /** Gives it to a successor of the addressed organisation. */
    @PostMapping(SELF + "/moves")
    @Writes(MoveRecommendation.class)
    ResponseEntity<Object> move(HttpServletRequest request, @PathVariable String year, @PathVariable String code)
            throws IOException {
        return endpoint.accept(request, MoveRecommendation.class, PathSubject.recommendation(year, code));
    }

    /** Has a later recommendation take its place. */
    @PostMapping(SELF + "/supersessions")
    @Writes(SupersedeRecommendation.class)
    ResponseEntity<Object> supersede(HttpServletRequest request, @PathVariable String year, @PathVariable String code)
            throws IOException {
        return endpoint.accept(request, SupersedeRecommendation.class, PathSubject.recommendation(year, code));
    }
}
