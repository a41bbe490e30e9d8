package nl.korpsmonitor.ledger.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import nl.korpsmonitor.ledger.store.StoreException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sure that a deployment can keep what it acknowledges. */
final class DeploymentCheck {
    /** Of MongoDB 5.0, the first with majority read concern on all storage engines that are left. */
    static final int MINIMUM_WIRE_VERSION = 13;

    /** A clock that is further away than this would stamp events that other nodes refuse to follow. */
    static final Duration TOLERATED_CLOCK_DIFFERENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentCheck.class);
    private static final int COMMAND_NOT_FOUND = 59;

    private DeploymentCheck() {}

    /**
     * Looks at the deployment.
     *
     * @return whether its servers know sessions
     * @throws IllegalStateException when it will not do; the message says what to do
     * @throws StoreException when no server answers
     */
    static boolean require(MongoConnection connection, boolean allowStandalone) {
        Instant asked = Instant.now();
        BsonDocument hello = hello(connection);
        requireClock(connection, clockDifference(asked, hello, Instant.now()));
        boolean replicated = hello.containsKey("setName") || new BsonString("isdbgrid").equals(hello.get("msg"));
        int wireVersion = hello.getNumber("maxWireVersion", new BsonInt32(0)).intValue();
        boolean sessions = hello.containsKey("logicalSessionTimeoutMinutes");
        if (replicated && wireVersion >= MINIMUM_WIRE_VERSION) {
            return sessions;
        }
        String fault = replicated
                ? "it is older than MongoDB 5.0: upgrade it"
                : "it is a single server and no replica set: what it acknowledges can be lost with it. Make it a replica"
                        + " set of three (docs/operations.md says how)";
        if (!allowStandalone) {
            throw new IllegalStateException("the MongoDB deployment " + connection.name() + " can't keep a ledger; "
                    + fault + ", or for development only, start with --allow-standalone");
        }
        LOG.warn("FOR DEVELOPMENT ONLY: of {} this was accepted, although {}", connection.name(), fault);
        return sessions;
    }

    private static BsonDocument hello(MongoConnection connection) {
        try {
            return connection.command("hello");
        } catch (MongoCommandException e) {
            if (e.getErrorCode() == COMMAND_NOT_FOUND) {
                // Servers before 4.4.2 know the command by its old name only.
                return connection.command("isMaster");
            }
            throw failed(connection, e);
        } catch (MongoException e) {
            throw failed(connection, e);
        }
    }

    private static StoreException failed(MongoConnection connection, MongoException e) {
        return new StoreException(
                "the MongoDB deployment " + connection.name() + " does not answer: " + e.getMessage(), e);
    }

    static Duration clockDifference(MongoConnection connection) {
        Instant asked = Instant.now();
        BsonDocument hello = hello(connection);
        return clockDifference(asked, hello, Instant.now());
    }

    /** The least that fits: the server looked at its clock at some time between question and answer, and an answer that is late makes no clock wrong. */
    static Duration clockDifference(Instant asked, BsonDocument hello, Instant answered) {
        Instant theirs = Instant.ofEpochMilli(hello.getDateTime("localTime").getValue());
        if (theirs.isBefore(asked)) {
            return Duration.between(theirs, asked);
        }
        return theirs.isAfter(answered) ? Duration.between(theirs, answered) : Duration.ZERO;
    }

    private static void requireClock(MongoConnection connection, Duration difference) {
        if (difference.abs().compareTo(TOLERATED_CLOCK_DIFFERENCE) > 0) {
            throw new IllegalStateException("the clock of this machine and that of " + connection.name() + " differ by "
                    + difference.abs().toSeconds() + " s: events would be stamped with wrong times. Let both follow a"
                    + " time server (NTP), then start again");
        }
    }
}
