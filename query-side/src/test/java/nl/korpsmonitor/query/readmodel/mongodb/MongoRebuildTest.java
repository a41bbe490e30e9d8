package nl.korpsmonitor.query.readmodel.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import nl.korpsmonitor.query.readmodel.Projector;
import nl.korpsmonitor.query.readmodel.ReadModelDigest;
import nl.korpsmonitor.query.readmodel.ReadModels;
import nl.korpsmonitor.query.readmodel.Rebuild;
import nl.korpsmonitor.query.readmodel.RebuildContract;
import nl.korpsmonitor.query.readmodel.RowQuery;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.RandomHistory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoRebuildTest extends RebuildContract {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final MongoConnection connection = MongoUnderTest.connect(MongoUnderTest.freshDatabase());
    private final InMemoryTrail trail = RandomHistory.of(32, 200);
    private long nanos;

    @AfterEach
    void drop() {
        MongoUnderTest.drop(connection);
    }

    @Override
    protected ReadModels open() {
        return MongoReadModels.in(connection).open("ledger", position -> true, true);
    }

    private ReadModels at(Instant time, int format) {
        Clock clock = Clock.fixed(time, ZoneOffset.UTC);
        return MongoReadModels.in(connection, format, clock, () -> nanos).open("ledger", position -> true, true);
    }

    @Test
    void versions_with_different_formats_run_side_by_side() {
        try (ReadModels older = at(NOW, 3);
                ReadModels newer = at(NOW, 4)) {
            new Projector(trail, older.live()).catchUp(200);
            assertThat(newer.live().position()).isZero();
            new Projector(trail, newer.live()).catchUp(100);
            Rebuild.run(trail, newer, "program", progress -> {});
            assertThat(older.live().position()).isEqualTo(200);
            assertThat(older.live().rows(RowQuery.all("edition", 200))).isNotEmpty();
            assertThat(ReadModelDigest.of(newer.live())).isEqualTo(ReadModelDigest.of(older.live()));
        }
    }

    @Test
    void what_was_swapped_in_while_behind_is_read_only_once_it_is_as_far() {
        try (ReadModels projecting = at(NOW, 3);
                ReadModels reading = at(NOW, 3)) {
            new Projector(trail, projecting.live()).catchUp(150);
            assertThat(reading.live().position()).isEqualTo(150);
            Registry registry = new Registry(connection, 3);
            RegistryState state = registry.change(now -> now.withBuilding("program", NOW));
            Generation built =
                    registry.generation(Objects.requireNonNull(state.building()).generation());
            built.prepare();
            new Projector(trail, new MongoReadModelStore(built)).catchUp(60);
            registry.change(now -> now.swapped(built.number(), NOW));
            nanos += Duration.ofSeconds(2).toNanos();
            assertThat(reading.live().position()).isEqualTo(150);
            assertThat(reading.live().generation()).isEqualTo(1);
            projecting.bringSuccessor(store ->
                    new Projector(trail, store).catchUp(projecting.live().position()));
            assertThat(projecting.live().generation()).isEqualTo(2);
            new Projector(trail, projecting.live()).catchUp(200);
            nanos += Duration.ofSeconds(2).toNanos();
            assertThat(reading.live().position()).isEqualTo(200);
            assertThat(reading.live().generation()).isEqualTo(2);
        }
    }

    @Test
    void a_generation_out_of_use_is_dropped_after_a_while_and_nobody_takes_it_for_empty() {
        try (ReadModels suspended = at(NOW, 3)) {
            new Projector(trail, suspended.live()).catchUp(200);
            try (ReadModels rebuilding = at(NOW, 3)) {
                Rebuild.run(trail, rebuilding, "program", progress -> {});
            }
            assertThat(collections()).contains("views_f3_g1_edition", "views_f3_g2_edition");
            at(NOW.plus(RegistryState.KEPT), 3).close();
            assertThat(collections()).as("not yet").contains("views_f3_g1_edition");
            at(NOW.plus(RegistryState.KEPT).plusSeconds(1), 3).close();
            assertThat(collections()).doesNotContain("views_f3_g1_edition").contains("views_f3_g2_edition");
            nanos += RegistryState.KEPT.plusSeconds(1).toNanos();
            assertThat(suspended.live().rows(RowQuery.all("edition", 200))).hasSize(3);
            assertThat(suspended.live().generation()).isEqualTo(2);
        }
    }

    @Test
    void what_a_suspended_process_wrote_into_a_dropped_generation_is_cleared_away() {
        try (ReadModels readModels = at(NOW, 3)) {
            Rebuild.run(trail, readModels, "program", progress -> {});
            at(NOW.plus(RegistryState.KEPT).plusSeconds(1), 3).close();
            MongoReadModelStore dropped = new MongoReadModelStore(new Generation(connection, 3, 1));
            assertThatThrownBy(() -> new Projector(trail, dropped).catchUp(100)).hasMessageContaining("dropped");
            assertThat(collections()).contains("views_f3_g1_edition");
            Rebuild.run(trail, readModels, "program", progress -> {});
            assertThat(collections()).doesNotContain("views_f3_g1_edition");
            assertThat(readModels.live().position()).isEqualTo(200);
        }
    }

    @Test
    void read_models_of_another_ledger_are_begun_anew_but_not_by_whoever_only_reads() {
        try (ReadModels readModels = open()) {
            new Projector(trail, readModels.live()).catchUp(20);
        }
        ReadModels.Place place = MongoReadModels.in(connection);
        assertThatThrownBy(() -> place.open("another", position -> true, false))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> place.open("ledger", position -> position < 20, false))
                .isInstanceOf(IllegalStateException.class);
        try (ReadModels readModels = place.open("ledger", position -> position < 20, true)) {
            assertThat(readModels.live().position()).isZero();
            assertThat(readModels.live().rows(RowQuery.all("edition", 20))).isEmpty();
        }
        try (ReadModels readModels = place.open("another", position -> true, true)) {
            assertThat(readModels.live().generation()).isEqualTo(3);
        }
    }

    @Test
    void whoever_projects_drops_what_is_out_of_use_within_a_minute_of_its_time() {
        try (ReadModels projecting = atTheClock(3)) {
            Rebuild.run(trail, projecting, "program", progress -> {});
            pass(RegistryState.KEPT);
            projecting.tidy();
            assertThat(collections()).as("not yet").contains("views_f3_g1_edition");
            pass(Duration.ofSeconds(59));
            projecting.tidy();
            assertThat(collections()).as("once a minute").contains("views_f3_g1_edition");
            pass(Duration.ofSeconds(1));
            projecting.tidy();
            assertThat(collections()).doesNotContain("views_f3_g1_edition").contains("views_f3_g2_edition");
        }
    }

    @Test
    void a_format_that_no_program_has_used_for_thirty_days_is_dropped() {
        try (ReadModels older = atTheClock(3);
                ReadModels newer = atTheClock(4)) {
            new Projector(trail, older.live()).catchUp(200);
            pass(RegistryState.KEPT_UNUSED.minusDays(1));
            assertThat(older.live().position()).as("it is read").isEqualTo(200);
            pass(RegistryState.KEPT_UNUSED.minusDays(1));
            newer.tidy();
            pass(RegistryState.KEPT);
            pass(Duration.ofMinutes(1));
            newer.tidy();
            assertThat(collections()).as("used not so long ago").contains("views_f3_g1_edition");
            pass(Duration.ofDays(2));
            newer.tidy();
            assertThat(collections()).as("who still reads it can go over").contains("views_f3_g1_edition");
            pass(RegistryState.KEPT.plusMinutes(1));
            newer.tidy();
            assertThat(collections())
                    .noneMatch(name -> name.startsWith("views_f3_"))
                    .contains("views_f4_g1_edition");
            assertThat(new Registry(connection, 3).generation(1).token()).isNull();
        }
        try (ReadModels again = atTheClock(3)) {
            assertThat(again.live().position()).isZero();
            new Projector(trail, again.live()).catchUp(200);
            assertThat(again.live().rows(RowQuery.all("edition", 200))).hasSize(3);
        }
    }

    @Test
    void every_process_can_tell_how_far_a_rebuild_is() {
        try (ReadModels serving = atTheClock(3);
                ReadModels rebuilding = atTheClock(3)) {
            assertThat(serving.rebuildingPosition()).isEmpty();
            try (ReadModels.Rebuilding underWay = rebuilding.rebuilding("program")) {
                new Projector(trail, underWay.store()).catchUp(120);
                assertThat(serving.rebuildingPosition())
                        .as("asked once a second")
                        .isEmpty();
                pass(Duration.ofSeconds(1));
                assertThat(serving.rebuildingPosition()).hasValue(120);
            }
            Rebuild.run(trail, rebuilding, "program", progress -> {});
            pass(Duration.ofSeconds(1));
            assertThat(serving.rebuildingPosition()).isEmpty();
        }
    }

    private ReadModels atTheClock(int format) {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return NOW.plusNanos(nanos);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
        return MongoReadModels.in(connection, format, clock, () -> nanos).open("ledger", position -> true, true);
    }

    private void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    private List<String> collections() {
        return connection.database().listCollectionNames().into(new ArrayList<>());
    }
}
