package nl.korpsmonitor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nl.korpsmonitor.events.LedgerEvent;
import nl.korpsmonitor.events.LedgerEvent.LedgerAudited;
import nl.korpsmonitor.events.LedgerEvent.LedgerPolicyChanged;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.checkpoint.CheckpointStatus;
import nl.korpsmonitor.ledger.checkpoint.HttpWitness;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with signing while the ledger is open: it is said, and writes go on. */
class SigningFailuresTest {
    // Anybody may read these: nothing of a path, a key or what a witness wrote is in them.
    private static final String FAILED = "Signing failed and is tried again; the log of the service says why.";
    private static final String STOPPED =
            "Signing has stopped for good: what is stored contradicts what was signed. Run ledger verify.";

    private static final PartialDate DAY = new PartialDate("2013-10-24");
    private static final MetaData SYSTEM =
            MetaData.with(LedgerMetaData.ACTOR_ID, "ledger").and(LedgerMetaData.ACTOR_ROLE, "SYSTEM");
    private static final LedgerEvent AUDITED = new LedgerAudited(1, "A".repeat(43) + "=", true, "0".repeat(64), DAY);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final CheckpointTiming QUICK = new CheckpointTiming(
            Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(20), PATIENCE, Duration.ofSeconds(1));

    @TempDir
    Path directory = Path.of("");

    private Ledger open() {
        return Ledger.open(LedgerOptions.in(directory).withTiming(QUICK));
    }

    private static void record(Ledger ledger) {
        record(ledger, AUDITED);
    }

    private static void record(Ledger ledger, LedgerEvent event) {
        ledger.eventStorageEngine().appendEvents(message(ledger.trail().lastSequence(Subject.LEDGER) + 1, event));
    }

    private static DomainEventMessage<?> message(long sequence, LedgerEvent event) {
        return new GenericDomainEventMessage<>("ledger", "ledger", sequence, event, SYSTEM);
    }

    private static CheckpointStatus await(Ledger ledger, Predicate<CheckpointStatus> condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        CheckpointStatus status = ledger.publishedLog().status();
        while (!condition.test(status) && System.nanoTime() < until) {
            Thread.onSpinWait();
            status = ledger.publishedLog().status();
        }
        assertThat(status).matches(condition);
        return status;
    }

