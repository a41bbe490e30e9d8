package nl.korpsmonitor.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Objects;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.InquiryEvent.Answer;
import nl.korpsmonitor.events.InquiryEvent.AnswerAmended;
import nl.korpsmonitor.events.InquiryEvent.AnswerDrafted;
import nl.korpsmonitor.events.InquiryEvent.CitationWithdrawn;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.DueDateExtended;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.InquiryClosed;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryReassigned;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.InquiryEvent.RecipientNamed;
import nl.korpsmonitor.events.InquiryEvent.RecipientRemoved;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InquiryFoldTest {
    private static final PartialDate DAY = Samples.day("2013-01-20");
    private static final InquiryRegistered REGISTERED = new InquiryRegistered(
            Kind.WRITTEN_QUESTION,
            Samples.LETTER,
            "Tweede Kamer",
            Samples.secret(),
            "What?",
            LocalDate.of(2013, 1, 7),
            LocalDate.of(2013, 1, 28),
            "np",
            "directie",
            DAY);
    private static final EvidenceCited CITED =
            new EvidenceCited("b-1", new Evidence(0L, null, null), null, "The question itself.", DAY);

    private static Answer answer(String text) {
        return new Answer(text, Language.NL, 1, null, false, "a signed note", null);
    }

    private static InquiryView folded(DomainEvent... events) {
        InMemoryTrail trail = new InMemoryTrail().at("2013-02-01T00:00:00Z");
        for (DomainEvent event : events) {
            trail.append(Subject.inquiry("kv-1"), event);
        }
        @Nullable InquiryView view = null;
        for (RecordedEvent event : trail.page(EventFilter.ALL, 0, 100)) {
            view = new InquiryFold().fold(view, event);
        }
        return Objects.requireNonNull(view);
    }

    @Test
    void it_is_open_until_it_is_answered_and_open_again_when_it_is_reopened() {
        assertThat(folded(REGISTERED).status()).isEqualTo(InquiryStatus.OPEN);
        InquiryAnswered answered = new InquiryAnswered(answer("One."), DAY);
        assertThat(folded(REGISTERED, answered).status()).isEqualTo(InquiryStatus.ANSWERED);
        InquiryClosed closed = new InquiryClosed(Outcome.ANSWERED, null, DAY);
        InquiryView ended = folded(REGISTERED, answered, closed);
        assertThat(ended.status()).isEqualTo(InquiryStatus.CLOSED);
        assertThat(ended.outcome()).isEqualTo(Outcome.ANSWERED);
        InquiryView again = folded(
                REGISTERED, answered, closed, new InquiryReopened(Samples.secret(), LocalDate.of(2013, 5, 1), DAY));
        assertThat(again.status()).isEqualTo(InquiryStatus.OPEN);
        assertThat(again.outcome()).isNull();
        assertThat(again.dueOn()).isEqualTo("2013-05-01");
    }

    @Test
    void its_latest_due_date_counts_and_the_earlier_ones_stay() {
        InquiryView view = folded(REGISTERED, new DueDateExtended(Samples.secret(), LocalDate.of(2013, 2, 18), DAY));
        assertThat(view.dueOn()).isEqualTo("2013-02-18");
        assertThat(view.extended()).isTrue();
        assertThat(folded(REGISTERED).extended()).isFalse();
        assertThat(view.dueDates())
                .containsExactly(
                        new InquiryView.DueDate(LocalDate.of(2013, 1, 28), 0),
                        new InquiryView.DueDate(LocalDate.of(2013, 2, 18), 1));
    }

    @Test
    void what_is_corrected_takes_the_place_of_what_was_registered_and_the_rest_stays() {
        Document other = new Document("other", "Another", DAY, null, null, null, null);
        Details before = new Details(
                Kind.WRITTEN_QUESTION,
                Samples.LETTER,
                "Tweede Kamer",
                "What?",
                LocalDate.of(2013, 1, 7),
                LocalDate.of(2013, 1, 28));
        Details after = new Details(
                Kind.WOO_REQUEST, other, "verzoeker", "What then?", LocalDate.of(2013, 1, 8), LocalDate.of(2013, 2, 5));
        InquiryView view = folded(REGISTERED, new InquiryCorrected(before, after, null, Samples.secret(), DAY));
        assertThat(new Details(
                        view.kind(), view.source(), view.askedBy(), view.question(), view.receivedOn(), view.dueOn()))
                .isEqualTo(after);
        assertThat(view.dueDates())
                .containsExactly(
                        new InquiryView.DueDate(LocalDate.of(2013, 1, 28), 0),
                        new InquiryView.DueDate(LocalDate.of(2013, 2, 5), 1));
        assertThat(view.ownerOffice()).isEqualTo("directie");
        InquiryView text = folded(
                REGISTERED,
                new InquiryCorrected(
                        new Details(null, null, null, "What?", null, null),
                        new Details(null, null, null, "What then?", null, null),
                        null,
                        Samples.secret(),
                        DAY));
        assertThat(text.question()).isEqualTo("What then?");
        assertThat(text.kind()).isEqualTo(Kind.WRITTEN_QUESTION);
        assertThat(text.dueDates()).hasSize(1);
    }

    @Test
    void an_answer_stays_when_what_it_answers_is_corrected_and_who_answers_becomes_another() {
        InquiryView view = folded(
                REGISTERED,
                new InquiryAnswered(answer("One."), DAY),
                new InquiryReassigned("om", "bureau", Samples.secret(), DAY));
        assertThat(view.ownerOrganisation()).isEqualTo("om");
        assertThat(view.ownerOffice()).isEqualTo("bureau");
        assertThat(view.status()).isEqualTo(InquiryStatus.ANSWERED);
        assertThat(view.answers()).hasSize(1);
    }

    @Test
    void what_was_cited_stays_with_where_it_was_withdrawn() {
        InquiryView view = folded(REGISTERED, CITED, new CitationWithdrawn("b-1", Samples.secret(), DAY));
        assertThat(view.citations())
                .containsExactly(new InquiryView.Citation("b-1", CITED.evidence(), "The question itself.", 1, 2L));
    }

    @Test
    void recipients_are_those_who_were_named_and_not_removed() {
        InquiryView view = folded(
                REGISTERED,
                new RecipientNamed("a1", Samples.secret(), DAY),
                new RecipientNamed("a2", Samples.secret(), DAY),
                new RecipientRemoved("a1", Samples.secret(), DAY));
        assertThat(view.recipients()).containsExactly(new InquiryView.Recipient("a2", 2));
    }

    @Test
    void answers_and_amendments_are_all_kept_and_of_drafts_only_where_they_are() {
        InquiryView view = folded(
                REGISTERED,
                CITED,
                new AnswerDrafted(Samples.secret(), Language.NL, DAY),
                new InquiryAnswered(answer("One."), DAY),
                new AnswerAmended(1, answer("Another."), Samples.secret(), DAY));
        assertThat(view.drafts()).containsExactly(2L);
        assertThat(view.answers())
                .extracting(
                        InquiryView.GivenAnswer::amendment,
                        given -> given.answer().text())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, "One."),
                        org.assertj.core.groups.Tuple.tuple(1, "Another."));
        assertThat(view.positions()).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void nothing_comes_before_its_registration_and_that_comes_once() {
        assertThatThrownBy(() -> folded(CITED)).isInstanceOf(UnfoldableEventException.class);
        assertThatThrownBy(() -> folded(REGISTERED, REGISTERED)).isInstanceOf(UnfoldableEventException.class);
    }
}
