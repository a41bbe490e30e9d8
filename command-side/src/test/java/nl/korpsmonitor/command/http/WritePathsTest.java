package nl.korpsmonitor.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Path;
import nl.korpsmonitor.command.audit.AuditWrites;
import nl.korpsmonitor.command.disclosure.DisclosureWrites;
import nl.korpsmonitor.command.document.DocumentFileWrites;
import nl.korpsmonitor.command.document.DocumentWrites;
import nl.korpsmonitor.command.document.FileStore;
import nl.korpsmonitor.command.hold.HoldWrites;
import nl.korpsmonitor.command.inquiry.DossierDesk;
import nl.korpsmonitor.command.inquiry.DossierWrites;
import nl.korpsmonitor.command.inquiry.InquiryWrites;
import nl.korpsmonitor.command.inquiry.InventedDossiers;
import nl.korpsmonitor.command.inquiry.PublishedCheckpoints;
import nl.korpsmonitor.command.mandate.MandateWrites;
import nl.korpsmonitor.command.organisation.OrganisationWrites;
import nl.korpsmonitor.command.reading.CommandReader;
import nl.korpsmonitor.command.recommendation.RecommendationWrites;
import nl.korpsmonitor.command.running.LedgerDesk;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRenamed;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Every path leads to its command: what is missing from an empty body tells which one decided. */
class WritePathsTest {
    @TempDir
    private Path directory;

    private LedgerDesk desk;
    private MockMvc web;

