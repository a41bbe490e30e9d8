package nl.korpsmonitor.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.claim.Claim;
import nl.korpsmonitor.query.readmodel.Projector;
import nl.korpsmonitor.query.readmodel.ReadModelDigest;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ReadModels;
import nl.korpsmonitor.query.readmodel.sqlite.SqliteReadModelStore;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.RandomHistory;
import nl.korpsmonitor.query.trail.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on the same read models, whatever keeps those. */
abstract class SharedProjectionContract {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int EVENTS = 300;

    @TempDir
    Path directory;

    final TestLedger ledger = new TestLedger();
    private final Leases leases = new Leases();

    /** Where the read models are; every call is another process. */
    abstract ReadModels.Place place();

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    @Test
    void one_projects_and_the_others_read_what_it_does() {
        ledger.appendAll(RandomHistory.of(1, EVENTS));
        Leases.Reach one = leases.reach();
        try (ViewProjection projecting = start(one.lease());
                ViewProjection other = start(leases.reach().lease());
                ViewProjection following = follow()) {
            for (ViewProjection each : new ViewProjection[] {projecting, other, following}) {
                assertThat(each.awaitPosition(EVENTS - 1, PATIENCE)).isTrue();
                assertThat(each.status()).isEqualTo(new ProjectionStatus(EVENTS, EVENTS, null));
            }
            long position = register("golf");
            assertThat(following.awaitPosition(position, PATIENCE)).isTrue();
            assertThat(following.readModels().document("organisation", "organisation/golf"))
                    .isPresent();
            assertThat(ReadModelDigest.of(following.readModels())).isEqualTo(rebuiltAlone());
        }
    }

    @Test
    void whoever_only_follows_never_projects_and_tells_how_far_behind_it_is() {
        ledger.appendAll(RandomHistory.of(2, EVENTS));
        try (ViewProjection following = follow()) {
            assertThat(following.awaitPosition(0, Duration.ofMillis(50))).isFalse();
            assertThat(following.status().lag()).isEqualTo(EVENTS);
            assertThat(following.status().isHealthy()).isTrue();
        }
    }

    @Test
    void another_takes_over_at_once_when_the_one_that_projects_closes() {
        ledger.appendAll(RandomHistory.of(3, EVENTS));
        try (ViewProjection first = start(leases.reach().lease())) {
            assertThat(first.awaitPosition(EVENTS - 1, PATIENCE)).isTrue();
            try (ViewProjection second = start(leases.reach().lease())) {
                end(first);
                assertThat(second.awaitPosition(register("golf"), PATIENCE)).isTrue();
                assertThat(ReadModelDigest.of(second.readModels())).isEqualTo(rebuiltAlone());
            }
        }
    }

    @Test
    void another_takes_over_when_the_one_that_projects_is_cut_off() {
        ledger.appendAll(RandomHistory.of(6, 20));
        Leases.Reach reach = leases.reach();
        try (ViewProjection first = start(reach.lease())) {
            assertThat(first.awaitPosition(register("golf"), PATIENCE)).isTrue();
            try (ViewProjection second = start(leases.reach().lease())) {
                reach.cut();
                await(() -> !first.isProjecting());
                for (int i = 0; i < 20; i++) {
                    assertThat(second.awaitPosition(register("o-" + i), PATIENCE))
                            .isTrue();
                }
                assertThat(first.readModels().position())
                        .isEqualTo(ledger.trail().size());
                assertThat(ReadModelDigest.of(second.readModels())).isEqualTo(rebuiltAlone());
            }
        }
    }

    /** It still believes that it may project, and its batches are not those of the one that took over. */
    @Test
    void one_that_was_suspended_in_the_middle_of_a_batch_does_no_harm_when_it_wakes() throws Exception {
        InMemoryTrail history = RandomHistory.of(4, EVENTS);
        for (int beyond : new int[] {1, 19, 5}) {
            long size = ledger.trail().size();
            for (long position = size; position < size + EVENTS / 3; position++) {
                ledger.add(history.event(position).orElseThrow());
            }
            SuspendableTrail trail = new SuspendableTrail(ledger.trail(), size + beyond);
            try (ViewProjection suspended = start(trail, Claim.always(), 7)) {
                trail.awaitSuspended();
                try (ViewProjection other = start(ledger.trail(), Claim.always(), 40)) {
                    assertThat(other.awaitPosition(size + EVENTS / 3 - 1, PATIENCE))
                            .isTrue();
                }
                trail.wake();
                await(() -> suspended.status().isHealthy() && suspended.status().lag() == 0);
                assertThat(ReadModelDigest.of(suspended.readModels())).isEqualTo(rebuiltAlone());
            }
        }
        try (ViewProjection projection = start(Claim.always())) {
            assertThat(projection.awaitPosition(register("golf"), PATIENCE)).isTrue();
            assertThat(ReadModelDigest.of(projection.readModels())).isEqualTo(rebuiltAlone());
        }
    }

    @Test
    void two_that_project_at_the_same_time_in_different_batches_make_what_one_makes() {
        ledger.appendAll(RandomHistory.of(5, EVENTS));
        try (ViewProjection one = start(ledger.trail(), Claim.always(), 3);
                ViewProjection other = start(ledger.trail(), Claim.always(), 17)) {
            for (int i = 0; i < 100; i++) {
                register("o-" + i);
            }
            long last = ledger.trail().size() - 1;
            assertThat(one.awaitPosition(last, PATIENCE)).isTrue();
            assertThat(other.awaitPosition(last, PATIENCE)).isTrue();
            assertThat(one.status().isHealthy()).isTrue();
            assertThat(other.status().isHealthy()).isTrue();
            assertThat(ReadModelDigest.of(one.readModels())).isEqualTo(rebuiltAlone());
        }
    }

    /** The digest of what a single process makes of the whole ledger, in a store of its own. */
    final String rebuiltAlone() {
        try (ReadModelStore alone =
                SqliteReadModelStore.open(directory.resolve("alone-" + System.nanoTime() + ".db"), "ledger")) {
            new Projector(ledger.trail(), alone).catchUp(ledger.trail().size());
            return ReadModelDigest.of(alone);
        }
    }

    final ViewProjection start(Claim claim) {
        return start(ledger.trail(), claim, ProjectionOptions.BATCH_SIZE);
    }

    final ViewProjection start(Trail trail, Claim claim, int batchSize) {
        return ViewProjection.start(
                trail, ledger.size(), ProjectionOptions.of(place(), claim).withBatchSize(batchSize));
    }

    private ViewProjection follow() {
        return ViewProjection.start(
                ledger.trail(),
                ledger.size(),
                ProjectionOptions.of(place(), Claim.always()).followingOnly());
    }

    /** Before the end of its block. To close it twice does no harm. */
    static void end(ViewProjection projection) {
        projection.close();
    }

    final long register(String code) {
        return ledger.append(
                Subject.organisation(code),
                new OrganisationRegistered("Name of " + code, Kind.UNIT, null, PartialDate.UNKNOWN));
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("waited too long").isNegative();
            LockSupport.parkNanos(5_000_000);
        }
    }
}
