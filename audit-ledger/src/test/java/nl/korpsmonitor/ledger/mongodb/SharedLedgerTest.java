package nl.korpsmonitor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nl.korpsmonitor.events.ActorEvent.ActorRegistered;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.disclosure.Erasures;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that several nodes share. */
class SharedLedgerTest {
    private static final MetaData ACTOR =
            MetaData.with(LedgerMetaData.ACTOR_ID, "a").and(LedgerMetaData.ACTOR_ROLE, Role.SYSTEM.name());

    private final String store = MongoUnderTest.freshDatabase();
    private final String keys = MongoUnderTest.freshDatabase();

    @TempDir
    Path directory = Path.of("");

    @AfterEach
    void drop() {
        MongoUnderTest.drop(MongoUnderTest.connect(store));
        MongoUnderTest.drop(MongoUnderTest.connect(keys));
    }

    @Test
    void nodes_with_the_same_keys_record_in_one_ledger_and_one_of_them_signs() throws IOException {
        try (Ledger one = open("one")) {
            register(one, "one");
            try (Ledger other = openWithKeysOf("one", "other")) {
                register(other, "other");
                register(one, "third");
                await(() -> one.size() == 4 && other.size() == 4);
                assertThat(one.head()).isEqualTo(other.head());
                await(() -> published(one) == 4);
                assertThat(other.publishedLog().awaitCovering(3, Duration.ofSeconds(10)))
                        .isPresent();
                assertThat(other.publishedLog().proof(3)).isPresent();
                // Whoever signs: both hold the store to it from then on.
                await(() -> lastSigned("one") == 4 && lastSigned("other") == 4);
            }
        }
    }

    @Test
    void when_the_node_that_signs_ends_another_goes_on() throws IOException {
        Ledger one = open("one");
        try (Ledger other = openWithKeysOf("one", "other")) {
            register(one, "one");
            await(() -> published(one) == 2);
            one.close();
            register(other, "other");
            await(() -> published(other) == 3);
            await(() -> lastSigned("other") == 3);
            assertThat(other.publishedLog().status().healthy()).isTrue();
        }
    }

    @Test
    void confidential_values_that_one_node_recorded_are_opened_by_another_until_their_key_is_destroyed()
            throws IOException {
        try (Ledger one = open("one");
                Ledger other = openWithKeysOf("one", "other")) {
            register(one, "one");
            register(other, "other");
            assertThat(nameIn(other, 1)).isEqualTo("Name of one");
            assertThat(nameIn(one, 2)).isEqualTo("Name of other");
        }
        try (ReadOnlyLedger reader = ReadOnlyLedger.open(shared())) {
            assertThat(reader.trail().opened(1).orElseThrow().event()).isInstanceOf(ActorRegistered.class);
        }
        try (MongoConnection connection = MongoUnderTest.connect(keys)) {
            long left = connection.collection("disclosure_keys").countDocuments();
            assertThat(left).as("what was made ahead and not used is destroyed").isEqualTo(2);
            connection.collection("disclosure_keys").drop();
        }
        try (ReadOnlyLedger reader = ReadOnlyLedger.open(shared())) {
            ActorRegistered event =
                    (ActorRegistered) reader.trail().opened(1).orElseThrow().event();
            assertThat(event.name()).as("no event erased it").isInstanceOf(Confidential.Unopenable.class);
        }
        try (MongoConnection connection = MongoUnderTest.connect(store)) {
            assertThat(connection.database().listCollectionNames().into(new ArrayList<>()))
                    .as("the ledger's database holds no keys")
                    .doesNotContain("disclosure_keys", "owner");
        }
    }

    /** As when the node that recorded it was killed before it destroyed the key. */
    @Test
    void another_node_destroys_the_key_of_an_erased_value_at_its_next_look() throws Exception {
        try (Ledger one = open("one");
                ReadOnlyLedger other = ReadOnlyLedger.open(shared())) {
            register(one, "one");
            ActorRegistered event =
                    (ActorRegistered) one.trail().event(1).orElseThrow().event();
            String digest = ((Confidential.Withheld<String>) event.name()).digest();
            long key = other.store().disclosures(1).getFirst().key();
            BlockingQueue<List<Long>> destroyed = new LinkedBlockingQueue<>();
            try (Erasures erasures = new Erasures(
                    other.store(),
                    other.trail(),
                    numbers -> heard(destroyed, numbers),
                    gone -> {},
                    Duration.ofMillis(10))) {
                erasures.begin();
                Subject subject = Subject.disclosure(1);
                ValueErased erased =
                        new ValueErased("/name", digest, ErasureGround.DATA_PROTECTION, new PartialDate("2012-06-01"));
                one.eventStorageEngine()
                        .appendEvents(new GenericDomainEventMessage<>("disclosure", subject.id(), 0, erased, ACTOR));
                assertThat(destroyed.poll(20, TimeUnit.SECONDS)).containsExactly(key);
            }
        }
    }

