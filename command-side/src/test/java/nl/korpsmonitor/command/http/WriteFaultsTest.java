package nl.korpsmonitor.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.document.DocumentCommand.RegisterDocument;
import nl.korpsmonitor.command.edition.EditionCommand.OpenEdition;
import nl.korpsmonitor.command.mandate.MandateCommand.GrantMandate;
import nl.korpsmonitor.command.organisation.OrganisationCommand.RegisterOrganisation;
import nl.korpsmonitor.command.reading.CommandReader;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.IssueRecommendation;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.WithdrawDecision;
import nl.korpsmonitor.command.running.LedgerDesk;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ConfirmScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RecordScore;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Role;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** A sender hears of every wrong field at once, whatever could not be read. */
class WriteFaultsTest {
    private static final String SCORE =
            "{\"dimension\":\"staff\",\"score\":\"3.5\",\"reason\":\"counted\",\"occurredOn\":\"2013-02-01\"}";

    @TempDir
    private Path directory;

    private LedgerDesk desk;
    private WriteEndpoint endpoint;

    @BeforeEach
    void open() {
        desk = LedgerDesk.openForScoring(directory.resolve("ledger"));
        endpoint = new WriteEndpoint(
                new CommandReader(),
                desk.runner(),
                desk.ledger().requestDigest(),
                command -> LedgerDesk.by("anna", command).actor());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static MockHttpServletRequest request(String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private List<FieldFault> faultsOf(ThrowingCallable write) {
        long size = desk.ledger().size();
        List<FieldFault> faults = new ArrayList<>();
        assertThatThrownBy(write).isInstanceOfSatisfying(InvalidInputException.class, e -> faults.addAll(e.faults()));
        assertThat(desk.ledger().size()).isEqualTo(size);
        return faults;
    }

    @Test
    void a_new_edition_without_its_year_hears_of_every_other_wrong_field() {
        assertThat(faultsOf(() -> endpoint.acceptNamed(
                        request("{\"title\":7,\"fictitious\":\"yes\",\"provenance\":\"HERE\","
                                + "\"occurredOn\":\"2077-01-10\",\"x\":1}"),
                        OpenEdition.class,
                        "year",
                        PathSubject::edition)))
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder("year", "title", "provenance", "fictitious", "occurredOn", "x");
    }

    static List<Arguments> creations() {
        return List.of(
                arguments(OpenEdition.class, "year", named(PathSubject::edition), "title"),
                arguments(
                        RegisterOrganisation.class,
                        "code",
                        named(code -> PathSubject.of("organisation", "code", code)),
                        "name"),
                arguments(
                        GrantMandate.class,
                        "code",
                        named(code -> PathSubject.of("mandate", "code", code)),
                        "holderOffice"),
                arguments(
                        RegisterDocument.class,
                        "identifier",
                        named(code -> PathSubject.of("document", "identifier", code)),
                        "title"),
                arguments(
                        IssueRecommendation.class,
                        "code",
                        named(code -> PathSubject.recommendation("2013", code)),
                        "text"));
    }

    private static Function<String, PathSubject> named(Function<String, PathSubject> subject) {
        return subject;
    }

    @ParameterizedTest
    @MethodSource("creations")
    void whatever_is_made_a_missing_or_wrong_name_hides_no_other_fault(
            Class<? extends Command> type, String nameField, Function<String, PathSubject> subject, String required) {
        for (String name : new String[] {"", "\"" + nameField + "\":\"No Code\",", "\"" + nameField + "\":[],"}) {
            assertThat(faultsOf(() -> endpoint.acceptNamed(
                            request("{" + name + "\"occurredOn\":\"2077-01-10\",\"x\":1}"), type, nameField, subject)))
                    .as(name)
                    .extracting(FieldFault::field)
                    .contains(nameField, required, "occurredOn", "x")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void the_fields_that_are_told_are_those_that_the_body_can_have() {
        assertThat(faultsOf(() ->
                        endpoint.acceptNamed(request("{\"x\":1}"), OpenEdition.class, "year", PathSubject::edition)))
                .contains(new FieldFault(
                        "x", "is not a field here; known are year, title, provenance, fictitious, occurredOn"));
        assertThat(faultsOf(() -> endpoint.accept(
                        request("{\"x\":1}"),
                        ConfirmScore.class,
                        PathSubject.scorecard("2013", "force", null),
                        Map.of("dimension", "staff"))))
                .contains(new FieldFault("x", "is not a field here; known are score, occurredOn"));
    }

    @Test
    void a_wrong_path_and_a_wrong_header_hide_no_fault_that_the_decision_finds() {
        MockHttpServletRequest request =
                request("{\"dimension\":\"unknown\",\"score\":\"9\",\"occurredOn\":\"2077-01-01\"}");
        request.addHeader("If-Match", "5");
        assertThat(faultsOf(() ->
                        endpoint.accept(request, RecordScore.class, PathSubject.scorecard("2013", "No Code", null))))
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder("If-Match", "organisation", "dimension", "score", "reason", "occurredOn");
        assertThat(faultsOf(() -> endpoint.accept(
                        request("{\"occurredOn\":\"2077-01-01\"}"),
                        RecordScore.class,
                        PathSubject.scorecard("20x3", "nobody", null))))
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder("year", "organisation", "dimension", "score", "reason", "occurredOn");
    }

    @Test
    void an_edition_that_is_not_there_hides_no_other_fault() {
        assertThat(faultsOf(() -> endpoint.accept(
                        request("{\"occurredOn\":\"2077-01-01\"}"),
                        RecordScore.class,
                        PathSubject.scorecard("2014", "nobody", null))))
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder("year", "organisation", "dimension", "score", "reason", "occurredOn");
        assertThat(faultsOf(() -> endpoint.accept(
                        request("{\"occurredOn\":\"2077-01-01\"}"),
                        WithdrawDecision.class,
                        PathSubject.recommendation("2014", "r-01"))))
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder(
                        "year", "withdrawnSequence", "decidedBy", "mandate", "ground", "reason", "occurredOn");
        assertThat(faultsOf(() -> endpoint.accept(
                        request("{\"occurredOn\":\"2077-01-01\"}"),
                        WithdrawDecision.class,
                        PathSubject.recommendation("2013", "r-01"))))
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder(
                        "code", "withdrawnSequence", "decidedBy", "mandate", "ground", "reason", "occurredOn");
    }

    @Test
    void an_assessor_of_another_organisation_is_forbidden_only_what_can_be_read() {
        WriteEndpoint assessor = new WriteEndpoint(
                new CommandReader(),
                desk.runner(),
                desk.ledger().requestDigest(),
                command -> new Actor("anna", Role.ASSESSOR, "partner"));
        assertThat(faultsOf(() -> assessor.accept(
                        request(SCORE), RecordScore.class, PathSubject.scorecard("2013", "No Code", null))))
                .extracting(FieldFault::field)
                .containsExactly("organisation");
        MockHttpServletRequest request = request(SCORE);
        request.addHeader("If-Match", "5");
        assertThatThrownBy(
                        () -> assessor.accept(request, RecordScore.class, PathSubject.scorecard("2013", "force", null)))
                .isInstanceOf(ForbiddenException.class);
    }
}
