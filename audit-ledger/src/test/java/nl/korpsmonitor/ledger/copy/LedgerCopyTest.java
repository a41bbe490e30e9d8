package nl.korpsmonitor.ledger.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.AppendConditions;
import nl.korpsmonitor.ledger.KeyPlace;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.LedgerPlace;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.bench.LargeLedger;
import nl.korpsmonitor.ledger.bench.Messages;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyStore;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCopyTest {
    private static final int EVENTS = 3_000;
    private static final Hash KEY = Hash.sha256(new byte[] {1});
    private static final Subject KEYED = Subject.scorecard(1899, "keyed");
    private static final InspectionProgress QUIET = (phase, done, total) -> {};

    private final String database = MongoUnderTest.freshDatabase();
    private final String keyDatabase = MongoUnderTest.freshDatabase();

    @TempDir
    Path directory = Path.of("");

    private TreeHead head = new TreeHead(0, Hash.sha256(new byte[0]));

    @BeforeEach
    void record() {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(original()))) {
            new LargeLedger(ledger).fillTo(EVENTS);
            // Commands of one event and of three, with keys: what a block holds beside entries must go along.
            appendUnder(KEY, ledger, 0, 1);
            appendUnder(Hash.sha256(new byte[] {2}), ledger, 1, 3);
            head = ledger.head();
        }
    }

    @AfterEach
    void drop() {
        MongoUnderTest.drop(MongoUnderTest.connect(database));
        MongoUnderTest.drop(MongoUnderTest.connect(keyDatabase));
    }

    private Path original() {
        return directory.resolve("original");
    }

    private static void appendUnder(Hash key, Ledger ledger, int from, int count) {
        UnitOfWork<Message<?>> work = DefaultUnitOfWork.startAndGet(null);
        AppendConditions.current().idempotencyKey(key.bytes());
        ledger.eventStorageEngine().appendEvents(Messages.ofOneSubject(KEYED, from, count));
        work.commit();
    }

    @Test
    void a_ledger_goes_to_mongodb_and_back_byte_for_byte() {
        copy(original().toString(), database);
        LedgerCopy.Result back = copy(database, directory.resolve("back").toString());
        assertThat(back.root()).isEqualTo(head.root());
        assertThat(back.size()).isEqualTo(head.size()).isEqualTo(back.copied());
        assertThat(back.checkpoints()).isEqualTo(2);
        try (LedgerPlace one = place(original().toString());
                LedgerPlace middle = place(database);
                LedgerPlace other = place(directory.resolve("back").toString())) {
            for (LedgerPlace each : new LedgerPlace[] {middle, other}) {
                LedgerStore store = each.store();
                assertThat(GrowingTiles.restore(store.size(), store).root()).isEqualTo(head.root());
                assertThat(store.checkpoint("signed"))
                        .isEqualTo(one.store().checkpoint("signed"))
                        .isNotEmpty();
                assertThat(store.checkpoint("published")).isEqualTo(one.store().checkpoint("published"));
                assertThat(store.command(KEY))
                        .isEqualTo(one.store().command(KEY))
                        .isNotEmpty();
                assertThat(store.lastSequence(KEYED.id())).isEqualTo(3);
                assertThat(store.disclosureKeysFrom(0))
                        .isEqualTo(one.store().disclosureKeysFrom(0))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void confidential_values_open_in_the_copy_and_what_was_erased_stays_so() {
        copy(original().toString(), database);
        String keys = original().resolve("disclosure-keys.db").toString();
        try (LedgerPlace ledger = place(database);
                DisclosureKeyStore from = KeyPlace.toWrite(keys, true);
                DisclosureKeyStore to = KeyPlace.toWrite(keyDatabase, true)) {
            assertThat(KeyCopy.copy(ledger.store(), from, to, Set.of(), QUIET).erased())
                    .isZero();
            long first = ledger.store().disclosureKeysFrom(0).getFirst();
            from.destroy(List.of(first));
            KeyCopy.Result again = KeyCopy.copy(ledger.store(), from, to, Set.of(KeyCopy.Choice.ALSO_ERASE), QUIET);
            assertThat(again.erased()).isEqualTo(1);
            assertThat(to.find(first)).isNull();
            assertThat(to.lastNumber())
                    .as("numbers go on behind those of the source")
                    .isGreaterThanOrEqualTo(from.lastNumber());
        }
        SharedStore shared = new SharedStore(database, keyDatabase, MongoUnderTest.MAY_BE_SINGLE);
        try (ReadOnlyLedger copy = ReadOnlyLedger.open(shared);
                ReadOnlyLedger source = ReadOnlyLedger.open(original())) {
            for (long position = 0; position < copy.store().size(); position += 101) {
                assertThat(copy.trail().opened(position))
                        .isEqualTo(source.trail().opened(position));
            }
        }
    }

    @Test
    void what_was_broken_off_goes_on_and_what_is_new_is_added() {
        String target = directory.resolve("backup").toString();
        assertThatThrownBy(() -> {
                    try (LedgerPlace from = place(original().toString());
                            LedgerPlace to = LedgerPlace.toWrite(target, true)) {
                        LedgerCopy.copy(from.store(), to.store(), (phase, done, total) -> {
                            if (done > 1_500) {
                                throw new IllegalStateException("broken off");
                            }
                        });
                    }
                })
                .hasMessage("broken off");
        LedgerCopy.Result rest = copy(original().toString(), target);
        assertThat(rest.copied()).isPositive().isLessThan(head.size());
        assertThat(rest.root()).isEqualTo(head.root());
        assertThat(copy(original().toString(), target).copied()).isZero();
        try (Ledger ledger = Ledger.open(LedgerOptions.in(original()))) {
            appendUnder(Hash.sha256(new byte[] {3}), ledger, 4, 2);
            assertThat(copy(original().toString(), target).copied())
                    .as("while the source is in use")
                    .isEqualTo(2);
        }
    }

    @Test
    void nothing_is_copied_over_another_or_a_longer_ledger_or_into_one_that_is_in_use() {
        Path another = directory.resolve("another");
        try (Ledger ledger = Ledger.open(LedgerOptions.in(another))) {
            assertThat(ledger.size()).isEqualTo(1);
            assertThatThrownBy(() -> copy(original().toString(), another.toString()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by process");
        }
        assertThatThrownBy(() -> copy(original().toString(), another.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holds another ledger");
        assertThatThrownBy(() -> copy(another.toString(), original().toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing is copied over a longer ledger");
        assertThatThrownBy(() -> copy(directory.resolve("nowhere").toString(), database))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no ledger in");
    }

    @Test
    void keys_of_another_ledger_are_not_mixed_with_these() {
        try (DisclosureKeyStore keys = KeyPlace.toWrite(keyDatabase, true)) {
            SortedMap<Long, byte[]> one = new TreeMap<>(Map.of(1L, new byte[] {1}));
            SortedMap<Long, byte[]> other = new TreeMap<>(Map.of(1L, new byte[] {2}));
            keys.take(one, 5);
            keys.take(one, 5);
            assertThatThrownBy(() -> keys.take(other, 5))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another ledger");
            assertThat(keys.add(List.of(new byte[] {3}))).isEqualTo(6);
        }
    }

    @Test
    void a_restored_copy_serves_with_the_keys_and_one_from_before_a_signed_checkpoint_does_not() throws Exception {
        Path backup = directory.resolve("backup");
        copy(original().toString(), backup.toString());
        try (Ledger ledger = Ledger.open(LedgerOptions.in(original()))) {
            appendUnder(Hash.sha256(new byte[] {4}), ledger, 4, 1);
        }
        Path restored = directory.resolve("restored");
        copy(backup.toString(), restored.toString());
        copyKeys(original(), restored);
        assertThatThrownBy(() -> Ledger.open(LedgerOptions.in(restored)).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("keys/last-signed", "older copy");
        copy(original().toString(), restored.toString());
        try (Ledger ledger = Ledger.open(LedgerOptions.in(restored))) {
            assertThat(ledger.size()).isEqualTo(head.size() + 1);
        }
    }

    private static void copyKeys(Path from, Path to) throws IOException {
        Files.copy(from.resolve("disclosure-keys.db"), to.resolve("disclosure-keys.db"));
        Files.createDirectories(to.resolve("keys"));
        try (Stream<Path> files = Files.list(from.resolve("keys"))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve("keys").resolve(file.getFileName()));
            }
        }
    }

    private static LedgerPlace place(String place) {
        return LedgerPlace.toRead(place, true);
    }

    private static LedgerCopy.Result copy(String from, String to) {
        try (LedgerPlace source = place(from);
                LedgerPlace target = LedgerPlace.toWrite(to, true)) {
            return LedgerCopy.copy(source.store(), target.store(), QUIET);
        }
    }
}
