package nl.korpsmonitor.query.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.query.readmodel.sqlite.SqliteReadModelStore;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.RandomHistory;
import nl.korpsmonitor.query.view.View;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On random histories: live, rebuilt and past states are the same, at every position. */
class HistoryTest {
    private static final int EVENTS = 250;

    @TempDir
    Path directory;

    private int files;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_130_903})
    void live_rebuilt_and_past_states_agree_at_every_position(long seed) {
        InMemoryTrail trail = RandomHistory.of(seed, EVENTS);
        Random batches = new Random(seed);
        try (ReadModelStore live = open();
                ReadModelStore whole = open()) {
            new Projector(trail, whole).catchUp(trail.size());
            Projector following = new Projector(trail, live);
            Map<Subject, View> folded = new HashMap<>();
            for (long position = 1; position <= trail.size(); position++) {
                fold(folded, trail.event(position - 1).orElseThrow());
                following.foldBefore(position);
                // Some events are committed one by one, others in batches that were interrupted or not.
                if (batches.nextInt(3) == 0) {
                    following.rollback();
                    following = new Projector(trail, live);
                    following.foldBefore(position);
                }
                following.commit();
                assertThat(live.position()).isEqualTo(position);
                assertLists(live, whole, position);
                assertDocuments(live, folded, position);
            }
            assertThat(ReadModelDigest.of(live)).isEqualTo(ReadModelDigest.of(whole));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void a_read_side_rebuilt_up_to_any_position_equals_the_one_that_was_live_there(long seed) {
        InMemoryTrail trail = RandomHistory.of(seed, 120);
        try (ReadModelStore live = open()) {
            Projector following = new Projector(trail, live);
            for (long position = 1; position <= trail.size(); position += 7) {
                following.catchUp(position);
                try (ReadModelStore rebuilt = open()) {
                    new Projector(trail, rebuilt).catchUp(position);
                    assertThat(ReadModelDigest.of(rebuilt))
                            .as("seed %s at position %s", seed, position)
                            .isEqualTo(ReadModelDigest.of(live));
                }
            }
        }
    }

    private static void assertLists(ReadModelStore live, ReadModelStore whole, long position) {
        for (ViewType<?, ?> type : ViewTypes.ALL) {
            RowQuery query = RowQuery.all(type.name(), position);
            assertThat(whole.rows(query))
                    .as("the list of %s as of %s, seen later", type.name(), position)
                    .isEqualTo(live.rows(query));
        }
    }

    private static void assertDocuments(ReadModelStore live, Map<Subject, View> folded, long position) {
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        folded.forEach((subject, view) -> {
            expected.add(ViewCodec.write(view));
            actual.add(live.document(subject.type(), subject.id()).orElseThrow());
        });
        assertThat(actual).as("documents at position %s", position).isEqualTo(expected);
    }

    private static void fold(Map<Subject, View> folded, RecordedEvent event) {
        ViewTypes.ofSubjectType(event.subject().type())
                .ifPresent(type -> folded.put(event.subject(), fold(type, folded.get(event.subject()), event)));
    }

    private static <V extends View> V fold(ViewType<V, ?> type, @Nullable View before, RecordedEvent event) {
        V view = type.fold().fold(before == null ? null : type.type().cast(before), event);
        assertThat(ViewCodec.read(ViewCodec.write(view), type.type()))
                .as("a view survives being stored")
                .isEqualTo(view);
        return view;
    }

    @org.junit.jupiter.api.Test
    void random_histories_hold_every_kind_of_event_that_has_a_view() {
        java.util.Set<String> seen = new java.util.TreeSet<>();
        for (long seed = 1; seed <= 6; seed++) {
            RandomHistory.of(seed, EVENTS).page(EventFilter.ALL, 0, EVENTS).forEach(e -> seen.add(e.type()));
        }
        assertThat(seen)
                .contains("score-rectified", "rectification-proposed", "rectification-dropped")
                .contains("decision-revised", "recommendation-moved", "agreement-concluded")
                .contains("mandate-revoked", "organisation-succeeded", "organisation-ended", "scale-mapping-fixed")
                .hasSizeGreaterThanOrEqualTo(44);
    }

    private ReadModelStore open() {
        return SqliteReadModelStore.open(directory.resolve("views-" + files++ + ".db"), "ledger");
    }
}
