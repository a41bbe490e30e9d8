package nl.korpsmonitor.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import nl.korpsmonitor.command.edition.EditionCommand.OpenEdition;
import nl.korpsmonitor.command.reading.CommandReader;
import nl.korpsmonitor.command.running.LedgerDesk;
import nl.korpsmonitor.command.running.PreconditionFailedException;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ConfirmScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RecordScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.WithdrawScore;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

class WriteEndpointTest {
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

    private ResponseEntity<Object> record(MockHttpServletRequest request) throws IOException {
        return endpoint.accept(request, RecordScore.class, PathSubject.scorecard("2013", "force", null));
    }

    private void assertFaults(MockHttpServletRequest request, String... fields) {
        long size = desk.ledger().size();
        assertThatThrownBy(() -> record(request))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.faults())
                                .extracting(FieldFault::field)
                                .containsExactlyInAnyOrder(fields));
        assertThat(desk.ledger().size()).isEqualTo(size);
    }

    @Test
    void a_write_is_answered_with_its_receipt_its_tag_and_where_to_find_it() throws IOException {
        long size = desk.ledger().size();
        ResponseEntity<Object> answer = record(request(SCORE));
        assertThat(answer.getStatusCode().value()).isEqualTo(201);
        assertThat(answer.getHeaders().getETag()).isEqualTo("\"0\"");
        assertThat(answer.getHeaders().getLocation()).hasToString("/v1/events/" + size);
        assertThat(answer.getBody()).isInstanceOfSatisfying(WriteReceipt.class, receipt -> {
            assertThat(receipt.subject()).isEqualTo("scorecard/2013/force");
            assertThat(receipt.seq()).isZero();
            assertThat(receipt.positions()).containsExactly(size);
            assertThat(receipt.links())
                    .containsEntry("history", "/v1/events?subject=scorecard%2F2013%2Fforce")
                    .containsEntry("event", "/v1/events/" + receipt.positions().getFirst())
                    .containsEntry("proof", "/v1/events/" + receipt.positions().getFirst() + "/proof");
        });
    }

    @Test
    void a_repeat_is_answered_alike_and_says_so() throws IOException {
        MockHttpServletRequest request = request(SCORE);
        request.addHeader("Idempotency-Key", "k-1");
        ResponseEntity<Object> first = record(request);
        assertThat(first.getHeaders().containsHeader("Idempotency-Replayed")).isFalse();
        MockHttpServletRequest again = request(SCORE);
        again.addHeader("Idempotency-Key", "k-1");
        ResponseEntity<Object> second = record(again);
        assertThat(second.getBody()).isEqualTo(first.getBody());
        assertThat(second.getHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        MockHttpServletRequest other = request(SCORE.replace("3.5", "4"));
        other.addHeader("Idempotency-Key", "k-1");
        assertFaults(other, "Idempotency-Key");
    }

    @Test
    void the_path_counts_as_part_of_the_request() throws IOException {
        String body = "{\"oldScore\":\"3.5\",\"reason\":\"r\",\"occurredOn\":\"2013-02-01\"}";
        record(request(SCORE));
        record(request(SCORE.replace("staff", "checks")));
        MockHttpServletRequest first = request(body);
        first.addHeader("Idempotency-Key", "k-2");
        withdraw(first, "staff");
        MockHttpServletRequest other = request(body);
        other.addHeader("Idempotency-Key", "k-2");
        assertThatThrownBy(() -> withdraw(other, "checks"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Idempotency-Key");
    }

    @Test
    void the_precondition_counts_as_part_of_the_request() throws IOException {
        record(request(SCORE));
        String checks = SCORE.replace("staff", "checks");
        ResponseEntity<Object> first = record(conditional(checks, "\"0\""));
        assertThat(record(conditional(checks, "\"0\"")).getBody())
                .as("a repeat, though the subject has moved on by its own doing")
                .isEqualTo(first.getBody());
        assertFaults(conditional(checks, "*"), "Idempotency-Key");
        MockHttpServletRequest without = request(checks);
        without.addHeader("Idempotency-Key", "k-3");
        assertFaults(without, "Idempotency-Key");
    }

    private static MockHttpServletRequest conditional(String body, String ifMatch) {
        MockHttpServletRequest request = request(body);
        request.addHeader("Idempotency-Key", "k-3");
        request.addHeader("If-Match", ifMatch);
        return request;
    }

    private void withdraw(MockHttpServletRequest request, String dimension) throws IOException {
        endpoint.accept(
                request,
                WithdrawScore.class,
                PathSubject.scorecard("2013", "force", null),
                Map.of("dimension", dimension));
    }

    @Test
    void a_field_of_the_path_can_not_stand_in_the_body() {
        assertThatThrownBy(() -> endpoint.accept(
                        request("{\"dimension\":\"checks\",\"score\":\"3\",\"occurredOn\":\"2013-02-01\"}"),
                        ConfirmScore.class,
                        PathSubject.scorecard("2013", "force", null),
                        Map.of("dimension", "staff")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("dimension: ");
    }

    @Test
    void if_match_is_a_strong_tag_or_a_star() throws IOException {
        record(request(SCORE));
        MockHttpServletRequest stale = request(SCORE.replace("staff", "checks"));
        stale.addHeader("If-Match", "\"5\"");
        assertThatThrownBy(() -> record(stale)).isInstanceOf(PreconditionFailedException.class);
        for (String tag : new String[] {"0", "W/\"0\"", "\"0\", \"1\"", "\"x\"", ""}) {
            MockHttpServletRequest wrong = request(SCORE.replace("staff", "checks"));
            wrong.addHeader("If-Match", tag);
            assertFaults(wrong, "If-Match");
        }
        MockHttpServletRequest right = request(SCORE.replace("staff", "checks"));
        right.addHeader("If-Match", "\"0\"");
        assertThat(record(right).getHeaders().getETag()).isEqualTo("\"1\"");
    }

    @Test
    void a_dry_run_says_whether_it_would_be_recorded_and_changes_nothing() throws IOException {
        long size = desk.ledger().size();
        MockHttpServletRequest dry = request(SCORE);
        dry.setParameter("dryRun", "true");
        ResponseEntity<Object> answer = record(dry);
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody())
                .isInstanceOfSatisfying(
                        Rehearsal.class,
                        rehearsal ->
                                assertThat(rehearsal.events()).singleElement().isInstanceOf(ScoreRecorded.class));
        assertThat(desk.ledger().size()).isEqualTo(size);
        MockHttpServletRequest odd = request(SCORE);
        odd.setParameter("dryRun", "perhaps");
        assertFaults(odd, "dryRun");
    }

    @Test
    void every_wrong_field_is_named_whether_it_could_be_read_or_not() {
        assertFaults(
                request(
                        "{\"dimension\":\"unknown\",\"score\":7,\"reason\":\"\",\"occurredOn\":\"2030-01-01\",\"x\":1}"),
                "dimension",
                "score",
                "reason",
                "occurredOn",
                "x");
    }

    @Test
    void a_body_that_is_too_large_is_refused_and_not_read_whole() {
        assertFaults(request("{\"reason\":\"" + "a".repeat(200_000) + "\"}"), "body");
        assertFaults(request("not json"), "body");
    }

    @Test
    void a_new_edition_is_named_by_its_body() throws IOException {
        String body =
                "\"title\":\"t\",\"provenance\":\"CONDUCTED_HERE\",\"fictitious\":true,\"occurredOn\":\"2013-01-01\"}";
        ResponseEntity<Object> answer = endpoint.acceptNamed(
                request("{\"year\":2012," + body), OpenEdition.class, "year", PathSubject::edition);
        assertThat(answer.getBody())
                .isInstanceOfSatisfying(
                        WriteReceipt.class,
                        receipt -> assertThat(receipt.subject()).isEqualTo("edition/2012"));
        for (String year :
                new String[] {"", "\"year\":null,", "\"year\":2012.5,", "\"year\":\"next\",", "\"year\":[],"}) {
            assertThatThrownBy(() -> endpoint.acceptNamed(
                            request("{" + year + body), OpenEdition.class, "year", PathSubject::edition))
                    .as(year)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("year: ");
        }
    }
}
