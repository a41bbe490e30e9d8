package nl.korpsmonitor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.SubjectMovedException;
import nl.korpsmonitor.ledger.sequencer.AppendRequest;
import nl.korpsmonitor.ledger.sequencer.Appends;
import nl.korpsmonitor.ledger.sequencer.Sequencer;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.CommandRecord;
import nl.korpsmonitor.ledger.store.DuplicateEntryException;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.Query;
import nl.korpsmonitor.transparency.Hash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** After an election a server answers that does not know yet what a majority has. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SuccessorTest {
    private final SuccessorBackend server = new SuccessorBackend();

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    private LedgerStore one;

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    private LedgerStore other;

    @BeforeEach
    void open() {
        one = store();
        other = store();
    }

    private LedgerStore store() {
        return MongoLedgerStore.open(MongoConnection.open(server.address("ledger"), true));
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        server.close();
    }

    @Test
    void what_a_node_has_seen_or_appended_every_later_read_shows() {
        one.append(block(0, "a", 0));
        server.lag();
        one.append(block(1, "a", 1));
        assertThat(other.size()).isEqualTo(2);
        server.succeed();
        for (LedgerStore store : List.of(one, other)) {
            assertThat(store.size()).isEqualTo(2);
            assertThat(store.entry(1)).isPresent();
            assertThat(store.entries(0, 10)).hasSize(2);
            assertThat(store.lastSequence("a")).isEqualTo(1);
            assertThat(store.ofSubject("a", 1, Long.MAX_VALUE, 10)).hasSize(1);
            assertThat(store.find(new Query("a", Set.of(), null, 1, Long.MAX_VALUE), 10))
                    .hasSize(1);
            assertThat(store.command(key(1))).isPresent();
            assertThat(store.sizeAt(1)).isEqualTo(2);
        }
        assertThat(server.staleAnswers).hasValue(0);
        try (LedgerStore stranger = store()) {
            assertThat(stranger.size())
                    .as("the server would show less to who has seen nothing")
                    .isEqualTo(1);
        }
    }

    @Test
    void a_decision_on_what_such_a_server_does_not_show_is_refused() {
        try (Sequencer first = Appends.sequencer(one, Appends.START);
                Sequencer second = Appends.sequencer(other, Appends.START)) {
            Appends.append(first, "edition", 0);
            server.lag();
            Appends.append(first, "edition", 1);
            StoreWithFaults.await(() -> second.head().size() == 2);
            server.succeed();
            assertThatThrownBy(() -> second.append(request(Map.of(new Subject("edition"), 0L), Map.of())))
                    .isInstanceOf(SubjectMovedException.class);
            // A body that is none here: what matters is that the newer event is found.
            assertThatThrownBy(() -> second.append(request(Map.of(), Map.of("edition", 1L))))
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(one.size()).isEqualTo(2);
    }

    @Test
    void a_command_with_a_key_that_is_taken_is_told_at_once() {
        one.append(block(0, "a", 0));
        Block same = Block.at(
                1,
                List.of(Appends.entry("c", 0), Appends.entry("b", 0)),
                1,
                List.of(),
                List.of(new CommandRecord(key(0), 2, 1)));
        assertThatThrownBy(() -> other.append(same))
                .isInstanceOfSatisfying(
                        DuplicateEntryException.class,
                        e -> assertThat(e.index()).isEqualTo(1));
        assertThat(other.size()).isEqualTo(1);
    }

    private static AppendRequest request(Map<Subject, Long> expected, Map<String, Long> nothingBelow) {
        return new AppendRequest(List.of(Appends.entry("card", 0)), expected, nothingBelow, null);
    }

    private static Block block(long position, String subject, long sequence) {
        NewEntry entry = Appends.entry(subject, sequence);
        return Block.at(position, List.of(entry), 1, List.of(), List.of(new CommandRecord(key(position), position, 1)));
    }

    private static Hash key(long number) {
        return Hash.sha256(new byte[] {(byte) number});
    }
}
