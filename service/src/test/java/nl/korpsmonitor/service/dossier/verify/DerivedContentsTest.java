package nl.korpsmonitor.service.dossier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.Cause;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Evidence.CitedState;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry.Citation;
import nl.korpsmonitor.service.dossier.contents.EventsTrail;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.transparency.verify.DossierFiles;
import nl.korpsmonitor.transparency.verify.ReportBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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

    @Test
    void what_is_cited_and_is_no_more_reconstructed_is_found_and_named() {
        assertThat(reconstructed(Reconstructions.MAXIMUM_EVENTS)).hasSize(1);
        assertThat(report.build().findings()).isEmpty();

        assertThat(reconstructed(Reconstructions.MAXIMUM_EVENTS + 1)).isEmpty();
        assertThat(report.build().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("item-underivable");
            assertThat(finding.where()).isEqualTo("in data/dossier.json");
            assertThat(finding.message()).contains("item letter", "has more events than 10000");
        });
        assertThat(report.build().exitCode()).isEqualTo(1);
    }

    private static final class NoFiles implements DossierFiles {
        @Override
        public SortedSet<String> names() {
            return Collections.emptySortedSet();
        }

        @Override
        public byte @Nullable [] bytes(String name, int maxBytes) {
            return null;
        }

        @Override
        public String where(String name) {
            return "in " + name;
        }
    }
}
