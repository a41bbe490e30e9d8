package nl.korpsmonitor.query.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.Rebuild.Progress;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.RandomHistory;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.view.UnfoldableEventException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a rebuild does, whatever keeps the read models. */
public abstract class RebuildContract {
    private static final int EVENTS = 2_500;
    private static final InMemoryTrail HISTORY = RandomHistory.of(31, EVENTS);

    /** Opens the same read models each time, as another process would; empty at first. */
    protected abstract ReadModels open();

    @Test
    void what_is_rebuilt_is_the_same_and_is_in_use_then() {
        try (ReadModels readModels = open()) {
            fill(readModels, EVENTS);
            String before = ReadModelDigest.of(readModels.live());
            long generation = readModels.live().generation();
            Rebuild.Result result = Rebuild.run(HISTORY, readModels, "program", progress -> {});
            assertThat(result.isSame()).isTrue();
            assertThat(result.position()).isEqualTo(EVENTS);
            assertThat(readModels.live().generation()).isNotEqualTo(generation);
            assertThat(ReadModelDigest.of(readModels.live())).isEqualTo(before);
        }
        try (ReadModels again = open()) {
            assertThat(again.live().position()).as("also after a restart").isEqualTo(EVENTS);
        }
    }

    @Test
    void a_rebuild_that_was_killed_goes_on_where_it_was() {
        try (ReadModels readModels = open()) {
            fill(readModels, EVENTS);
            assertThatThrownBy(() -> Rebuild.run(HISTORY, readModels, "program", RebuildContract::kill))
                    .hasMessage("killed");
            assertThat(readModels.live().position()).isEqualTo(EVENTS);
        }
        try (ReadModels readModels = open()) {
            List<Long> positions = new ArrayList<>();
            Rebuild.Result result =
                    Rebuild.run(HISTORY, readModels, "program", progress -> positions.add(progress.position()));
            assertThat(positions.getFirst()).as("it goes on").isGreaterThan(Projector.MAXIMUM_BATCH);
            assertThat(positions.getLast()).isEqualTo(EVENTS);
            assertThat(result.isSame()).isTrue();
            Rebuild.run(HISTORY, readModels, "program", progress -> positions.add(-progress.position()));
            assertThat(positions).as("the next one begins anew").contains(-1L * Projector.MAXIMUM_BATCH);
        }
    }

    @Test
    void what_another_program_left_half_done_is_begun_anew() {
        try (ReadModels readModels = open()) {
            fill(readModels, EVENTS);
            assertThatThrownBy(() -> Rebuild.run(HISTORY, readModels, "older", RebuildContract::kill))
                    .hasMessage("killed");
        }
        try (ReadModels readModels = open()) {
            List<Long> positions = new ArrayList<>();
            Rebuild.Result result =
                    Rebuild.run(HISTORY, readModels, "mended", progress -> positions.add(progress.position()));
            assertThat(positions.getFirst()).isEqualTo(Projector.MAXIMUM_BATCH);
            assertThat(result.isSame()).isTrue();
        }
        try (ReadModels readModels = open()) {
            assertThat(readModels.live().position()).as("after a restart").isEqualTo(EVENTS);
        }
    }

    private static void kill(Progress progress) {
        throw new IllegalStateException("killed");
    }

    @Test
    void a_difference_is_told_with_both_digests_and_what_is_rebuilt_is_right() {
        try (ReadModels readModels = open()) {
            fill(readModels, 50);
            RowChange forged =
                    new RowChange(50, "mandate", "mandate/forged", Map.of("organisation", "alfa"), "summary", "text");
            readModels.live().apply(List.of(forged), 51);
            InMemoryTrail trail = RandomHistory.of(31, 51);
            Rebuild.Result result = Rebuild.run(trail, readModels, "program", progress -> {});
            assertThat(result.isSame()).isFalse();
            assertThat(result.live().position()).isEqualTo(51);
            assertThat(result.rebuilt().position()).isEqualTo(51);
            assertThat(result.live().hex()).isNotEqualTo(result.rebuilt().hex());
            assertThat(readModels.live().document("mandate", "mandate/forged")).isEmpty();
            assertThat(ReadModelDigest.of(readModels.live()))
                    .isEqualTo(result.rebuilt().hex());
        }
    }

    @Test
    void an_event_that_does_not_fit_leaves_what_is_in_use() {
        InMemoryTrail trail = RandomHistory.of(31, 50);
        try (ReadModels readModels = open()) {
            new Projector(trail, readModels.live()).catchUp(50);
            String before = ReadModelDigest.of(readModels.live());
            trail.append(
                    Subject.mandate("never-granted"),
                    new MandateRevoked(java.time.LocalDate.EPOCH, Samples.secret(), null, PartialDate.UNKNOWN));
            assertThatThrownBy(() -> Rebuild.run(trail, readModels, "program", progress -> {}))
                    .isInstanceOf(UnfoldableEventException.class);
            assertThat(ReadModelDigest.of(readModels.live())).isEqualTo(before);
        }
    }

    /** In another process than the one that reads and the one that projects. */
    @Test
    void nobody_who_reads_meanwhile_sees_a_gap_or_a_position_that_goes_back() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        try (ReadModels projecting = open();
                ReadModels reading = open();
                ReadModels rebuilding = open()) {
            fill(projecting, 1_000);
            Thread reader = start(failure, () -> {
                long seen = 0;
                while (!done.get()) {
                    long position = reading.live().position();
                    assertThat(position).isGreaterThanOrEqualTo(seen);
                    seen = position;
                    assertThat(reading.live().rows(RowQuery.all("edition", 1_000)))
                            .hasSize(3);
                    assertThat(reading.live().document("edition", "edition/2012"))
                            .isPresent();
                }
            });
            Thread writer = start(failure, () -> {
                Projector projector = new Projector(HISTORY, projecting.live());
                while (projector.next() < EVENTS) {
                    projector.catchUp(Math.min(EVENTS, projector.next() + 25));
                    projecting.bringSuccessor(store -> new Projector(HISTORY, store)
                            .catchUp(projecting.live().position()));
                }
            });
            for (int i = 0; i < 3; i++) {
                assertThat(Rebuild.run(HISTORY, rebuilding, "program", progress -> {})
                                .isSame())
                        .isTrue();
            }
            writer.join();
            done.set(true);
            reader.join();
            assertThat(failure.get()).isNull();
            assertThat(projecting.live().position()).isEqualTo(EVENTS);
            assertThat(Rebuild.run(HISTORY, rebuilding, "program", progress -> {})
                            .isSame())
                    .as("and what is in use is what the events give")
                    .isTrue();
        }
    }

    private static Thread start(AtomicReference<@Nullable Throwable> failure, Runnable work) {
        return Thread.ofPlatform().start(() -> {
            try {
                work.run();
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            }
        });
    }

    private static void fill(ReadModels readModels, long position) {
        new Projector(HISTORY, readModels.live()).catchUp(position);
    }
}
