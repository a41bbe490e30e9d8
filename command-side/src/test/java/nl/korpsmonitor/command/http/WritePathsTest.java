package nl.korpsmonitor.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import nl.korpsmonitor.command.CommandSide;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.document.DocumentWrites;
import nl.korpsmonitor.command.mandate.MandateWrites;
import nl.korpsmonitor.command.organisation.OrganisationWrites;
import nl.korpsmonitor.command.reading.CommandReader;
import nl.korpsmonitor.command.recommendation.RecommendationWrites;
import nl.korpsmonitor.command.running.CommandRunner;
import nl.korpsmonitor.command.running.RequestDigest;
import nl.korpsmonitor.command.testing.InMemoryTrail;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Every path leads to its command: what is missing from an empty body tells which one decided. */
class WritePathsTest {
    private static final InMemoryTrail TRAIL = new InMemoryTrail();
    private static final Configuration AXON = CommandSide.configure(
                    DefaultConfigurer.defaultConfiguration()
                            .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine()),
                    TRAIL,
                    Clock.fixed(Instant.parse("2013-12-31T12:00:00Z"), RecordedEvent.CALENDAR))
            .buildConfiguration();
    private static final MockMvc WEB = web();

    @BeforeAll
    static void start() {
        AXON.start();
    }

    @AfterAll
    static void stop() {
        AXON.shutdown();
    }

    @ParameterizedTest
    @CsvSource({
        "decisions, code outcome decidedBy mandate ground rationale occurredOn",
        "revisions, code revisedSequence outcome decidedBy mandate ground rationale reason occurredOn",
        "withdrawals, code withdrawnSequence reason occurredOn",
        "status-reports, code status source occurredOn",
        "directors, code organisation occurredOn",
        "owners, code organisation occurredOn",
        "agreements, code agreement kind parties content occurredOn",
        "agreements/a-1/follow-ups, code agreement note occurredOn",
        "agreements/a-1/conclusions, code agreement outcome note occurredOn",
        "progress, code progress note occurredOn",
        "fulfilments, code note occurredOn",
        "reopenings, code reason occurredOn",
        "moves, code organisation occurredOn",
        "supersessions, code supersededBy reason occurredOn"
    })
    void writes_about_a_recommendation(String path, String faults) {
        assertFaults("/v1/recommendations/2012/r-01/" + path, "{}", faults);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/organisations/x/names, code name occurredOn",
        "/v1/organisations/x/successions, code successors occurredOn",
        "/v1/organisations/x/ends, code occurredOn",
        "/v1/mandates/x/limitations, code scope from reason occurredOn",
        "/v1/mandates/x/revocations, code from reason occurredOn",
        "/v1/documents/x/corrections, identifier title date reason occurredOn"
    })
    void writes_about_what_exists(String path, String faults) {
        assertFaults(path, "{}", faults);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/editions/2012/recommendations, code, year text addressee urgency occurredOn",
        "/v1/organisations, code, name kind fictitious occurredOn",
        "/v1/mandates, code, holderOrganisation holderOffice scope validFrom document fictitious occurredOn",
        "/v1/documents, identifier, title date fictitious occurredOn"
    })
    void writes_that_make_something_new_name_it_in_their_body(String path, String field, String faults) {
        assertFaults(path, "{\"" + field + "\": \"x-1\"}", faults);
        assertFaults(path, "{\"" + field + "\": \"No Code\"}", field);
    }

    @Test
    void a_path_that_is_no_year_or_code_is_a_fault() {
        assertFaults("/v1/recommendations/12/R_01/decisions", "{}", "year code");
    }

    @Test
    void an_agreement_in_the_path_can_not_stand_in_the_body_too() {
        assertFaults(
                "/v1/recommendations/2012/r-01/agreements/a-1/follow-ups",
                "{\"agreement\": \"a-1\", \"note\": \"x\", \"occurredOn\": \"2013-01-01\"}",
                "agreement");
    }

    private void assertFaults(String path, String body, String faults) {
        Throwable thrown = catchThrowable(() ->
                WEB.perform(post(path).contentType(MediaType.APPLICATION_JSON).content(body)));
        assertThat(thrown).as(path).hasCauseInstanceOf(InvalidInputException.class);
        assertThat(((InvalidInputException) thrown.getCause()).faults())
                .as(path)
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder(Arrays.stream(faults.split(" ")).toArray(String[]::new));
    }

    private static MockMvc web() {
        WriteEndpoint endpoint = new WriteEndpoint(
                new CommandReader(),
                new CommandRunner(AXON.commandBus(), TRAIL, key -> Optional.empty()),
                new RequestDigest(new byte[32]),
                command -> new Actor(
                        "anna",
                        CommandCatalogue.entry(command.getClass()).roles().getFirst(),
                        null));
        return MockMvcBuilders.standaloneSetup(
                        new RecommendationWrites(endpoint),
                        new OrganisationWrites(endpoint),
                        new MandateWrites(endpoint),
                        new DocumentWrites(endpoint))
                .build();
    }
}
