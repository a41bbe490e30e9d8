package nl.korpsmonitor.ledger.mongodb;

import com.mongodb.ClientSessionOptions;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterConnectionMode;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.ledger.store.StoreException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * A connection to one database of a MongoDB deployment, with majority reads and journaled majority writes. Safe for use by many threads. Its messages name
 * hosts and databases, never users or passwords.
 */
public final class MongoConnection implements AutoCloseable {
    /** How long a statement waits for a server that may be asked. */
    static final int SELECTION_MILLIS = 10_000;

    /** How long a statement waits for a server's answer. */
    static final int ANSWER_MILLIS = 30_000;

    /** How long a write waits until a majority has it. After that nobody knows whether it will stay. */
    static final int MAJORITY_MILLIS = 10_000;

    private static final int CONNECT_MILLIS = 5_000;

    private final MongoClient client;
    private final MongoDatabase database;
    private final String name;
    private final boolean sessions;

    private MongoConnection(MongoClient client, MongoDatabase database, String name, boolean allowStandalone) {
        this.client = client;
        this.database = database;
        this.name = name;
        // Also the mode of an address with one host that names no set: the driver then asks that host, primary or not.
        boolean direct = client.getClusterDescription().getConnectionMode() == ClusterConnectionMode.SINGLE;
        this.sessions = DeploymentCheck.require(this, direct, allowStandalone);
    }

    /**
     * Connects, and makes sure that what is acknowledged there stays.
     *
     * @param address a connection string that names a database, such as {@code mongodb://one,two,three/ledger?replicaSet=rs0}
     * @param allowStandalone for development: also a single server, a set of one, or one member of a set alone, with which an acknowledged write
     *     may be lost
     * @throws IllegalArgumentException when the address has not that form, or asks for less than majority writes; the message says what to do
     * @throws IllegalStateException when the deployment can't keep what it acknowledges; the message says what to do
     * @throws StoreException when no server answers
     */
    public static MongoConnection open(String address, boolean allowStandalone) {
        return openBeside(address, "", allowStandalone);
    }

    /**
     * Connects to another database of the same deployment, with the same user.
     *
     * @param suffix what its name has beyond that in the address
     */
    public static MongoConnection openBeside(String address, String suffix, boolean allowStandalone) {
        return open(address, suffix, allowStandalone, ANSWER_MILLIS);
    }

    /** Connects as {@link #open} does, and waits for an answer for as long as it takes: what sorts a whole ledger gives none before the end. */
    public static MongoConnection openToInspect(String address, boolean allowStandalone) {
        return open(address, "", allowStandalone, 0);
    }

    private static MongoConnection open(String address, String suffix, boolean allowStandalone, int answerMillis) {
        ConnectionString parsed = MongoAddress.parse(address);
        MongoClientSettings.Builder settings = MongoClientSettings.builder()
                .applicationName("korpsmonitor-ledger")
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SELECTION_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(answerMillis, TimeUnit.MILLISECONDS))
                // What the address says of time limits and pools counts; of concerns it may not say less than this.
                .applyConnectionString(parsed)
                .writeConcern(
                        WriteConcern.MAJORITY.withJournal(true).withWTimeout(MAJORITY_MILLIS, TimeUnit.MILLISECONDS))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .retryWrites(true)
                .retryReads(true);
        MongoClient client = MongoClients.create(settings.build());
        try {
            String databaseName = Objects.requireNonNull(parsed.getDatabase()) + suffix;
            MongoDatabase database = client.getDatabase(databaseName);
            String name = String.join(",", parsed.getHosts()) + "/" + databaseName;
            return new MongoConnection(client, database, name, allowStandalone);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /**
     * How far this process's clock is ahead of the deployment's; negative when it is behind.
     *
     * @throws StoreException when no server answers
     */
    public Duration clockDifference() {
        return Attempt.to("reading the clock", () -> DeploymentCheck.clockDifference(this));
    }

    /**
     * Makes sure that what this process writes there gets times that others can follow. Who only reads, or copies what has its times already, need not ask.
     *
     * @throws IllegalStateException when the clocks of this machine and of the server differ by more than that; the message says what to do
     * @throws StoreException when no server answers
     */
    public void requireClock() {
        DeploymentCheck.requireClock(this);
    }

    /** Hosts and database, for messages. */
    public String name() {
        return name;
    }

    /** A collection of the database. */
    public MongoCollection<BsonDocument> collection(String collection) {
        return database.getCollection(collection, BsonDocument.class);
    }

    /** The whole database, to look at or to drop from. */
    public MongoDatabase database() {
        return database;
    }

    /** Whether {@link #session} may be asked: every MongoDB can, but not everything that speaks its protocol. */
    boolean hasSessions() {
        return sessions;
    }

    /** What is done in it is done in order: what comes later is of no older moment. For one thread. */
    ClientSession session() {
        return client.startSession(
                ClientSessionOptions.builder().causallyConsistent(true).build());
    }

    /**
     * What the server answers to a command.
     *
     * @throws MongoException when it refuses or does not answer
     */
    BsonDocument command(String command) {
        return database.runCommand(new BsonDocument(command, new BsonInt32(1)), BsonDocument.class);
    }

    @Override
    public void close() {
        client.close();
    }
}
