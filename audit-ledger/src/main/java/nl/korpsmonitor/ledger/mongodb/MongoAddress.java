package nl.korpsmonitor.ledger.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Addresses of MongoDB databases, as people give them. */
public final class MongoAddress {
    private static final int MAXIMUM_LENGTH = 4_000;
    private static final String DEFAULT_PORT = ":27017";

    private MongoAddress() {}

    /** Whether the text begins like such an address. */
    public static boolean isOne(String text) {
        return text.startsWith("mongodb://") || text.startsWith("mongodb+srv://");
    }

    /** Whether a password stands in it. */
    public static boolean hasPassword(String address) {
        return isOne(address) && parse(address).getPassword() != null;
    }

    /**
     * Whether two addresses are of the same database: they name it alike, and have a host in common. Options make no difference. Names of one machine that
     * differ are not seen through.
     *
     * @throws IllegalArgumentException when one is no address; the message never repeats it
     */
    public static boolean isSameDatabase(String one, String other) {
        ConnectionString first = parse(one);
        ConnectionString second = parse(other);
        // MongoDB refuses names that differ only in case, so that they can't be two.
        return Objects.requireNonNull(first.getDatabase()).equalsIgnoreCase(second.getDatabase())
                && !Collections.disjoint(hosts(first), hosts(second));
    }

    /**
     * The members that an address names, and the database, without who logs in: such as {@code one:27017,two:27017/ledger}.
     *
     * @throws IllegalArgumentException when it has not its form
     */
    public static String withoutLogin(String address) {
        ConnectionString parsed = parse(address);
        return String.join(",", new TreeSet<>(hosts(parsed))) + "/" + parsed.getDatabase();
    }

    private static Set<String> hosts(ConnectionString parsed) {
        return parsed.getHosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .map(host -> host.matches(".*:[0-9]+") || host.endsWith(".sock") ? host : host + DEFAULT_PORT)
                .collect(Collectors.toSet());
    }

    /**
     * Looks at an address without connecting to it.
     *
     * @throws IllegalArgumentException when it has not the form, names no database, or asks for less than is safe; the message never repeats it
     */
    public static void requireOne(String address) {
        parse(address);
    }

    /**
     * The parts of an address.
     *
     * @throws IllegalArgumentException when it is none, names no database, or asks for less than is safe; the message never repeats it, as there may be
     *     a password in it
     */
    static ConnectionString parse(String address) {
        if (!isOne(address) || address.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("it must begin with mongodb:// or mongodb+srv:// and have at most "
                    + MAXIMUM_LENGTH + " characters");
        }
        ConnectionString parsed = parsed(address);
        if (parsed.getDatabase() == null) {
            throw new IllegalArgumentException(
                    "it names no database: put one after the hosts, as in mongodb://one,two,three/ledger?replicaSet=rs0");
        }
        requireNothingWeaker(parsed);
        return parsed;
    }

    private static ConnectionString parsed(String address) {
        try {
            return new ConnectionString(address);
        } catch (IllegalArgumentException e) {
            // The driver's own message may repeat the password; it is not even kept as the cause.
            throw new IllegalArgumentException("it is no connection string of MongoDB: see whether special"
                    + " characters in user name and password are percent-encoded");
        }
    }

    private static void requireNothingWeaker(ConnectionString parsed) {
        @Nullable WriteConcern writes = parsed.getWriteConcern();
        boolean fewer = writes != null && writes.getWObject() != null && !"majority".equals(writes.getWObject());
        boolean weaker = fewer || (writes != null && Boolean.FALSE.equals(writes.getJournal()));
        if (weaker || Boolean.FALSE.equals(parsed.getRetryWritesValue())) {
            throw new IllegalArgumentException("it asks for writes that could be lost: leave w, journal and retryWrites"
                    + " out, or set w=majority, journal=true and retryWrites=true");
        }
        @Nullable ReadConcern reads = parsed.getReadConcern();
        if (reads != null && !reads.equals(ReadConcern.MAJORITY) && !reads.equals(ReadConcern.DEFAULT)) {
            throw new IllegalArgumentException(
                    "it asks for reads of what could be lost: leave readConcernLevel out, or set it to majority");
        }
        if (parsed.getReadPreference() != null
                && !"primary".equals(parsed.getReadPreference().getName())) {
            throw new IllegalArgumentException(
                    "it asks for reads from other servers than the primary: leave readPreference out");
        }
    }
}
