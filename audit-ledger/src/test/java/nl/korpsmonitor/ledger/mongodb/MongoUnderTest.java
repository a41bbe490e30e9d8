package nl.korpsmonitor.ledger.mongodb;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MongoDB that the tests of adapters run on: the server that {@code MONGODB_URI} names when it is set, else the stand-in mongo-java-server. The
 * stand-in keeps unique indexes and compare-and-swap, but has no replica set, no transactions, and no index other than unique ones: it shows what
 * the adapters do, never how fast, and not how they fare when a primary is lost. Which of the two it was is logged by every run.
 */
public final class MongoUnderTest {
    /** Whether a server must be accepted that can lose what it acknowledges: the stand-in is one, and a set for tests may have one member. */
    public static final boolean MAY_BE_SINGLE = true;

    private static final Logger LOG = LoggerFactory.getLogger(MongoUnderTest.class);
    private static final @Nullable String REAL = System.getenv("MONGODB_URI");
    private static final String SERVER = REAL == null ? standIn() : REAL;
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String RUN =
            Long.toString(ProcessHandle.current().pid(), 36) + "_" + Long.toString(System.nanoTime() & 0xFFFFFFL, 36);

    private MongoUnderTest() {}

    private static String standIn() {
        MongoServer server = new MongoServer(new MemoryBackend());
        String address = server.bindAndGetConnectionString();
        LOG.warn(
                "MONGODB_URI is not set: MongoDB adapters are tested on the stand-in mongo-java-server, not on MongoDB");
        return address;
    }

    /** Whether it is MongoDB itself. */
    public static boolean isReal() {
        return REAL != null;
    }

    /** The address of a database that nobody has used. */
    public static String freshDatabase() {
        String name = "test_" + RUN + "_" + DATABASES.incrementAndGet();
        if (REAL != null) {
            LOG.info("MongoDB adapters are tested on the server of MONGODB_URI, database {}", name);
        }
        return address(name);
    }

    /** The address of a database of the server. */
    public static String address(String database) {
        ConnectionString parsed = new ConnectionString(SERVER);
        int options = SERVER.indexOf('?');
        String base = options < 0 ? SERVER : SERVER.substring(0, options);
        String hosts = parsed.getDatabase() == null
                ? (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                : base.substring(
                        0,
                        base.length()
                                - Objects.requireNonNull(parsed.getDatabase()).length()
                                - 1);
        return hosts + "/" + database + (options < 0 ? "" : SERVER.substring(options));
    }

    /** A connection to the database of that address. */
    public static MongoConnection connect(String address) {
        return MongoConnection.open(address, MAY_BE_SINGLE);
    }

    /** Deletes the database of a connection, and closes it. */
    public static void drop(MongoConnection connection) {
        connection.database().drop();
        connection.close();
    }
}