    private static void awaitPublished(Ledger ledger) {
        assertThat(ledger.publishedLog().awaitCovering(ledger.size() - 1, PATIENCE))
                .isPresent();
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"));
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void a_tree_that_no_longer_holds_what_was_signed_stops_signing_for_good() throws SQLException {
        try (Ledger ledger = open()) {
            List<DomainEventMessage<?>> many = new ArrayList<>();
            for (int i = 1; i < TileCoordinates.FULL_WIDTH; i++) {
                many.add(message(i, AUDITED));
            }
            ledger.eventStorageEngine().appendEvents(many);
            record(ledger, AUDITED);
            awaitPublished(ledger);
            // The root of the first 256 entries, from which every proof starts.
            sql("UPDATE tiles SET hashes = CAST(X'00' || substr(hashes, 2) AS BLOB) WHERE id = 1 << 56");
            record(ledger, AUDITED);
            CheckpointStatus status = await(ledger, each -> each.failure() != null);
            assertThat(status.failure()).isEqualTo(STOPPED);
            assertThat(status.stopped()).isTrue();
            assertThat(status.healthy()).isFalse();
            assertThat(status.behindSince()).isNotNull();
            assertThat(status.signedSize()).isEqualTo(257);
            record(ledger, AUDITED);
            assertThat(ledger.size()).as("writes go on").isEqualTo(259);
            assertThat(ledger.publishedLog()
                            .checkpoint()
                            .orElseThrow()
                            .checkpoint()
                            .size())
                    .isEqualTo(257);
        }
    }

    @Test
    void a_signed_checkpoint_that_was_taken_away_stops_signing_for_good() throws SQLException {
        try (Ledger ledger = open()) {
            awaitPublished(ledger);
            sql("DELETE FROM checkpoints WHERE name = 'signed'");
            record(ledger);
            assertThat(await(ledger, each -> each.failure() != null).failure()).isEqualTo(STOPPED);
        }
    }

    @Test
    void a_key_that_can_not_be_read_for_a_while_is_waited_for() throws Exception {
        try (Ledger ledger = open()) {
            VerifierKey next = ledger.keyring().prepareKey();
            Path file = directory.resolve("keys/log-" + KeyIds.hex(next) + ".pem");
            Path away = directory.resolve("away.pem");
            Files.move(file, away);
            record(ledger, new LedgerEvent.LedgerKeyAdded(next.vkey(), DAY));
            assertThat(await(ledger, each -> each.failure() != null).failure()).isEqualTo(FAILED);
            Files.move(away, file);
            awaitPublished(ledger);
            assertThat(await(ledger, each -> each.failure() == null).healthy()).isTrue();
        }
    }

    @Test
    void a_policy_that_can_not_be_read_stops_publishing_until_there_is_another() {
        try (Ledger ledger = open()) {
            record(ledger, new LedgerPolicyChanged("nonsense", DAY));
            CheckpointStatus status = await(ledger, each -> each.failure() != null && each.signedSize() == 2);
            assertThat(status.failure()).isEqualTo(FAILED);
            record(ledger, new LedgerPolicyChanged("quorum none\n", DAY));
            awaitPublished(ledger);
        }
    }

    @Test
    void witnesses_over_http_that_fail_hold_up_publication_and_nothing_else_and_it_recovers() {
        try (Ledger ledger = open();
                HttpWitness witness = new HttpWitness(
                        "w.example",
                        ledger.opened().origin(),
                        List.of(VerifierKey.parse(ledger.opened().verifierKey())))) {
            awaitPublished(ledger);
            witness.down.set(true);
            record(ledger, new LedgerPolicyChanged(witness.policy(), DAY));
            // On a busy machine its answer comes after the round has stopped waiting for it.
            CheckpointStatus status = await(
                    ledger,
                    each -> !each.quorumMet() && each.witnesses().stream().allMatch(one -> one.failure() != null));
            assertThat(status.healthy()).isFalse();
            assertThat(status.publishedSize()).isEqualTo(1);
            assertThat(status.witnesses()).singleElement().satisfies(each -> {
                assertThat(each.failure()).isEqualTo("it refused, with status 503");
                assertThat(each.cosignedSize()).isEqualTo(-1);
            });
            record(ledger);
            witness.down.set(false);
            awaitPublished(ledger);
            status = await(ledger, CheckpointStatus::healthy);
            assertThat(status.witnesses())
                    .singleElement()
                    .satisfies(each -> assertThat(each.failure()).isNull());
            assertThat(status.publishedSize()).isEqualTo(3);
        }
    }

    @Test
    void a_start_and_a_close_bear_with_a_witness_that_is_away() {
        String policy;
        try (Ledger ledger = open();
                HttpWitness witness = new HttpWitness(
                        "w.example",
                        ledger.opened().origin(),
                        List.of(VerifierKey.parse(ledger.opened().verifierKey())))) {
            policy = witness.policy();
            record(ledger, new LedgerPolicyChanged(policy, DAY));
            awaitPublished(ledger);
        }
        try (Ledger ledger = open()) {
            record(ledger);
            await(ledger, each -> !each.quorumMet());
        }
        try (Ledger ledger = open()) {
            assertThat(ledger.size()).isEqualTo(3);
            assertThat(ledger.publishedLog().status().recordedSize()).isEqualTo(3);
        }
    }

    @Test
    void who_waits_when_the_ledger_closes_does_not_wait_on() throws Exception {
        CheckpointTiming never =
                new CheckpointTiming(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), PATIENCE, PATIENCE);
        Thread waiter;
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory).withTiming(never))) {
            waiter = new Thread(() -> ledger.publishedLog().awaitCovering(0, Duration.ofDays(1)));
            waiter.start();
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (waiter.getState() != Thread.State.TIMED_WAITING && System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        }
        waiter.join(PATIENCE);
        assertThat(waiter.isAlive()).isFalse();
    }

    @Test
    void sizes_are_known_from_the_start_on() {
        open().close();
        CheckpointTiming never =
                new CheckpointTiming(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), PATIENCE, PATIENCE);
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory).withTiming(never))) {
            assertThat(ledger.publishedLog().status().signedSize()).isEqualTo(1);
            assertThat(ledger.publishedLog().status().publishedSize()).isEqualTo(1);
        }
    }

    @Test
    void nothing_is_signed_or_published_while_the_record_of_how_the_ledger_was_closed_is_there() throws Exception {
        open().close();
        sql("DELETE FROM checkpoints WHERE name = 'published'");
        Path record = directory.resolve("keys/closed");
        Files.delete(record);
        Files.createDirectory(record);
        Path inTheWay = Files.writeString(record.resolve("in-the-way"), "");
        assertThatThrownBy(this::open).hasMessageContaining("can't be recorded");
        try (LedgerStore store = SqliteLedgerStore.open(directory.resolve("ledger.db"))) {
            assertThat(store.checkpoint("published")).isEmpty();
        }
        Files.delete(inTheWay);
        Files.delete(record);
        try (Ledger ledger = open()) {
            awaitPublished(ledger);
        }
    }

    @Test
    void how_a_ledger_was_closed_is_recorded_only_when_what_is_stored_is_what_is_known() throws Exception {
        Ledger ledger = open();
        record(ledger);
        awaitPublished(ledger);
        await(ledger, status -> status.behindSince() == null);
        sql("DELETE FROM entries WHERE position = 1");
        ledger.close();
        assertThat(directory.resolve("keys/closed")).as("not closed in order").hasContent("open\n");
    }
}