    @BeforeEach
    void open() {
        desk = LedgerDesk.open(directory.resolve("ledger"));
        WriteEndpoint endpoint = new WriteEndpoint(
                new CommandReader(),
                desk.runner(),
                desk.ledger().requestDigest(),
                command -> LedgerDesk.by("anna", command).actor());
        web = MockMvcBuilders.standaloneSetup(
                        new RecommendationWrites(endpoint),
                        new OrganisationWrites(endpoint),
                        new MandateWrites(endpoint),
                        new DocumentWrites(endpoint),
                        new DocumentFileWrites(
                                endpoint,
                                new FileStore(
                                        desk.ledger().documentIntake(),
                                        desk.ledger().documentFiles(),
                                        desk.ledger().trail(),
                                        1_000)),
                        new DisclosureWrites(endpoint, desk.ledger().trail()),
                        new HoldWrites(endpoint),
                        new InquiryWrites(endpoint),
                        new DossierWrites(
                                endpoint,
                                new DossierDesk(
                                        desk.ledger().trail(),
                                        PublishedCheckpoints.NONE,
                                        new InventedDossiers(),
                                        LedgerDesk.CLOCK)),
                        new AuditWrites(endpoint))
                .build();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void what_is_accepted_is_recorded_about_the_subject_that_the_path_and_the_body_name() throws Exception {
        String organisation = "{\"code\": \"comensha\", \"name\": \"CoMensha\", \"kind\": \"CHAIN_PARTNER\","
                + " \"fictitious\": false, \"occurredOn\": \"unknown\"}";
        web.perform(post("/v1/organisations").contentType(APPLICATION_JSON).content(organisation))
                .andExpect(status().isCreated());
        String name = "{\"name\": \"Stichting CoMensha\", \"occurredOn\": \"2012\"}";
        web.perform(post("/v1/organisations/comensha/names")
                        .contentType(APPLICATION_JSON)
                        .content(name))
                .andExpect(status().isCreated());
        Subject subject = Subject.organisation("comensha");
        assertThat(desk.ledger().trail().ofSubject(subject, 0, Long.MAX_VALUE, 10))
                .extracting(RecordedEvent::event)
                .containsExactly(
                        new OrganisationRegistered("CoMensha", Kind.CHAIN_PARTNER, null, PartialDate.UNKNOWN),
                        new OrganisationRenamed("Stichting CoMensha", null, new PartialDate("2012")));
    }

    @ParameterizedTest
    @CsvSource({
        "decisions, year outcome decidedBy mandate ground rationale occurredOn",
        "revisions, year revisedSequence outcome decidedBy mandate ground rationale reason occurredOn",
        "withdrawals, year withdrawnSequence decidedBy mandate ground reason occurredOn",
        "status-reports, year status source occurredOn",
        "directors, year organisation occurredOn",
        "owners, year organisation occurredOn",
        "agreements, year agreement kind parties content occurredOn",
        "agreements/a-1/follow-ups, year agreement note occurredOn",
        "agreements/a-1/conclusions, year agreement outcome note occurredOn",
        "progress, year progress note occurredOn",
        "fulfilments, year note occurredOn",
        "reopenings, year reason occurredOn",
        "moves, year organisation occurredOn",
        "supersessions, year supersededBy reason occurredOn"
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
        "/v1/documents/x/files, identifier",
        "/v1/documents/x/corrections, identifier title date reason occurredOn",
        "/v1/events/0/withholdings, field ground occurredOn",
        "/v1/events/0/releases, field reason occurredOn",
        "/v1/events/0/erasures, field ground reason occurredOn",
        "/v1/events/0/erasures/confirmations, field occurredOn",
        "/v1/events/0/erasures/withdrawals, field reason occurredOn",
        "/v1/holds/x/liftings, reason occurredOn",
        "/v1/inquiries/x/corrections, code reason occurredOn",
        "/v1/inquiries/x/reassignments, code ownerOrganisation ownerOffice reason occurredOn",
        "/v1/inquiries/x/extensions, code reason occurredOn",
        "/v1/inquiries/x/citations, code item evidence occurredOn",
        "/v1/inquiries/x/citations/b-1/withdrawals, code reason occurredOn",
        "/v1/inquiries/x/recipients, code actor reason occurredOn",
        "/v1/inquiries/x/recipients/removals, code actor reason occurredOn",
        "/v1/inquiries/x/drafts, code text language occurredOn",
        "/v1/inquiries/x/answers, code text language knownAt occurredOn",
        "/v1/inquiries/x/amendments, code text language knownAt reason occurredOn",
        "/v1/inquiries/x/dossiers, code",
        "/v1/inquiries/x/closures, code outcome occurredOn",
        "/v1/inquiries/x/reopenings, code reason dueOn occurredOn"
    })
    void writes_about_what_exists(String path, String faults) {
        assertFaults(path, "{}", faults);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/editions/2012/recommendations, code, year text addressee urgency occurredOn",
        "/v1/organisations, code, name kind fictitious occurredOn",
        "/v1/mandates, code, holderOrganisation holderOffice scope validFrom document fictitious occurredOn",
        "/v1/documents, identifier, title date fictitious occurredOn",
        "/v1/holds, code, below reason occurredOn",
        "/v1/inquiries, code, kind source askedBy question receivedOn ownerOrganisation ownerOffice fictitious occurredOn",
        "/v1/audits, code, independent fromPosition toPosition root findings anomalies reportSha256 verifierKey occurredOn"
    })
    void writes_that_make_something_new_name_it_in_their_body(String path, String field, String faults) {
        assertFaults(path, "{\"" + field + "\": \"x-1\"}", faults);
        assertFaults(path, "{\"" + field + "\": \"No Code\"}", field + " " + faults);
    }

    @Test
    void a_path_that_is_no_year_or_code_is_a_fault() {
        assertFaults(
                "/v1/recommendations/12/R_01/decisions",
                "{}",
                "year code outcome decidedBy mandate ground rationale occurredOn");
    }

    @Test
    void an_agreement_in_the_path_can_not_stand_in_the_body_too() {
        assertFaults(
                "/v1/recommendations/2012/r-01/agreements/a-1/follow-ups",
                "{\"agreement\": \"a-1\", \"note\": \"x\", \"occurredOn\": \"2013-01-01\"}",
                "year agreement");
    }

    private void assertFaults(String path, String body, String faults) {
        Throwable thrown = catchThrowable(
                () -> web.perform(post(path).contentType(APPLICATION_JSON).content(body)));
        assertThat(thrown).as(path).isNotNull();
        assertThat(thrown.getCause())
                .as(path)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.faults())
                                .as(path)
                                .extracting(FieldFault::field)
                                .containsExactlyInAnyOrder(faults.split(" ")));
    }
}
