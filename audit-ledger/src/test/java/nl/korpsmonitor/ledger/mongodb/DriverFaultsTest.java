package nl.korpsmonitor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.OutcomeUnknownException;
import nl.korpsmonitor.ledger.RepeatedCommandException;
import nl.korpsmonitor.ledger.SubjectMovedException;
import nl.korpsmonitor.ledger.sequencer.AppendRequest;
import nl.korpsmonitor.ledger.sequencer.Appends;
import nl.korpsmonitor.ledger.sequencer.SequenceTakenException;
import nl.korpsmonitor.ledger.sequencer.Sequencer;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Faults between two nodes and their store: whatever is acknowledged is there once, whatever is refused is not, and of what nobody could tell the same
 * command with its key tells in the end.
 */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class DriverFaultsTest {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 15;
    private static final String LIMITS =
            "?directConnection=true&socketTimeoutMS=300&serverSelectionTimeoutMS=5000&connectTimeoutMS=500";

    /** What became of commands, by the id of their only event. */
    private final Set<String> acknowledged = Collections.synchronizedSet(new HashSet<>());

    private final Set<String> refused = Collections.synchronizedSet(new HashSet<>());

    @ParameterizedTest
    @ValueSource(longs = 1)
    void connections_that_end_and_answers_that_come_late(long seed) throws Exception {
        String database = MongoUnderTest.freshDatabase();
        ConnectionString server = new ConnectionString(database);
        String[] host = server.getHosts().getFirst().split(":", 2);
        int port = host.length == 2 ? Integer.parseInt(host[1]) : 27017;
        // Late means: later than the driver waits.
        try (FaultyWire one = new FaultyWire(host[0], port, seed, 15, 450);
                FaultyWire other = new FaultyWire(host[0], port, seed + 100, 15, 450)) {
            run(through(one, server), through(other, server), on -> {
                one.faulty(on);
                other.faulty(on);
            });
            assertThat(one.faults.get() + other.faults.get())
                    .as("there were faults")
                    .isGreaterThan(5);
            requireConsistent(() -> MongoLedgerStore.open(MongoUnderTest.connect(database)));
        }
    }

    @Test
    void a_primary_that_is_none_any_more_before_or_after_it_did_what_was_asked() throws Exception {
        try (ElectingBackend server = new ElectingBackend(7, 12)) {
            String address = server.address("ledger") + LIMITS;
            run(address, address, server::electing);
            assertThat(server.faults.get()).as("there were faults").isGreaterThan(5);
            requireConsistent(() -> MongoLedgerStore.open(MongoConnection.open(address, true)));
        }
    }

    private static String through(FaultyWire wire, ConnectionString server) {
        return "mongodb://127.0.0.1:" + wire.port() + "/" + server.getDatabase() + LIMITS;
    }

    private interface Switch {
        void set(boolean on);
    }

    private void run(String oneAddress, String otherAddress, Switch faults) throws Exception {
        try (LedgerStore one = MongoLedgerStore.open(MongoConnection.open(oneAddress, true));
                LedgerStore other = MongoLedgerStore.open(MongoConnection.open(otherAddress, true));
                Sequencer first = Appends.sequencer(one, Appends.START);
                Sequencer second = Appends.sequencer(other, Appends.START)) {
            faults.set(true);
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                List<Sequencer> nodes = writer % 2 == 0 ? List.of(first, second) : List.of(second, first);
                tasks.add(() -> write(number, nodes));
            }
            Appends.outcomes(tasks);
            faults.set(false);
        }
    }

    /** Each writer has a subject of its own, and one that it shares; what it can't learn it asks the other node. */
    private int write(int writer, List<Sequencer> nodes) {
        Random random = new Random(writer);
        int next = 0;
        int unknown = 0;
        for (int round = 0; round < ROUNDS; round++) {
            NewEntry entry = Appends.entry("writer" + writer, next);
            Hash key = Hash.sha256(entry.body());
            boolean done = false;
            int attempt = 0;
            while (!done) {
                Sequencer node = nodes.get((attempt++ + random.nextInt(2)) % nodes.size());
                try {
                    node.append(new AppendRequest(
                            List.of(entry), Map.of(new Subject("writer" + writer), next - 1L), Map.of(), key));
                    acknowledged.add(entry.id());
                    next++;
                    done = true;
                } catch (RepeatedCommandException e) {
                    acknowledged.add(entry.id());
                    next++;
                    done = true;
                } catch (OutcomeUnknownException e) {
                    unknown++;
                } catch (StoreException e) {
                    // Not recorded, it says: a new command may take its place. That is what is checked here.
                    refused.add(entry.id());
                    done = true;
                } catch (SequenceTakenException | SubjectMovedException e) {
                    throw new AssertionError("nobody else writes to this subject", e);
                }
            }
        }
        return unknown;
    }

    private void requireConsistent(Supplier<LedgerStore> open) throws IOException {
        assertThat(acknowledged).hasSizeGreaterThan(WRITERS * ROUNDS / 4);
        try (LedgerStore store = open.get()) {
            Appends.requireConsistent(store);
            assertThat(Appends.ids(store)).isEqualTo(acknowledged);
        }
        assertThat(refused).noneMatch(acknowledged::contains);
    }
}
