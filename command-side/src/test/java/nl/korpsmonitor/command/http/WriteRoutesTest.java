package nl.korpsmonitor.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.edition.EditionWrites;
import nl.korpsmonitor.command.reading.CommandReader;
import nl.korpsmonitor.command.running.LedgerDesk;
import nl.korpsmonitor.command.scorecard.ScorecardWrites;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

class WriteRoutesTest {
    @TempDir
    private Path directory;

    private final List<String> given = new ArrayList<>();
    private LedgerDesk desk;
    private MockMvc mvc;

    @RestControllerAdvice
    static class Problems {
        @ExceptionHandler
        ResponseEntity<String> invalid(InvalidInputException e) {
            return ResponseEntity.badRequest().body(e.getMessage());
        }
    }

    @BeforeEach
    void open() {
        desk = LedgerDesk.openForScoring(directory.resolve("ledger"));
        WriteEndpoint endpoint = new WriteEndpoint(
                new CommandReader(), desk.runner(), desk.ledger().requestDigest(), command -> {
                    given.add(CommandCatalogue.entry(command.getClass()).name() + " " + command.subject());
                    return LedgerDesk.by("anna", command).actor();
                });
        mvc = MockMvcBuilders.standaloneSetup(new EditionWrites(endpoint), new ScorecardWrites(endpoint))
                .setControllerAdvice(new Problems())
                .build();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private MockHttpServletResponse post(String path, String body) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post("/v1/editions" + path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse();
    }

    @ParameterizedTest
    @CsvSource({
        "/2013/framework, fix-framework edition/2013",
        "/2013/scoring-closures, close-scoring edition/2013",
        "/2013/adoptions, adopt-edition edition/2013",
        "/2013/offers, offer-edition edition/2013",
        "/2013/discussions, discuss-edition edition/2013",
        "/2013/presentations, present-edition edition/2013",
        "/2013/inspections, lay-edition-for-inspection edition/2013",
        "/2013/noted-steps, note-step edition/2013",
        "/2013/totals, note-totals edition/2013",
        "/2013/findings, note-finding edition/2013",
        "/2013/scale-mappings, fix-scale-mapping edition/2013",
        "/2013/scorecards/force, record-scorecard scorecard/2013/force",
        "/2013/scorecards/force/scores, record-score scorecard/2013/force",
        "/2013/scorecards/force/scores/staff/corrections, correct-score scorecard/2013/force",
        "/2013/scorecards/force/scores/staff/confirmations, confirm-score scorecard/2013/force",
        "/2013/scorecards/force/scores/staff/withdrawals, withdraw-score scorecard/2013/force",
        "/2013/scorecards/force/scores/staff/rectifications, propose-rectification scorecard/2013/force",
        "/2013/scorecards/force/scores/staff/rectifications/confirmations, confirm-rectification scorecard/2013/force",
        "/2013/scorecards/force/scores/staff/rectifications/withdrawals, drop-rectification scorecard/2013/force",
        "/2013/scorecards/partner/by/force/scores/staff/rectifications, propose-rectification scorecard/2013/partner/by/force",
        "/2013/scorecards/force/noted-classes, note-class scorecard/2013/force",
        "/2013/scorecards/partner/by/force, record-scorecard scorecard/2013/partner/by/force",
        "/2013/scorecards/partner/by/force/scores, record-score scorecard/2013/partner/by/force",
        "/2013/scorecards/partner/by/force/scores/staff/corrections, correct-score scorecard/2013/partner/by/force",
        "/2013/scorecards/partner/by/force/noted-classes, note-class scorecard/2013/partner/by/force",
    })
    void every_path_leads_to_its_command_and_an_empty_body_to_its_faults(String path, String command) throws Exception {
        MockHttpServletResponse response = post(path, "{}");
        assertThat(response.getStatus()).isEqualTo(400);
        String faults = response.getContentAsString();
        assertThat(faults).contains("occurredOn: is required");
        assertThat(faults.contains("dimension: ") && path.contains("/staff/"))
                .as("the path's dimension is taken, whatever else is missing: " + faults)
                .isFalse();
        assertThat(given).containsExactly(command);
    }

    @Test
    void an_edition_is_opened_and_scored_over_http() throws Exception {
        assertThat(post(
                                "",
                                "{\"year\":2012,\"title\":\"t\",\"provenance\":\"CONDUCTED_HERE\",\"fictitious\":false,"
                                        + "\"occurredOn\":\"2012-01-01\"}")
                        .getStatus())
                .isEqualTo(201);
        MockHttpServletResponse recorded = post(
                "/2013/scorecards/force/scores",
                "{\"dimension\":\"staff\",\"score\":\"3.5\",\"reason\":\"r\",\"occurredOn\":\"2013-02-01\"}");
        assertThat(recorded.getStatus()).isEqualTo(201);
        assertThat(recorded.getHeader("ETag")).isEqualTo("\"0\"");
        assertThat(recorded.getContentAsString())
                .contains("\"subject\":\"scorecard/2013/force\"")
                .contains("\"seq\":0")
                .contains("\"recordedAt\":\"2013-11-01T12:00:00");
        assertThat(post(
                                "/2013/scorecards/force/scores/staff/corrections",
                                "{\"oldScore\":\"3.5\",\"newScore\":\"4\",\"reason\":\"r\",\"occurredOn\":\"2013-02-02\"}")
                        .getStatus())
                .isEqualTo(201);
    }

    @Test
    void another_media_type_is_not_taken() throws Exception {
        assertThat(mvc.perform(MockMvcRequestBuilders.post("/v1/editions")
                                .contentType(MediaType.TEXT_PLAIN)
                                .content("{}"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(415);
    }
}
