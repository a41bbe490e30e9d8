package nl.korpsmonitor.ledger.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.korpsmonitor.ledger.finding.Finding;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.sqlite.SqliteDisclosureKeyEvidence;
import nl.korpsmonitor.ledger.sqlite.SqliteDisclosureKeys;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.Rows;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import nl.korpsmonitor.transparency.json.JsonText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisclosureKeysTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    private LedgerStore store;

    @BeforeEach
    void open() {
        store = SqliteLedgerStore.open(directory.resolve("ledger.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_stored_disclosure_opens_after_a_restart_and_an_unused_key_is_destroyed() {
        Disclosure kept = disclosure("kept");
        SealedDisclosure stored;
        SealedDisclosure dropped;
        try (DisclosureKeys keys = openKeys()) {
            stored = keys.seal(kept);
            dropped = keys.seal(disclosure("dropped"));
            assertThat(keys.open(dropped)).isNotNull();
            store.append(block(stored));
        }
        for (int restart = 0; restart < 2; restart++) {
            try (DisclosureKeys keys = openKeys()) {
                assertThat(keys.open(stored)).isEqualTo(kept);
                assertThat(keys.open(dropped))
                        .as("its entry was never recorded")
                        .isNull();
            }
        }
    }

    @Test
    void a_clean_end_leaves_only_the_keys_that_are_needed_and_a_digest_that_tells() {
        SealedDisclosure stored;
        Hash digest;
        try (DisclosureKeys keys = openKeys()) {
            stored = keys.seal(disclosure("kept"));
            keys.seal(disclosure("dropped"));
            store.append(block(stored));
            digest = keys.end().orElseThrow();
        }
        Findings findings = new Findings();
        try (DisclosureKeyEvidence evidence = Objects.requireNonNull(
                SqliteDisclosureKeyEvidence.open(directory.resolve("disclosure-keys.db"), findings))) {
            assertThat(evidence.digest()).contains(digest);
            assertThat(evidence.key(stored.key())).isNotNull();
            evidence.inspectNumbers(rows(stored.key()), true, findings);
            assertThat(findings.shown()).isEmpty();
            evidence.inspectNumbers(rows(), true, findings);
            assertThat(findings.shown()).extracting(Finding::fault).containsExactly("no disclosure needs this key");
        }
    }

    private static Rows<Long> rows(Long... numbers) {
        Iterator<Long> all = List.of(numbers).iterator();
        return new Rows<>() {
            @Override
            public @Nullable Long next() {
                return all.hasNext() ? all.next() : null;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    @Test
    void no_key_number_is_ever_given_twice_also_over_restarts() {
        Set<Long> numbers = new HashSet<>();
        for (int restart = 0; restart < 3; restart++) {
            try (DisclosureKeys keys = openKeys()) {
                for (int i = 0; i < DisclosureKeys.BATCH + 10; i++) {
                    assertThat(numbers.add(keys.seal(disclosure("x")).key())).isTrue();
                }
            }
        }
    }

    @Test
    void the_value_does_not_stand_in_what_is_stored_and_damage_is_noticed() {
        try (DisclosureKeys keys = openKeys()) {
            SealedDisclosure sealed = keys.seal(disclosure("a very particular reason"));
            Disclosure other = disclosure("another");
            byte[] damaged = sealed.sealed().clone();
            damaged[3] ^= 1;
            assertThatThrownBy(() -> keys.open(new SealedDisclosure(sealed.digest(), sealed.key(), damaged)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("damaged");
            assertThatThrownBy(() -> keys.open(new SealedDisclosure(other.digest(), sealed.key(), sealed.sealed())))
                    .as("moved to another digest")
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void lost_or_old_keys_are_asked_for_and_never_pass_for_destroyed_ones() throws IOException {
        Path file = directory.resolve("disclosure-keys.db");
        Path old = directory.resolve("old.db");
        openKeys().close();
        Files.copy(file, old);
        try (DisclosureKeys keys = openKeys()) {
            store.append(block(keys.seal(disclosure("kept"))));
        }
        Files.copy(old, file, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(this::openKeys)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("backup");
        Files.delete(file);
        assertThatThrownBy(this::openKeys)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("backup");
    }

    private DisclosureKeys openKeys() {
        return DisclosureKeys.open(SqliteDisclosureKeys.open(directory.resolve("disclosure-keys.db")), store, RANDOM);
    }

    private static Disclosure disclosure(String value) {
        return Disclosure.create("value", new JsonText(value), RANDOM);
    }

    private static Block block(SealedDisclosure disclosure) {
        byte[] body = {1};
        NewEntry entry = new NewEntry("id", "s", 0, true, "t", null, 0, body, Hash.sha256(body), List.of(disclosure));
        return Block.at(0, List.of(entry), 1, List.of(), List.of());
    }
}
