package nl.korpsmonitor.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.readmodel.Projector;
import nl.korpsmonitor.query.readmodel.ReadModelDigest;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ReadModels;
import nl.korpsmonitor.query.readmodel.mongodb.MongoReadModels;
import nl.korpsmonitor.query.readmodel.sqlite.SqliteReadModelStore;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.RandomHistory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections between the projection and its database that are cut at any moment. */
class MongoFaultsTest {
    private static final int EVENTS = 40;

    @TempDir
    Path directory;

    private final String address = MongoUnderTest.freshDatabase();
    private final MongoConnection straight = MongoUnderTest.connect(address);
    private final InMemoryTrail trail = RandomHistory.of(21, EVENTS);

    @BeforeEach
    void requireOneServer() {
        Assumptions.assumeFalse(MongoUnderTest.isReal(), "a replica set tells its own addresses, past the proxy");
    }

    @AfterEach
    void drop() {
        MongoUnderTest.drop(straight);
    }

    @Test
    void a_connection_that_is_cut_at_any_request_loses_nothing_and_repeats_nothing() throws Exception {
        String expected = expected();
        ConnectionString parsed = new ConnectionString(address);
        ServerAddress server = new ServerAddress(parsed.getHosts().getFirst());
        try (FaultyProxy proxy = new FaultyProxy(new InetSocketAddress(server.getHost(), server.getPort()));
                MongoConnection shaky =
                        MongoConnection.open("mongodb://127.0.0.1:" + proxy.port() + "/" + parsed.getDatabase(), true);
                ReadModels readModels = MongoReadModels.in(shaky).open("ledger", position -> true, true)) {
            int failed = 0;
            for (boolean answerOnly : List.of(false, true)) {
                Projector projector = new Projector(trail, readModels.live());
                int request = 0;
                long end = answerOnly ? EVENTS : EVENTS / 2;
                while (projector.next() < end) {
                    proxy.cutAt(3 + request++ % 9, answerOnly);
                    try {
                        projector.catchUp(Math.min(end, projector.next() + 4));
                    } catch (StoreException e) {
                        failed++;
                        proxy.cutAt(Integer.MAX_VALUE, false);
                        projector.rollback();
                    }
                }
            }
            proxy.cutAt(Integer.MAX_VALUE, false);
            assertThat(proxy.cuts()).isGreaterThan(5);
            assertThat(failed).as("the driver can't mend everything by itself").isPositive();
            assertThat(ReadModelDigest.of(readModels.live())).isEqualTo(expected);
        }
    }

    private String expected() {
        try (ReadModelStore alone = SqliteReadModelStore.open(directory.resolve("alone.db"), "ledger")) {
            new Projector(trail, alone).catchUp(EVENTS);
            return ReadModelDigest.of(alone);
        }
    }
}
