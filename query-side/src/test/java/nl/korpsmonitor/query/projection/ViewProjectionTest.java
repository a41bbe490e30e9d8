package nl.korpsmonitor.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.claim.Claim;
import nl.korpsmonitor.query.readmodel.ReadModelDigest;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ReadModels;
import nl.korpsmonitor.query.readmodel.RowQuery;
import nl.korpsmonitor.query.readmodel.sqlite.SqliteReadModels;
import nl.korpsmonitor.query.trail.ForwardingTrail;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.RandomHistory;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.trail.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewProjectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private final TestLedger ledger = new TestLedger();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void follows_the_ledger_and_goes_on_after_a_restart() {
        ledger.appendAll(RandomHistory.of(7, 300));
        String before;
        try (ViewProjection projection = start()) {
            assertThat(projection.awaitPosition(299, PATIENCE)).isTrue();
            assertThat(projection.status()).isEqualTo(new ProjectionStatus(300, 300, null));
            before = ReadModelDigest.of(projection.readModels());
        }
        try (ViewProjection projection = start()) {
            assertThat(ReadModelDigest.of(projection.readModels())).isEqualTo(before);
            long position = register("golf");
            assertThat(projection.awaitPosition(position, PATIENCE)).isTrue();
            assertThat(projection.readModels().document("organisation", "organisation/golf"))
                    .isPresent();
        }
    }

    @Test
    void waits_no_longer_than_asked() {
        try (ViewProjection projection = start()) {
            assertThat(projection.awaitPosition(0, Duration.ofMillis(20))).isFalse();
        }
    }

    @Test
    void a_rebuilt_read_side_equals_the_live_one_and_goes_on() {
        ledger.appendAll(RandomHistory.of(8, 300));
        try (ViewProjection projection = start()) {
            assertThat(projection.awaitPosition(299, PATIENCE)).isTrue();
            String live = ReadModelDigest.of(projection.readModels());
            projection.rebuild("program", progress -> {});
            assertThat(ReadModelDigest.of(projection.readModels())).isEqualTo(live);
            assertThat(directory.resolve("views.db.rebuilding")).doesNotExist();
            long position = register("golf");
            assertThat(projection.awaitPosition(position, PATIENCE)).isTrue();
        }
    }

    @Test
    void a_rebuild_while_events_come_in_loses_none_and_repeats_none() throws Exception {
        ledger.appendAll(RandomHistory.of(9, 200));
        try (ViewProjection projection = start()) {
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 200; i++) {
                    register("o-" + i);
                }
            });
            for (int i = 0; i < 5; i++) {
                projection.rebuild("program", progress -> {});
            }
            writer.join();
            assertThat(projection.awaitPosition(399, PATIENCE)).isTrue();
            String live = ReadModelDigest.of(projection.readModels());
            projection.rebuild("program", progress -> {});
            assertThat(ReadModelDigest.of(projection.readModels())).isEqualTo(live);
            assertThat(projection.readModels().rows(RowQuery.all("organisation", 400)))
                    .hasSizeGreaterThanOrEqualTo(200);
        }
    }

    @Test
    void an_event_that_does_not_fit_stops_the_projection_and_is_never_skipped() {
        long good = register("golf");
        long poison = ledger.append(
                Subject.mandate("never-granted"),
                new MandateRevoked(java.time.LocalDate.EPOCH, Samples.secret(), null, PartialDate.UNKNOWN));
        register("hotel");
        try (ViewProjection projection = start()) {
            await(() -> !projection.status().isHealthy());
            assertThat(projection.status().failure())
                    .contains("position " + poison)
                    .contains("never-granted");
            assertThat(projection.status().position()).isBetween(0L, poison);
            assertThat(projection.readModels().document("organisation", "organisation/hotel"))
                    .as("nothing after it is visible")
                    .isEmpty();
            assertThat(projection.awaitPosition(poison, Duration.ofMillis(50))).isFalse();
            assertThat(good).isLessThan(poison);
        }
    }

    @Test
    void read_models_that_are_ahead_of_the_ledger_belong_to_another_one_and_are_built_anew() {
        ledger.appendAll(RandomHistory.of(10, 100));
        try (ViewProjection projection = start()) {
            assertThat(projection.awaitPosition(99, PATIENCE)).isTrue();
        }
        try (TestLedger other = new TestLedger()) {
            other.append(
                    Subject.organisation("golf"),
                    new OrganisationRegistered("Golf", Kind.UNIT, null, PartialDate.UNKNOWN));
            try (ViewProjection projection = ViewProjection.start(other.trail(), other.size(), file())) {
                assertThat(projection.awaitPosition(0, PATIENCE)).isTrue();
                assertThat(projection.status().position()).isEqualTo(1);
                assertThat(projection.readModels().rows(RowQuery.all("edition", 1)))
                        .isEmpty();
            }
        }
    }

    @Test
    void read_models_of_another_ledger_are_built_anew_also_when_it_is_no_longer_than_this_one() {
        ledger.appendAll(RandomHistory.of(10, 100));
        try (ViewProjection projection = start()) {
            assertThat(projection.awaitPosition(99, PATIENCE)).isTrue();
        }
        try (TestLedger other = new TestLedger()) {
            InMemoryTrail events = RandomHistory.of(12, 100);
            other.add(withId("of-another-ledger", events.event(0).orElseThrow()));
            for (long position = 1; position < events.size(); position++) {
                other.add(events.event(position).orElseThrow());
            }
            String right;
            try (ViewProjection fresh =
                    ViewProjection.start(other.trail(), other.size(), directory.resolve("fresh.db"))) {
                assertThat(fresh.awaitPosition(99, PATIENCE)).isTrue();
                right = ReadModelDigest.of(fresh.readModels());
            }
            try (ViewProjection projection = ViewProjection.start(other.trail(), other.size(), file())) {
                assertThat(projection.awaitPosition(99, PATIENCE)).isTrue();
                assertThat(ReadModelDigest.of(projection.readModels())).isEqualTo(right);
            }
        }
    }

    @Test
    void deleted_read_models_come_back() throws Exception {
        ledger.appendAll(RandomHistory.of(11, 100));
        String before;
        try (ViewProjection projection = start()) {
            assertThat(projection.awaitPosition(99, PATIENCE)).isTrue();
            before = ReadModelDigest.of(projection.readModels());
        }
        Files.delete(file());
        try (ViewProjection projection = start()) {
            assertThat(projection.awaitPosition(99, PATIENCE)).isTrue();
            assertThat(ReadModelDigest.of(projection.readModels())).isEqualTo(before);
        }
    }

    @Test
    void a_ledger_in_which_nothing_happens_is_asked_for_nothing_and_is_followed_again_at_once() {
        ledger.appendAll(RandomHistory.of(13, 20));
        AtomicLong questions = new AtomicLong();
        AtomicLong looks = new AtomicLong();
        Trail counting = new ForwardingTrail(ledger.trail()) {
            @Override
            public long size() {
                questions.incrementAndGet();
                return super.size();
            }

            @Override
            public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
                questions.incrementAndGet();
                return super.page(filter, fromPosition, limit);
            }
        };
        LongSupplier size = () -> {
            looks.incrementAndGet();
            return ledger.trail().size();
        };
        try (ViewProjection projection = ViewProjection.start(counting, size, file())) {
            assertThat(projection.awaitPosition(19, PATIENCE)).isTrue();
            long looked = looks.get();
            long asked = questions.get();
            await(() -> looks.get() > looked + 300);
            assertThat(questions.get() - asked)
                    .as("but for the claim, once a second")
                    .isLessThanOrEqualTo(10);
            assertThat(projection.awaitPosition(register("golf"), PATIENCE)).isTrue();
        }
    }

    @Test
    void whoever_projects_has_what_is_out_of_use_deleted_and_tells_of_a_rebuild_by_another_process() {
        AtomicLong tidied = new AtomicLong();
        ReadModels.Place place = (name, reached, mayBegin) -> {
            ReadModels models = SqliteReadModels.in(file()).open(name, reached, mayBegin);
            return new ReadModels() {
                @Override
                public ReadModelStore live() {
                    return models.live();
                }

                @Override
                public void tidy() {
                    tidied.incrementAndGet();
                }

                @Override
                public OptionalLong rebuildingPosition() {
                    return OptionalLong.of(7);
                }

                @Override
                public Rebuilding rebuilding(String program) {
                    return models.rebuilding(program);
                }

                @Override
                public void close() {
                    models.close();
                }
            };
        };
        try (ViewProjection projection =
                ViewProjection.start(ledger.trail(), ledger.size(), ProjectionOptions.of(place, Claim.always()))) {
            await(() -> tidied.get() > 1);
            assertThat(projection.status().rebuilding()).isEqualTo(7);
        }
    }

    @Test
    void it_reads_a_batch_at_a_time() {
        ledger.appendAll(RandomHistory.of(14, 300));
        AtomicLong pages = new AtomicLong();
        Trail counting = new ForwardingTrail(ledger.trail()) {
            @Override
            public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
                pages.incrementAndGet();
                return super.page(filter, fromPosition, limit);
            }
        };
        try (ViewProjection projection = ViewProjection.start(
                counting, ledger.size(), ProjectionOptions.sqlite(file()).withBatchSize(100))) {
            assertThat(projection.awaitPosition(299, PATIENCE)).isTrue();
            assertThat(pages).hasValue(3);
        }
    }

    @Test
    void one_look_that_fails_does_not_end_the_looking() {
        AtomicBoolean failing = new AtomicBoolean();
        AtomicLong looks = new AtomicLong();
        LongSupplier size = () -> {
            looks.incrementAndGet();
            if (failing.compareAndSet(true, false)) {
                throw new IllegalStateException("a look that fails");
            }
            return ledger.trail().size();
        };
        try (ViewProjection projection = ViewProjection.start(ledger.trail(), size, file())) {
            assertThat(projection.awaitPosition(register("alfa"), PATIENCE)).isTrue();
            failing.set(true);
            await(() -> !failing.get());
            long looked = looks.get();
            // Axon by itself looks twice a second, which is not enough for this within the test's patience.
            await(() -> looks.get() > looked + 400);
            assertThat(projection.awaitPosition(register("bravo"), PATIENCE)).isTrue();
        }
    }

    private static RecordedEvent withId(String id, RecordedEvent event) {
        return new RecordedEvent(
                event.position(),
                event.recordedAt(),
                event.subject(),
                event.sequence(),
                id,
                event.type(),
                event.revision(),
                event.actor(),
                event.cause(),
                event.fictitious(),
                event.event());
    }

    private ViewProjection start() {
        return ViewProjection.start(ledger.trail(), ledger.size(), file());
    }

    private Path file() {
        return directory.resolve("views.db");
    }

    private long register(String code) {
        return ledger.append(
                Subject.organisation(code),
                new OrganisationRegistered("Name of " + code, Kind.UNIT, null, PartialDate.UNKNOWN));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
