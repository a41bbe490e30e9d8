package nl.korpsmonitor.ledger.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import nl.korpsmonitor.ledger.FollowedLedger;
import nl.korpsmonitor.ledger.KeyPlace;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.LedgerPlace;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.bench.LargeLedger;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyStore;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys in the target may be the only ones: no mistake destroys one. */
class KeyCopyTest {
    private static final int EVENTS = 500;
    private static final InspectionProgress QUIET = (phase, done, total) -> {};

    private final String database = MongoUnderTest.freshDatabase();
    private final String keyDatabase = MongoUnderTest.freshDatabase();

    @TempDir
    Path directory = Path.of("");

    private List<Long> needed = List.of();

    @BeforeEach
    void record() {
        record("data");
        try (LedgerPlace place = ledger()) {
            needed = place.store().disclosureKeysFrom(0);
        }
        assertThat(needed).hasSizeGreaterThan(3);
    }

    private void record(String name) {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory.resolve(name)))) {
            new LargeLedger(ledger).fillTo(EVENTS);
        }
    }

    @AfterEach
    void drop() {
        MongoUnderTest.drop(MongoUnderTest.connect(database));
        MongoUnderTest.drop(MongoUnderTest.connect(keyDatabase));
    }

    @Test
    void a_mistyped_source_is_neither_made_nor_taken_for_one_whose_keys_were_destroyed() throws IOException {
        Path mistyped = directory.resolve("dta").resolve(LedgerFiles.DISCLOSURE_KEYS);
        assertThatThrownBy(() -> KeyPlace.toRead(mistyped.toString(), true)).hasMessageContaining("there is no file");
        assertThat(mistyped).doesNotExist();
        Path empty = Files.createFile(directory.resolve("empty.db"));
        assertThatThrownBy(() -> KeyPlace.toRead(empty.toString(), true)).hasMessageContaining("holds no keys");
        assertThat(empty).isEmptyFile();
        assertThatThrownBy(() -> KeyPlace.toRead(keyDatabase, true)).hasMessageContaining("holds no keys");
    }

    @Test
    void keys_that_the_source_never_had_stay_in_the_target() {
        try (DisclosureKeyStore source = keys("young.db");
                DisclosureKeyStore target = keys("data")) {
            source.take(new TreeMap<>(target.range(1, 2)), 2);
            for (Set<KeyCopy.Choice> choices :
                    List.of(Set.<KeyCopy.Choice>of(), Set.of(KeyCopy.Choice.ALSO_ERASE, KeyCopy.Choice.BRING_BACK))) {
                assertThatThrownBy(() -> copy(source, target, choices))
                        .hasMessageContaining("the source has never had these keys");
            }
            // It says that it gave as many, and has none: a copy that lost them, or one that somebody made by hand.
            source.destroy(List.of(1L, 2L));
            source.take(new TreeMap<>(), target.lastNumber());
            assertThatThrownBy(() -> copy(source, target, Set.of(KeyCopy.Choice.ALSO_ERASE)))
                    .hasMessageContaining("opens no value");
            assertAllIn(target);
        }
    }

    @Test
    void keys_of_another_ledger_are_refused_also_in_files_that_do_not_say_whose_they_are() {
        record("other");
        try (DisclosureKeyStore own = keys("data");
                DisclosureKeyStore source = keys("other");
                DisclosureKeyStore target = keys("fresh.db");
                DisclosureKeyStore owned = KeyPlace.toWrite(keyDatabase, true)) {
            assertThatThrownBy(() -> copy(source, target, Set.of())).hasMessageContaining("opens no value");
            assertThat(target.lastNumber()).isZero();
            owned.serve("another");
            assertThatThrownBy(() -> copy(own, owned, Set.of()))
                    .hasMessageContaining("holds the keys of the ledger another");
            assertThat(owned.lastNumber()).isZero();
            assertThatThrownBy(() -> copy(owned, target, Set.of())).hasMessageContaining("of the ledger another");
        }
    }

    @Test
    void what_was_erased_in_the_source_is_erased_in_the_target_only_when_asked() {
        try (DisclosureKeyStore source = keys("data");
                DisclosureKeyStore target = keys("fresh.db")) {
            assertThat(copy(source, target, Set.of())).isEqualTo(new KeyCopy.Result(needed.size(), 0, 0));
            source.destroy(needed.subList(0, 1));
            assertThat(copy(source, target, Set.of())).isEqualTo(new KeyCopy.Result(needed.size() - 1, 0, 1));
            assertAllIn(target);
            assertThat(copy(source, target, Set.of(KeyCopy.Choice.ALSO_ERASE)))
                    .isEqualTo(new KeyCopy.Result(needed.size() - 1, 1, 0));
            assertThat(target.find(needed.getFirst())).isNull();
        }
    }

    @Test
    void an_older_source_brings_nothing_back_unless_asked() {
        try (DisclosureKeyStore live = keys("data");
                DisclosureKeyStore backup = keys("backup.db")) {
            copy(live, backup, Set.of());
            live.destroy(needed.subList(0, 1));
            assertThatThrownBy(() -> copy(backup, live, Set.of())).hasMessageContaining("has destroyed the keys of 1");
            assertThat(live.find(needed.getFirst())).isNull();
            live.add(List.of(new byte[] {1}));
            assertThatThrownBy(() -> copy(backup, live, Set.of())).hasMessageContaining("the source is older");
            assertThat(live.find(needed.getFirst())).isNull();
            copy(backup, live, Set.of(KeyCopy.Choice.BRING_BACK));
            assertAllIn(live);
        }
    }

    @Test
    void a_copy_that_was_broken_off_goes_on() {
        try (DisclosureKeyStore source = keys("data");
                DisclosureKeyStore target = keys("fresh.db")) {
            InspectionProgress broken = (phase, done, total) -> {
                if (phase.equals("Keys")) {
                    throw new IllegalStateException("broken off");
                }
            };
            try (LedgerPlace place = ledger()) {
                assertThatThrownBy(() -> KeyCopy.copy(place.store(), source, target, Set.of(), broken))
                        .hasMessage("broken off");
            }
            copy(source, target, Set.of());
            assertAllIn(target);
            assertThat(target.lastNumber()).isEqualTo(source.lastNumber());
        }
    }

    @Test
    void a_shared_ledger_is_read_only_with_its_own_key_store() {
        try (LedgerPlace from = ledger();
                LedgerPlace to = LedgerPlace.toWrite(database, true)) {
            LedgerCopy.copy(from.store(), to.store(), QUIET);
        }
        SharedStore shared = new SharedStore(database, keyDatabase, MongoUnderTest.MAY_BE_SINGLE);
        assertThatThrownBy(() -> ReadOnlyLedger.open(shared)).hasMessageContaining("holds the keys of no ledger");
        try (DisclosureKeyStore source = keys("data");
                DisclosureKeyStore target = KeyPlace.toWrite(keyDatabase, true)) {
            copy(source, target, Set.of());
        }
        ReadOnlyLedger.open(shared).close();
        assertThatThrownBy(() -> KeyPlace.toWrite(database, true)).hasMessageContaining("holds a ledger");
        MongoUnderTest.drop(MongoUnderTest.connect(keyDatabase));
        try (DisclosureKeyStore foreign = KeyPlace.toWrite(keyDatabase, true)) {
            foreign.serve("another");
        }
        assertThatThrownBy(() -> ReadOnlyLedger.open(shared)).hasMessageContaining("of the ledger another");
    }

    @Test
    void a_ledger_is_not_read_with_keys_that_are_older_than_it() throws IOException {
        Path ledger = directory.resolve("data");
        ReadOnlyLedger.open(ledger).close();
        Path newest = directory.resolve("newest.db");
        Files.move(ledger.resolve(LedgerFiles.DISCLOSURE_KEYS), newest);
        try (DisclosureKeyStore source = KeyPlace.toRead(newest.toString(), true);
                DisclosureKeyStore older = keys("data")) {
            older.take(new TreeMap<>(source.range(1, 2)), 2);
        }
        for (Runnable opening : List.<Runnable>of(
                () -> ReadOnlyLedger.open(ledger).close(),
                () -> FollowedLedger.open(LedgerOptions.in(ledger)).close())) {
            assertThatThrownBy(opening::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(LedgerFiles.DISCLOSURE_KEYS, "never had", "put the newest one back");
        }
        Files.move(newest, ledger.resolve(LedgerFiles.DISCLOSURE_KEYS), StandardCopyOption.REPLACE_EXISTING);
        FollowedLedger.open(LedgerOptions.in(ledger)).close();
    }

    @Test
    void a_shared_ledger_is_not_read_with_keys_that_are_older_than_it() {
        try (LedgerPlace from = ledger();
                LedgerPlace to = LedgerPlace.toWrite(database, true);
                DisclosureKeyStore source = keys("data");
                DisclosureKeyStore older = KeyPlace.toWrite(keyDatabase, true)) {
            LedgerCopy.copy(from.store(), to.store(), QUIET);
            copy(source, older, Set.of());
        }
        SharedStore shared = new SharedStore(database, keyDatabase, MongoUnderTest.MAY_BE_SINGLE);
        FollowedLedger.open(LedgerOptions.in(directory).withShared(shared)).close();
        try (MongoConnection connection = MongoUnderTest.connect(keyDatabase)) {
            connection.collection("owner").updateOne(Filters.eq("_id", "counter"), Updates.set("last", 2L));
        }
        assertThatThrownBy(() -> ReadOnlyLedger.open(shared).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("never had", "put the newest one back");
        assertThatThrownBy(() -> FollowedLedger.open(LedgerOptions.in(directory).withShared(shared))
                        .close())
                .hasMessageContaining("never had");
    }

    private void assertAllIn(DisclosureKeyStore keys) {
        assertThat(keys.range(1, keys.lastNumber()).keySet()).containsAll(needed);
    }

    private LedgerPlace ledger() {
        return LedgerPlace.toRead(directory.resolve("data").toString(), true);
    }

    private DisclosureKeyStore keys(String name) {
        Path place = directory.resolve(name);
        return KeyPlace.toWrite(
                (Files.isDirectory(place) ? place.resolve(LedgerFiles.DISCLOSURE_KEYS) : place).toString(), true);
    }

    private KeyCopy.Result copy(DisclosureKeyStore source, DisclosureKeyStore target, Set<KeyCopy.Choice> choices) {
        try (LedgerPlace place = ledger()) {
            return KeyCopy.copy(place.store(), source, target, choices, QUIET);
        }
    }
}
