package nl.korpsmonitor.command.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.reading.CommandReader;
import nl.korpsmonitor.command.running.LedgerDesk;
import nl.korpsmonitor.command.running.PreconditionFailedException;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.events.InquiryEvent.Answer;
import nl.korpsmonitor.events.InquiryEvent.AnswerAmended;
import nl.korpsmonitor.events.InquiryEvent.Disclosed;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** A dossier from the request to its record: made first, and recorded only of the inquiry that it was made of. */
class DossierWritesTest {
    private static final String PATH = "/v1/inquiries/kv-1/dossiers";

    @TempDir
    private Path directory;

    private final InventedDossiers maker = new InventedDossiers() {
        @Override
        public MadeDossier make(DossierOrder order, @Nullable String purpose) {
            order(order);
            return super.make(order, purpose);
        }
    };
    private LedgerDesk desk;
    private MockMvc web;
    private @Nullable DossierOrder ordered;
    private Runnable meanwhile = () -> {};
    private long covered = Long.MAX_VALUE;

    @BeforeEach
    void open() {
        desk = LedgerDesk.open(directory.resolve("ledger"));
        desk.recorded(Inquiries.INQUIRY, 0, Inquiries.registered(Kind.MOTION, "2014-02-01"));
        desk.recorded(Inquiries.INQUIRY, 1, Inquiries.ANSWERED);
        WriteEndpoint endpoint = new WriteEndpoint(
                new CommandReader(),
                desk.runner(),
                desk.ledger().requestDigest(),
                command -> LedgerDesk.by("piet", command).actor());
        DossierDesk dossiers = new DossierDesk(
                desk.ledger().trail(),
                position -> position < covered ? Optional.of(Decision.CHECKPOINT) : Optional.empty(),
                maker,
                LedgerDesk.CLOCK);
        web = MockMvcBuilders.standaloneSetup(new DossierWrites(endpoint, dossiers))
                .build();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void order(DossierOrder order) {
        ordered = order;
        meanwhile.run();
    }

    private void amend() {
        amend(2);
    }

    private static MockHttpServletRequestBuilder issue(String body) {
        return post(PATH).contentType(APPLICATION_JSON).content(body);
    }

    private RecordedEvent last() {
        return desk.ledger().trail().event(desk.ledger().trail().size() - 1).orElseThrow();
    }

    private Throwable fault(MockHttpServletRequestBuilder request) {
        long size = desk.ledger().trail().size();
        Throwable thrown = catchThrowable(() -> web.perform(request));
        assertThat(desk.ledger().trail().size()).as("nothing is recorded").isEqualTo(size);
        return Objects.requireNonNull(thrown.getCause());
    }

    @Test
    void by_default_it_is_the_last_answer_for_everybody_in_its_own_language_today() throws Exception {
        amend();
        web.perform(issue("{}")).andExpect(status().isCreated());
        assertThat(ordered).isEqualTo(new DossierOrder("kv-1", 1, Version.PUBLIC, Language.NL, Decision.CHECKPOINT, 1));
        RecordedEvent recorded = last();
        assertThat(recorded.event()).isInstanceOfSatisfying(DossierIssued.class, issued -> {
            assertThat(issued.number()).isEqualTo(1);
            assertThat(issued.answer()).isEqualTo(1);
            assertThat(issued.checkpoint()).isEqualTo(Decision.CHECKPOINT);
            assertThat(issued.size()).isPositive();
            assertThat(issued.disclosed()).isEmpty();
            assertThat(issued.occurredOn()).isEqualTo(new PartialDate("2013-11-01"));
        });
        assertThat(recorded.cause().command()).isEqualTo("issue-dossier");
    }

    @Test
    void what_is_asked_for_is_made_and_its_digest_recorded() throws Exception {
        maker.show(new Disclosed(0, List.of("/askedByName")));
        web.perform(issue("""
                        {"answer": 0, "version": "CONFIDENTIAL", "language": "NL", "occurredOn": "2013-10-30"}""").header("Viewing-Purpose", "For the committee.")).andExpect(status().isCreated());
        assertThat(ordered)
                .isEqualTo(new DossierOrder("kv-1", 0, Version.CONFIDENTIAL, Language.NL, Decision.CHECKPOINT, 1));
        DossierIssued issued = (DossierIssued) last().event();
        assertThat(issued.disclosed()).containsExactly(new Disclosed(0, List.of("/askedByName")));
        assertThat(issued.occurredOn()).isEqualTo(new PartialDate("2013-10-30"));
        byte[] again =
                maker.again(Objects.requireNonNull(ordered), issued.disclosed()).zip();
        assertThat(issued.size()).isEqualTo(again.length);
        assertThat(issued.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(again)));
    }

    @Test
    void a_confidential_one_is_not_made_before_it_is_said_why() {
        assertThat(fault(issue("{\"version\": \"CONFIDENTIAL\"}")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.faults().getFirst().field()).isEqualTo("Viewing-Purpose"));
        assertThat(maker.made).hasValue(0);
    }

    @Test
    void a_repeat_under_the_same_key_makes_nothing_and_answers_the_same() throws Exception {
        web.perform(issue("{}").header("Idempotency-Key", "d-1")).andExpect(status().isCreated());
        amend(3);
        web.perform(issue("{}").header("Idempotency-Key", "d-1"))
                .andExpect(status().isCreated())
                .andExpect(header().string("Idempotency-Replayed", "true"))
                .andExpect(header().string("Location", "/v1/events/3"));
        assertThat(maker.made).hasValue(1);
        assertThat(fault(issue("{\"answer\": 0}").header("Idempotency-Key", "d-1")))
                .isInstanceOf(InvalidInputException.class);
    }

    private void amend(long sequence) {
        Answer answer = new Answer("Iets.", Language.NL, 0, null, true, Decision.CHECKPOINT, null);
        desk.recorded(
                Inquiries.INQUIRY, sequence, new AnswerAmended(1, answer, Confidential.of("A reason."), Inquiries.DAY));
    }

    @Test
    void a_rehearsal_makes_it_and_records_nothing() throws Exception {
        long size = desk.ledger().trail().size();
        web.perform(issue("{\"version\": \"CONFIDENTIAL\"}")
                        .header("Viewing-Purpose", "For the committee.")
                        .param("dryRun", "true"))
                .andExpect(status().isOk());
        assertThat(maker.made).hasValue(1);
        assertThat(desk.ledger().trail().size()).isEqualTo(size);
    }

    @Test
    void when_the_inquiry_changed_while_it_was_made_nothing_is_recorded() {
        long size = desk.ledger().trail().size();
        meanwhile = this::amend;
        Throwable thrown = catchThrowable(() -> web.perform(issue("{}")));
        assertThat(thrown.getCause())
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.rule()).isEqualTo("changed-meanwhile"));
        assertThat(desk.ledger().trail().size()).as("the amendment only").isEqualTo(size + 1);
    }

    @Test
    void an_inquiry_that_is_not_as_the_sender_says_is_told_before_anything_is_made() {
        assertThat(fault(issue("{}").header("If-Match", "\"7\""))).isInstanceOf(PreconditionFailedException.class);
        assertThat(maker.made).hasValue(0);
    }

    @Test
    void an_answer_that_no_checkpoint_covers_is_not_handed_over() {
        covered = 1;
        assertThat(fault(issue("{}")).getMessage()).contains("checkpoint");
        assertThat(maker.made).hasValue(0);
    }
}
