package nl.korpsmonitor.service.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.query.replay.Reconstruction.LeftOut;
import nl.korpsmonitor.query.replay.Reconstruction.Reason;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry;
import nl.korpsmonitor.service.dossier.contents.DossierContent;
import nl.korpsmonitor.service.dossier.contents.EventsTrail;
import nl.korpsmonitor.service.dossier.contents.Item;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is derived from some of the events only, as if the dossier lacked the others. */
@ExtendWith(SharedDossiers.class)
class DerivedAsReadTest {
    private static DossierFixture fixture;
    private static TrailUpTo ledger;
    private static AnsweredInquiry inquiry;
    private static List<RecordedEvent> events;
    private static ComparedAsRead compared;

    @BeforeAll
    static void select(DossierFixture shared) {
        fixture = shared;
        DossierOrder order = fixture.order(DossierFixture.COMPARED, Version.PUBLIC, Language.NL);
        ledger = new TrailUpTo(fixture.ledger.trail(), fixture.ledger.size());
        inquiry = AnsweredInquiry.of(ledger, order.inquiry(), order.answer());
        events = Selection.of(ledger, inquiry, DossierLimits.USUAL);
        compared = ComparedAsRead.of(fixture.service.bean(States.class));
    }

    private static List<Item> itemsWithout(Predicate<RecordedEvent> lacking) {
        return DossierContent.items(
                inquiry,
                new EventsTrail(events.stream().filter(lacking.negate()).toList(), ledger.size()));
    }

    /** Keeps one of the items, so that it is that one which is refused. */
    private static List<Item> only(String code, List<Item> items) {
        return items.stream().filter(item -> item.code().equals(code)).toList();
    }

    private static void isRefused(String code, String what, Predicate<RecordedEvent> lacking) {
        List<Item> items = only(code, itemsWithout(lacking));
        assertThat(items).hasSize(1);
        assertThatThrownBy(() -> DerivedAsRead.require(items, ledger, compared))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("item " + code + " ")
                .hasMessageContaining(what);
    }

    @Test
    void what_follows_from_all_that_was_selected_is_what_is_read() {
        List<Item> items = itemsWithout(event -> false);
        assertThat(items.stream().collect(Collectors.groupingBy(Item::kind)).keySet())
                .as("there is one of each kind")
                .containsExactlyInAnyOrder(Item.Kind.values());
        assertThatCode(() -> DerivedAsRead.require(items, ledger, compared)).doesNotThrowAnyException();
        assertThatCode(() -> DerivedAsRead.require(items, ledger, ComparedAsRead.ofEvents()))
                .as("also where there are no read models")
                .doesNotThrowAnyException();
    }

    @Test
    void a_state_that_is_not_what_is_read_is_refused() {
        isRefused("aanbeveling", "recommendation/2011/r-03", event -> event.position() == fixture.decision);
    }

    @Test
    void a_reconstruction_that_is_not_what_is_read_is_refused() {
        Item whole = only("toen", itemsWithout(event -> false)).getFirst();
        Reconstruction found = whole.reconstruction().orElseThrow();
        long used = found.used().getLast().position();
        isRefused("toen", "recommendation/2012/per-eenheid", event -> event.position() == used);
        Reconstruction withMore = new Reconstruction(
                found.subject(),
                found.day(),
                found.facts(),
                found.used(),
                List.of(new LeftOut(found.used().getLast(), Reason.KNOWN_LATER)));
        Item differing = new Item(
                whole.cited(),
                whole.kind(),
                whole.positions(),
                whole.fictitious(),
                whole.facts(),
                Optional.of(withMore),
                Optional.empty(),
                whole.names());
        assertThatThrownBy(() -> DerivedAsRead.require(List.of(differing), ledger, compared))
                .as("the facts are the same, and what was left out is not")
                .hasMessageContaining("item toen ");
    }

    @Test
    void a_comparison_that_is_not_what_is_read_is_refused() {
        Predicate<RecordedEvent> rectifications = event -> event.event() instanceof ScoreRectified;
        isRefused("vergelijking", "two editions compared", rectifications);
        List<Item> items = only("vergelijking", itemsWithout(rectifications));
        assertThatThrownBy(() -> DerivedAsRead.require(items, ledger, ComparedAsRead.ofEvents()))
                .hasMessageContaining("item vergelijking ");
        isRefused(
                "vergelijking",
                "two editions compared",
                event -> event.subject().type().equals("organisation"));
    }
}
