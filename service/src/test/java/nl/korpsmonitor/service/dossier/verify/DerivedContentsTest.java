package nl.korpsmonitor.service.dossier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.Cause;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.InquiryEvent.Answer;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Evidence.CitedState;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry.Citation;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry.Given;
import nl.korpsmonitor.service.dossier.contents.EventsTrail;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.verify.Finding;
import nl.korpsmonitor.transparency.verify.Report;
import nl.korpsmonitor.transparency.verify.ReportBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedContentsTest {
    private static final Subject LETTER = Subject.document("letter");
    private static final DomainEvent REGISTERED = new DocumentRegistered(
            new Document("letter", "A letter", new PartialDate("2012"), null, null, null, null),
            PartialDate.UNKNOWN,
            null,
            PartialDate.UNKNOWN);

    private final ReportBuilder report = new ReportBuilder("dossier", "dossier.zip");

    private static RecordedEvent event(long position, Subject subject, DomainEvent event) {
        return new RecordedEvent(
                position,
                Instant.EPOCH,
                subject,
                position,
                "e" + position,
                "an-event",
                1,
                new Actor("carl", Role.COORDINATOR, null),
                new Cause(null, null, null, null),
                true,
                event);
    }

    /** Derives a reconstruction of a subject of so many events. */
    private List<Item> reconstructed(int events) {
        EventsTrail trail = new EventsTrail(
                IntStream.range(0, events)
                        .mapToObj(position -> event(position, LETTER, REGISTERED))
                        .toList(),
                events + 1L);
        EvidenceCited cited = new EvidenceCited(
                "letter",
                new Evidence(null, new CitedState(LETTER, events, null, LocalDate.of(2013, 11, 1)), null),
                null,
                null,
                PartialDate.UNKNOWN);
        Citation citation = new Citation(event(events, Subject.inquiry("kv-1"), cited), cited);
        return DerivedContents.items(List.of(citation), trail, new NoFiles(), report);
    }

    /** Requires that the checkpoint of an answer, over so many entries, covers what it looked at and cites. */
    private Report covered(long size, long knownAt, long cited) {
        String origin = "ledger.example.org/test";
        Checkpoint checkpoint = new Checkpoint(origin, size, Hash.sha256(new byte[0]));
        SigningKey key = SigningKey.generate(origin, new SecureRandom());
        Answer answer = new Answer(
                "That.",
                Language.NL,
                knownAt,
                null,
                false,
                SignedCheckpoint.sign(checkpoint, List.of(key)).encoded(),
                null);
        Subject inquiry = Subject.inquiry("kv-1");
        EvidenceCited citation =
                new EvidenceCited("letter", new Evidence(cited, null, null), null, null, PartialDate.UNKNOWN);
        RecordedEvent answered = event(9, inquiry, new InquiryAnswered(answer, PartialDate.UNKNOWN));
        DerivedContents.requireCovered(
                new AnsweredInquiry(
                        "kv-1",
                        event(7, inquiry, citation),
                        List.of(),
                        List.of(new Citation(event(8, inquiry, citation), citation)),
                        List.of(new Given(answered, 0, answer))),
                new NoFiles(),
                report);
        return report.build();
    }

    @Test
    void a_checkpoint_that_covers_what_the_answer_looked_at_and_cites_is_well() {
        assertThat(covered(6, 5, 5).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, 5, 4", "5, 4, 5"})
    void a_checkpoint_that_does_not_cover_it_is_found(long size, long knownAt, long cited) {
        assertThat(covered(size, knownAt, cited).findings())
                .extracting(Finding::code)
                .containsExactly("embedded-short");
    }

    @Test
    void what_is_cited_and_is_no_more_reconstructed_is_found_and_named() {
        assertThat(reconstructed(Reconstructions.MAXIMUM_EVENTS)).hasSize(1);
        assertThat(report.build().findings()).isEmpty();

        assertThat(reconstructed(Reconstructions.MAXIMUM_EVENTS + 1)).isEmpty();
        assertThat(report.build().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("item-underivable");
            assertThat(finding.where()).isEqualTo("in data/dossier.json");
            assertThat(finding.message()).contains("item letter", "more than 10000 events");
        });
        assertThat(report.build().exitCode()).isEqualTo(1);
    }
}
