package nl.korpsmonitor.transparency.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.korpsmonitor.transparency.TestKeys;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.witness.WitnessDecision.Conflict;
import nl.korpsmonitor.transparency.witness.WitnessDecision.Cosigned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWitnessStateTest {

    private static final String ORIGIN = "example.org/log";

    @TempDir
    private Path temporary;

    private final TestLog log = TestLog.of(ORIGIN, 40, 75);
    private final TestLog other = TestLog.of("example.org/other", 40, 76);
    private final SigningKey key = TestKeys.key("example.org/witness", 50);
    private final TestClock clock = new TestClock();

    @Test
    void a_witness_goes_on_where_it_stopped() {
        try (FileWitnessState state = open()) {
            assertThat(state.latest(ORIGIN)).isEmpty();
            Witness witness = witness(state);
            assertThat(witness.addCheckpoint(log.request(0, 5))).isInstanceOf(Cosigned.class);
            assertThat(witness.addCheckpoint(other.request(0, 7))).isInstanceOf(Cosigned.class);
            assertThat(witness.addCheckpoint(log.request(5, 9))).isInstanceOf(Cosigned.class);
        }
        clock.set(1);
        try (FileWitnessState state = open()) {
            Witness witness = witness(state);
            assertThat(witness.addCheckpoint(log.request(0, 9))).isEqualTo(new Conflict(9));
            assertThat(witness.addCheckpoint(other.request(0, 9))).isEqualTo(new Conflict(7));
            SignedCheckpoint latest = witness.latest(Witness.originHash(ORIGIN)).orElseThrow();
            assertThat(latest.verifiedBy(List.of(log.key().verifierKey(), key.cosignerKey())))
                    .hasSize(2);
            assertThat(witness.addCheckpoint(log.fork(8, 77).request(9, 12)).status())
                    .isEqualTo(422);
            Cosigned next = (Cosigned) witness.addCheckpoint(log.request(9, 12));
            assertThat(next.signatures().getFirst().cosignedAtSeconds())
                    .as("not before what was cosigned before the restart")
                    .isEqualTo(TestClock.START);
        }
    }

    @Test
    void the_file_is_the_checkpoint_itself_under_the_hash_of_its_origin() throws IOException {
        cosign(5);
        Path file = directory().resolve(Witness.originHash(ORIGIN));
        assertThat(SignedCheckpoint.parse(Files.readAllBytes(file)).checkpoint())
                .isEqualTo(log.checkpoint(5).checkpoint());
        assertThat(Witness.originHash(""))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void a_checkpoint_that_was_deleted_is_missed_at_once_and_at_the_next_start() throws IOException {
        Path file = directory().resolve(Witness.originHash(ORIGIN));
        byte[] kept;
        try (FileWitnessState state = open()) {
            Witness witness = witness(state);
            assertThat(witness.addCheckpoint(log.request(0, 5))).isInstanceOf(Cosigned.class);
            kept = Files.readAllBytes(file);
            Files.delete(file);
            assertThatExceptionOfType(WitnessStateException.class)
                    .isThrownBy(() -> witness.addCheckpoint(log.request(0, 5)))
                    .withMessageContaining("is missing");
        }
        assertThatExceptionOfType(WitnessStateException.class)
                .isThrownBy(() -> open().close())
                .withMessageContaining(file + " is missing");
        Files.write(file, kept);
        Files.delete(directory().resolve(file.getFileName() + ".known"));
        open().close();
        Files.delete(file);
        assertThatExceptionOfType(WitnessStateException.class)
                .as("a memory without the mark, of an earlier version or a crash, gets it")
                .isThrownBy(() -> open().close());
    }

    @Test
    void only_its_owner_can_read_it() throws IOException {
        cosign(5);
        if (directory().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                    .isEqualTo("rwx------");
            for (String name : List.of(Witness.originHash(ORIGIN), "LOCK")) {
                assertThat(PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(directory().resolve(name))))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void a_replacement_needs_the_checkpoint_that_is_there() {
        try (FileWitnessState state = open()) {
            assertThat(state.replace(ORIGIN, Optional.empty(), cosigned(5, 1))).isTrue();
            assertThat(state.replace(ORIGIN, Optional.empty(), cosigned(8, 1))).isFalse();
            assertThat(state.replace(ORIGIN, Optional.of(cosigned(8, 1)), cosigned(9, 1)))
                    .isFalse();
            assertThat(state.replace(ORIGIN, Optional.of(cosigned(5, 2)), cosigned(9, 1)))
                    .as("the same tree at another time is another checkpoint")
                    .isFalse();
            assertThat(state.latest(ORIGIN)).contains(cosigned(5, 1));
            assertThat(state.replace(ORIGIN, Optional.of(cosigned(5, 1)), cosigned(8, 2)))
                    .isTrue();
            assertThat(state.latest(ORIGIN)).contains(cosigned(8, 2));
        }
    }

    @Test
    void what_it_could_not_read_back_is_not_stored() {
        try (FileWitnessState state = open()) {
            assertThatExceptionOfType(WitnessStateException.class)
                    .as("not cosigned")
                    .isThrownBy(() -> state.replace(ORIGIN, Optional.empty(), log.checkpoint(5)));
            assertThatExceptionOfType(WitnessStateException.class)
                    .as("of another log")
                    .isThrownBy(() -> state.replace("example.org/third", Optional.empty(), cosigned(5, 1)));
            assertThat(state.latest(ORIGIN)).isEmpty();
        }
    }

    @Test
    void a_file_that_is_cut_short_is_refused_and_not_taken_for_a_log_that_was_never_seen() throws IOException {
        cosign(5);
        Path file = directory().resolve(Witness.originHash(ORIGIN));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertDamaged();
        }
        Files.write(file, whole);
        open().close();
    }

    @Test
    void a_flipped_bit_is_refused_or_leaves_what_is_believed_as_it_was() throws IOException {
        cosign(5);
        Path file = directory().resolve(Witness.originHash(ORIGIN));
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit += 7) {
            byte[] flipped = whole.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            Files.write(file, flipped);
            try (FileWitnessState state = open()) {
                SignedCheckpoint read = state.latest(ORIGIN).orElseThrow();
                assertThat(read.checkpoint()).isEqualTo(log.checkpoint(5).checkpoint());
            } catch (WitnessStateException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void damage_while_it_runs_stops_the_log_and_no_other() throws IOException {
        try (FileWitnessState state = open()) {
            Witness witness = witness(state);
            witness.addCheckpoint(log.request(0, 5));
            witness.addCheckpoint(other.request(0, 5));
            Files.write(directory().resolve(Witness.originHash(ORIGIN)), new byte[0]);
            for (AddCheckpointRequest request : List.of(log.request(0, 9), log.request(5, 9))) {
                assertThatExceptionOfType(WitnessStateException.class)
                        .isThrownBy(() -> witness.addCheckpoint(request))
                        .withMessageContaining("damaged");
            }
            assertThat(witness.addCheckpoint(other.request(5, 9))).isInstanceOf(Cosigned.class);
        }
    }

    @Test
    void files_that_changed_places_are_refused() throws IOException {
        cosign(5);
        Path file = directory().resolve(Witness.originHash(ORIGIN));
        Files.move(file, directory().resolve(Witness.originHash("example.org/other")));
        assertThatExceptionOfType(WitnessStateException.class)
                .isThrownBy(this::open)
                .withMessageContaining("moved");
    }

    @Test
    void a_link_to_nowhere_is_not_a_log_that_was_never_seen() throws IOException {
        open().close();
        Files.createSymbolicLink(directory().resolve(Witness.originHash(ORIGIN)), temporary.resolve("nowhere"));
        assertThatExceptionOfType(WitnessStateException.class).isThrownBy(this::open);
    }

    @Test
    void what_a_crash_left_half_written_is_ignored() throws IOException {
        cosign(5);
        Path file = directory().resolve(Witness.originHash(ORIGIN));
        Path half = directory().resolve(Witness.originHash(ORIGIN) + ".new");
        Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
        Files.write(half, Arrays.copyOf(Files.readAllBytes(file), 30));
        try (FileWitnessState state = open()) {
            assertThat(state.latest(ORIGIN).orElseThrow().checkpoint().size()).isEqualTo(5);
            assertThat(witness(state).addCheckpoint(log.request(5, 9))).isInstanceOf(Cosigned.class);
        }
    }

    @Test
    void a_foreign_file_shows_that_it_is_the_wrong_directory() throws IOException {
        open().close();
        Files.writeString(directory().resolve("ledger.db"), "other");
        assertThatExceptionOfType(WitnessStateException.class)
                .isThrownBy(this::open)
                .withMessageContaining("ledger.db");
    }

    @Test
    void one_at_a_time_has_the_directory() {
        try (FileWitnessState state = open()) {
            assertThatExceptionOfType(WitnessStateException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining("Another witness");
            assertThat(state.latest(ORIGIN)).as("the first is not disturbed").isEmpty();
        }
        FileWitnessState closed = open();
        closed.close();
        assertThatExceptionOfType(WitnessStateException.class).isThrownBy(() -> closed.latest(ORIGIN));
        assertThatExceptionOfType(WitnessStateException.class)
                .isThrownBy(() -> closed.replace(ORIGIN, Optional.empty(), cosigned(5, 1)));
        open().close();
    }

    @Test
    void another_witness_s_directory_is_refused_and_a_former_key_of_the_same_witness_is_not() {
        cosign(5);
        SigningKey next = TestKeys.key("example.org/witness", 51);
        assertThatExceptionOfType(WitnessStateException.class)
                .isThrownBy(() -> FileWitnessState.open(directory(), List.of(next.cosignerKey())));
        try (FileWitnessState state =
                FileWitnessState.open(directory(), List.of(next.cosignerKey(), key.cosignerKey()))) {
            Witness renewed = new Witness(next, Map.of(ORIGIN, List.of(log.key().verifierKey())), state, clock);
            assertThat(renewed.addCheckpoint(log.request(0, 9))).isEqualTo(new Conflict(5));
            assertThat(renewed.addCheckpoint(log.request(5, 9))).isInstanceOf(Cosigned.class);
        }
    }

    private void cosign(long size) {
        try (FileWitnessState state = open()) {
            assertThat(witness(state).addCheckpoint(log.request(0, size))).isInstanceOf(Cosigned.class);
        }
    }

    private SignedCheckpoint cosigned(long size, long seconds) {
        SignedCheckpoint checkpoint = log.checkpoint(size);
        return checkpoint.with(List.of(NoteSignature.cosign(checkpoint.note().text(), key, seconds)));
    }

    private void assertDamaged() {
        assertThatExceptionOfType(WitnessStateException.class)
                .isThrownBy(this::open)
                .withMessageContaining("damaged");
    }

    private FileWitnessState open() {
        return FileWitnessState.open(directory(), List.of(key.cosignerKey()));
    }

    private Path directory() {
        return temporary.resolve("witness").resolve("state");
    }

    private Witness witness(WitnessState state) {
        return new Witness(
                key,
                Map.of(
                        ORIGIN,
                        List.of(log.key().verifierKey()),
                        other.origin(),
                        List.of(other.key().verifierKey())),
                state,
                clock);
    }
}
