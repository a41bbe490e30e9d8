package nl.korpsmonitor.query.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.comparison.Comparison;
import nl.korpsmonitor.query.comparison.ComparisonOptions;
import nl.korpsmonitor.query.comparison.EditionFacts;
import nl.korpsmonitor.query.comparison.Organisations;
import nl.korpsmonitor.query.readmodel.Projector;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.readmodel.sqlite.SqliteReadModelStore;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.RandomHistory;
import nl.korpsmonitor.query.view.View;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void every_subject_as_of_every_position_is_what_it_was_then(long seed) {
        InMemoryTrail trail = RandomHistory.of(seed, 250);
        try (ReadModelStore store = filled(trail)) {
            Map<Subject, View> then = new HashMap<>();
            for (long position = 0; position < trail.size(); position++) {
                RecordedEvent event = trail.event(position).orElseThrow();
                ViewTypes.ofSubjectType(event.subject().type())
                        .ifPresent(type -> then.put(event.subject(), fold(type, then.get(event.subject()), event)));
                State state = state(trail, store, position + 1, Visibility.ALL);
                for (ViewType<?, ?> type : ViewTypes.ALL) {
                    then.forEach((subject, view) -> {
                        if (subject.type().equals(type.name())) {
                            assertThat(state.one(type, subject).orElseThrow()).isEqualTo(view);
                        }
                    });
                    assertThat(state.all(type, Map.of())).hasSize((int) then.keySet().stream()
                            .filter(subject -> subject.type().equals(type.name()))
                            .count());
                }
            }
        }
    }

    @Test
    void what_a_reader_may_not_see_is_in_no_list_and_no_answer() {
        InMemoryTrail trail = RandomHistory.of(23, 400);
        try (ReadModelStore store = filled(trail)) {
            State state = state(trail, store, 400, Visibility.ofPublic(Set.of(2008)));
            assertThat(state.all(ViewTypes.SCORECARDS, Map.of())).isNotEmpty().allMatch(card -> card.edition() == 2008);
            assertThat(state.all(ViewTypes.EDITIONS, Map.of())).hasSize(1);
            assertThat(state.one(ViewTypes.EDITIONS, Subject.edition(2012))).isEmpty();
            assertThat(state.one(ViewTypes.ORGANISATIONS, Subject.organisation("alfa")))
                    .isPresent();
        }
    }

    @Test
    void a_working_paper_is_seen_as_its_edition_is_also_as_it_was_before() {
        InMemoryTrail trail = RandomHistory.of(23, 400);
        Subject paper = Subject.document("d-2");
        List<RecordedEvent> events = trail.ofSubject(paper, 0, Long.MAX_VALUE, 100);
        assertThat(events).hasSizeGreaterThan(1);
        Visibility before = Visibility.ofPublic(Set.of(2008));
        Visibility after = Visibility.ofPublic(Set.of(2008, RandomHistory.WORKING_PAPER_OF));
        assertThat(events).noneMatch(before::maySee).allMatch(after::maySee);
        try (ReadModelStore store = filled(trail)) {
            for (long position : List.of(events.getFirst().position() + 1, 400L)) {
                State hidden = state(trail, store, position, before);
                State open = state(trail, store, position, after);
                assertThat(hidden.one(ViewTypes.DOCUMENTS, paper)).isEmpty();
                assertThat(open.one(ViewTypes.DOCUMENTS, paper)).isPresent();
                assertThat(hidden.all(ViewTypes.DOCUMENTS, Map.of()))
                        .noneMatch(view -> view.head().subject().equals(paper));
                assertThat(open.all(ViewTypes.DOCUMENTS, Map.of()))
                        .anyMatch(view -> view.head().subject().equals(paper));
            }
            assertThat(state(trail, store, 400, before).all(ViewTypes.DOCUMENTS, Map.of()))
                    .isNotEmpty();
        }
    }

    @Test
    void any_two_editions_of_a_random_history_can_be_compared_at_any_time() {
        InMemoryTrail trail = RandomHistory.of(24, 500);
        try (ReadModelStore store = filled(trail)) {
            for (long position = 50; position <= 500; position += 50) {
                ComparisonFacts facts = new ComparisonFacts(state(trail, store, position, Visibility.ALL));
                Organisations organisations = facts.organisations();
                var editions = facts.editions().stream().map(facts::edition).toList();
                for (EditionFacts from : editions) {
                    for (EditionFacts to : editions) {
                        if (from.year() != to.year()) {
                            Comparison comparison =
                                    Comparison.between(from, to, organisations, ComparisonOptions.DEFAULT);
                            assertThat(comparison.fictitious()).isEqualTo(from.fictitious() || to.fictitious());
                        }
                    }
                }
            }
        }
    }

    private ReadModelStore filled(InMemoryTrail trail) {
        ReadModelStore store = SqliteReadModelStore.open(directory.resolve("views.db"), "ledger");
        new Projector(trail, store).catchUp(trail.size());
        return store;
    }

    private static State state(InMemoryTrail trail, ReadModelStore store, long before, Visibility visibility) {
        return new State(trail, store, new Moment(before, null, null, null, null), visibility);
    }

    private static <V extends View> V fold(ViewType<V, ?> type, @Nullable View before, RecordedEvent event) {
        return type.fold().fold(before == null ? null : type.type().cast(before), event);
    }
}