    @Test
    void a_database_that_was_restored_from_before_a_signed_checkpoint_is_refused() throws IOException {
        List<BsonDocument> signedBefore = new ArrayList<>();
        try (Ledger one = open("one")) {
            register(one, "one");
            await(() -> published(one) == 2);
        }
        try (MongoConnection connection = MongoUnderTest.connect(store)) {
            connection.collection(Names.CHECKPOINTS).find().into(signedBefore);
        }
        try (Ledger one = open("one");
                Ledger other = openWithKeysOf("one", "other")) {
            register(one, "late");
            await(() -> published(one) == 3 && lastSigned("one") == 3 && lastSigned("other") == 3);
            assertThat(other.opened()).isEqualTo(one.opened());
        }
        try (MongoConnection connection = MongoUnderTest.connect(store)) {
            connection.collection(Names.BLOCKS).deleteOne(com.mongodb.client.model.Filters.eq(Names.ID, 2L));
            connection.collection(Names.CHECKPOINTS).drop();
            connection.collection(Names.CHECKPOINTS).insertMany(signedBefore);
        }
        // Also by the node that never signed: it watched who did.
        for (String node : List.of("one", "other")) {
            assertThatThrownBy(() -> open(node).close())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("keys/last-signed", "3 entries", "restore the newest one");
        }
    }

    @Test
    void a_node_without_the_ledgers_keys_or_with_those_of_another_is_refused() throws IOException {
        open("one").close();
        assertThatThrownBy(() -> open("stranger").close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("copy of keys/ from another");
        Ledger.open(LedgerOptions.in(directory.resolve("own"))).close();
        assertThatThrownBy(() -> open("own").close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has a ledger of its own");
        String another = MongoUnderTest.freshDatabase();
        SharedStore elsewhere = new SharedStore(store, another, MongoUnderTest.MAY_BE_SINGLE);
        assertThatThrownBy(() -> Ledger.open(LedgerOptions.in(directory.resolve("one"))
                                .withShared(new SharedStore(another, keys, MongoUnderTest.MAY_BE_SINGLE)))
                        .close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holds no entries, but these keys are of the ledger");
        assertThat(elsewhere.toString()).doesNotContain("mongodb");
    }

    @Test
    void a_node_with_another_key_for_requests_is_told_which_file_to_copy() throws IOException {
        open("one").close();
        Path other = directory.resolve("other/keys");
        Files.createDirectories(other);
        Files.copy(directory.resolve("one/keys/log.pem"), other.resolve("log.pem"));
        Files.writeString(other.resolve("request-digest.key"), "0".repeat(64) + "\n");
        assertThatThrownBy(() -> open("other").close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("request-digest.key", "copy it from one of them");
    }

    @Test
    void a_clock_is_compared_with_the_stores() {
        try (Ledger one = open("one")) {
            assertThat(one.clockDifference().abs()).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void the_keys_of_confidential_values_are_kept_in_another_database() {
        assertThatThrownBy(() -> Ledger.open(LedgerOptions.in(directory.resolve("one"))
                                .withShared(new SharedStore(store, store, MongoUnderTest.MAY_BE_SINGLE)))
                        .close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another database");
    }

    private SharedStore shared() {
        return new SharedStore(store, keys, MongoUnderTest.MAY_BE_SINGLE);
    }

    private Ledger open(String node) {
        return Ledger.open(LedgerOptions.in(directory.resolve(node)).withShared(shared()));
    }

    private Ledger openWithKeysOf(String source, String node) throws IOException {
        Path from = directory.resolve(source).resolve("keys");
        Path to = directory.resolve(node).resolve("keys");
        Files.createDirectories(to);
        for (String key : List.of("log.pem", "request-digest.key")) {
            Files.copy(from.resolve(key), to.resolve(key));
        }
        return open(node);
    }

    private static void register(Ledger ledger, String code) {
        ActorRegistered event = new ActorRegistered(
                new Confidential.Shown<>("Name of " + code),
                java.util.Set.of(Role.ASSESSOR),
                null,
                new PartialDate("2026"));
        ledger.eventStorageEngine()
                .appendEvents(new GenericDomainEventMessage<>(
                        "actor", Subject.actor(code).id(), 0, event, ACTOR));
    }

    private static Object nameIn(Ledger ledger, long position) {
        ActorRegistered event =
                (ActorRegistered) ledger.trail().opened(position).orElseThrow().event();
        return ((Confidential.Shown<?>) event.name()).value();
    }

    private static long published(Ledger ledger) {
        return ledger.publishedLog()
                .checkpoint()
                .map(SignedCheckpoint::checkpoint)
                .map(checkpoint -> checkpoint.size())
                .orElse(0L);
    }

    private long lastSigned(String node) {
        Path file = directory.resolve(node).resolve("keys").resolve("last-signed");
        try {
            return SignedCheckpoint.parse(Files.readAllBytes(file)).checkpoint().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant until = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("within 30 s").isBefore(until);
            Thread.onSpinWait();
        }
    }

    private static long heard(BlockingQueue<List<Long>> destroyed, List<Long> numbers) {
        destroyed.add(numbers);
        return numbers.size();
    }
}
