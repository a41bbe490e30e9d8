package nl.korpsmonitor.ledger.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.korpsmonitor.ledger.store.StoreException;
import org.bson.BsonArray;
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

    /** With so many one may be lost, and a majority is left. */
    private static final int SAFE_MEMBERS = 3;

    private DeploymentCheck() {}

    /**
     * Looks at the deployment.
     *
     * @param direct whether the driver asks the one server that the address names, whatever others there are
     * @param allowStandalone whether a deployment that can lose what it acknowledges is accepted, with a warning
     * @return whether its servers know sessions
     * @throws IllegalStateException when it will not do; the message says what to do
     * @throws StoreException when no server answers
     */
    static boolean require(MongoConnection connection, boolean direct, boolean allowStandalone) {
        BsonDocument hello = hello(connection);
        boolean sessions = hello.containsKey("logicalSessionTimeoutMinutes");
        Optional<String> fault = fault(hello, direct);
        if (fault.isEmpty()) {
            warning(hello).ifPresent(warning -> LOG.warn("The MongoDB deployment {} {}", connection.name(), warning));
            return sessions;
        }
        if (!allowStandalone) {
            throw new IllegalStateException("the MongoDB deployment " + connection.name() + " can't keep a ledger; "
                    + fault.get() + ", or for development only, start with --allow-standalone");
        }
        LOG.warn("FOR DEVELOPMENT ONLY: of {} this was accepted, although {}", connection.name(), fault.get());
        return sessions;
    }

    /** Why a deployment that says this of itself can't keep what it acknowledges. */
    static Optional<String> fault(BsonDocument hello, boolean direct) {
        boolean member = hello.containsKey("setName");
        if (!member && !new BsonString("isdbgrid").equals(hello.get("msg"))) {
            return Optional.of(
                    "it is a single server and no replica set: what it acknowledges can be lost with it. Make"
                            + " it a replica set of three (docs/operations.md says how)");
        }
        if (hello.getNumber("maxWireVersion", new BsonInt32(0)).intValue() < MINIMUM_WIRE_VERSION) {
            return Optional.of("it is older than MongoDB 5.0: upgrade it");
        }
        if (member && direct) {
            return Optional.of("its address asks one member alone, which may be behind the others and can't be replaced"
                    + " by them: leave directConnection out, and add replicaSet="
                    + hello.getString("setName", new BsonString("NAME")).getValue());
        }
        if (member && membersWithData(hello) == 1) {
            return Optional.of(
                    "it is a replica set with one member that holds data: what it acknowledges can be lost with"
                            + " it. Add two more (docs/operations.md says how)");
        }
        return Optional.empty();
    }

    /** What is less than it should be in a deployment that keeps what it acknowledges. */
    static Optional<String> warning(BsonDocument hello) {
        int members = membersWithData(hello);
        return hello.containsKey("setName") && members > 0 && members < SAFE_MEMBERS
                ? Optional.of(
                        "has only " + members + " members that hold data: while one of them is away nothing can be"
                                + " recorded. Add another; an arbiter holds none")
                : Optional.empty();
    }

    /** Arbiters don't count; hidden members do hold data, but no server tells of them. 0 when it is not told. */
    private static int membersWithData(BsonDocument hello) {
        return hello.getArray("hosts", new BsonArray()).size()
                + hello.getArray("passives", new BsonArray()).size();
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

    /** What is thrown is as {@link MongoConnection#requireClock} says. */
    static void requireClock(MongoConnection connection) {
        Duration difference = clockDifference(connection);
        if (difference.abs().compareTo(TOLERATED_CLOCK_DIFFERENCE) > 0) {
            throw new IllegalStateException("the clock of this machine and that of " + connection.name() + " differ by "
                    + difference.abs().toSeconds() + " s: what is recorded would get wrong times. Let both follow a"
                    + " time server (NTP), then start again");
        }
    }
}
