package nl.korpsmonitor.query.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import nl.korpsmonitor.events.EditionEvent.EditionStepNoted;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.trail.ForwardingTrail;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.Samples;
import org.junit.jupiter.api.Test;

class EventPagesTest {
    private static final int HIDDEN = 3 * Trail.MAXIMUM_PAGE;
    private static final int WANTED = 50;
    private static final Visibility STRANGER = Visibility.ofPublic(Set.of());

    private final InMemoryTrail events = new InMemoryTrail();
    private final AtomicInteger searches = new AtomicInteger();
    private final EventPages pages = new EventPages(new ForwardingTrail(events) {
        @Override
        public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
            searches.incrementAndGet();
            return super.page(filter, fromPosition, limit);
        }
    });

    @Test
    void a_manystretch_of_hidden_events_takes_few_searches() {
        for (int i = 0; i < HIDDEN; i++) {
            hidden();
        }
        long shown = registered();
        EventPages.Found page = pages.page(EventFilter.ALL, 0, WANTED, STRANGER);
        assertThat(page.events()).extracting(RecordedEvent::position).containsExactly(shown);
        assertThat(page.lastPosition()).isNull();
        assertThat(searches).hasValueLessThanOrEqualTo(2 + HIDDEN / Trail.MAXIMUM_PAGE);
    }

    @Test
    void a_page_of_what_may_be_seen_takes_one() {
        for (int i = 0; i < 2 * WANTED; i++) {
            registered();
        }
        assertThat(pages.page(EventFilter.ALL, 0, WANTED, STRANGER).events()).hasSize(WANTED);
        assertThat(searches).hasValue(1);
    }

    @Test
    void of_all_documents_a_page_goes_over_so_many_positions_as_any_number_may_be_working_papers() {
        EventPages many = new EventPages(new ForwardingTrail(events) {
            @Override
            public long size() {
                return 3L * EventPages.MAXIMUM_POSITIONS;
            }
        });
        assertThat(many.page(about("document"), 0, WANTED, STRANGER).lastPosition())
                .isEqualTo(EventPages.MAXIMUM_POSITIONS - 1);
        assertThat(many.page(about("document/123"), 0, WANTED, STRANGER).lastPosition())
                .as("one has few events")
                .isNull();
        assertThat(many.page(about("organisation"), 0, WANTED, STRANGER).lastPosition())
                .isNull();
    }

    private static EventFilter about(String prefix) {
        return new EventFilter(prefix, Set.of(), null, null, null);
    }

    private void hidden() {
        events.append(
                Subject.edition(2014),
                new EditionStepNoted(Step.DISCUSSED, "In a meeting.", Samples.SOURCE, PartialDate.UNKNOWN));
    }

    private long registered() {
        return events.append(
                Subject.organisation("alfa"),
                new OrganisationRegistered("Alfa", Kind.REGIONAL_FORCE, null, PartialDate.UNKNOWN));
    }
}
