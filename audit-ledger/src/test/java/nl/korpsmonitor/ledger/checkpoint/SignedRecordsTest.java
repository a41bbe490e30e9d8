package nl.korpsmonitor.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the three records is held to the tree and to the others, at the start and in every round. */
class SignedRecordsTest {
    private static final Hash OTHER_ROOT = Hash.sha256(new byte[] {1});

    @TempDir
    Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    private LogUnderTest log;

    @SuppressWarnings("NullAway.Init")
    private LogUnderTest.Beside beside;

    @SuppressWarnings("NullAway.Init")
    private SigningRound signer;

    /** A log of 11 entries, all published. */
    @BeforeEach
    void open() {
        log = new LogUnderTest(directory);
        beside = log.new Beside();
        signer = log.signer(beside);
        log.append(10);
        signer.run();
        log.append(1);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private String note(long size, Hash root) {
        SigningKey own = log.keys.privateKey(log.inUse().getFirst());
        return SignedCheckpoint.sign(new Checkpoint(LogUnderTest.ORIGIN, size, root), List.of(own))
                .encoded();
    }

    private void put(String name, String note) {
        String before = log.store.checkpoint(name).orElseThrow();
        assertThat(log.store.replaceCheckpoint(name, before, note)).isTrue();
    }

    private void requireRefused(String... parts) {
        String signed = log.store.checkpoint(CheckpointRecords.SIGNED).orElseThrow();
        assertThatThrownBy(signer::run)
                .isInstanceOf(InconsistentLogException.class)
                .hasMessageContainingAll(parts);
        assertThatThrownBy(() -> log.signer(beside).requireConsistent(Duration.ofSeconds(1)))
                .isInstanceOf(InconsistentLogException.class)
                .hasMessageContainingAll(parts);
        assertThat(log.store.checkpoint(CheckpointRecords.SIGNED))
                .as("nothing was signed")
                .contains(signed);
    }

    @Test
    void a_signed_checkpoint_of_another_tree_stops_everything() {
        put(CheckpointRecords.SIGNED, note(12, OTHER_ROOT));
        requireRefused("'signed'", "12 entries", "does not fit the tree");
    }

    @Test
    void a_signed_checkpoint_of_more_entries_than_there_are_stops_everything() {
        put(CheckpointRecords.SIGNED, note(13, OTHER_ROOT));
        requireRefused("'signed'", "13 entries", "holds 12", "entries are missing");
    }

    @Test
    void a_published_checkpoint_of_another_tree_stops_everything() {
        put(CheckpointRecords.PUBLISHED, note(5, OTHER_ROOT));
        requireRefused("'published'", "5 entries", "does not fit the tree");
    }

    @Test
    void a_published_checkpoint_beyond_what_was_signed_stops_everything() {
        put(CheckpointRecords.PUBLISHED, note(12, log.head().root()));
        requireRefused("12 entries was published", "newest signed one has 11");
    }

    @Test
    void a_checkpoint_beside_the_keys_of_another_tree_stops_everything() {
        beside.put(note(11, OTHER_ROOT));
        requireRefused("keys/last-signed", "does not fit the tree");
    }

    @Test
    void a_lost_checkpoint_beside_the_keys_stops_everything() {
        beside.put(null);
        requireRefused("keys/last-signed is missing", "11 entries");
    }

    @Test
    void a_record_that_is_no_checkpoint_or_of_a_strangers_key_stops_everything() {
        SigningKey stranger = SigningKey.generate(LogUnderTest.ORIGIN, new SecureRandom());
        Checkpoint proper = new Checkpoint(LogUnderTest.ORIGIN, 12, log.head().root());
        put(
                CheckpointRecords.SIGNED,
                SignedCheckpoint.sign(proper, List.of(stranger)).encoded());
        requireRefused("'signed'", "not signed by a key of this ledger");
        put(CheckpointRecords.SIGNED, "nonsense");
        requireRefused("'signed' is damaged");
    }

    @Test
    void a_crash_between_the_two_writes_is_healed() {
        String next = note(12, log.head().root());
        put(CheckpointRecords.SIGNED, next);
        signer.run();
        assertThat(beside.read()).contains(next);
        assertThat(log.size(CheckpointRecords.PUBLISHED)).isEqualTo(12);
        log.requireOneTree();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_log_that_published_or_retired_a_key_is_never_begun_anew(boolean retired) {
        String kept = log.store.checkpoint(CheckpointRecords.PUBLISHED).orElseThrow();
        log.store.replaceCheckpoint(CheckpointRecords.retired(log.inUse().getFirst()), null, kept);
        log.remove(CheckpointRecords.SIGNED);
        if (retired) {
            log.remove(CheckpointRecords.PUBLISHED);
        }
        beside.put(null);
        assertThatThrownBy(signer::run)
                .isInstanceOf(InconsistentLogException.class)
                .hasMessageContainingAll("'signed'", "is missing", "Put the newest whole copy", "last-signed");
        assertThatThrownBy(() -> log.signer(beside).requireConsistent(Duration.ofSeconds(1)))
                .isInstanceOf(InconsistentLogException.class);
        assertThat(beside.read()).isEmpty();
        assertThat(log.store.checkpoint(CheckpointRecords.SIGNED)).isEmpty();
    }
}
