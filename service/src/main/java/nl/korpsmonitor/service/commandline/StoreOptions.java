package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.mongodb.MongoAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that say which store nodes share. What is not given is looked for in the environment, where there may be passwords in it: {@code
 * KORPSMONITOR_STORE}, or in the file that {@code KORPSMONITOR_STORE_FILE} names; likewise for the key store.
 */
final class StoreOptions {
    private static final int MAXIMUM_FILE_BYTES = 4_096;

    /** Stands for what the environment says. */
    private static final String FROM_ENVIRONMENT = "@";

    @Option(
            names = "--store",
            paramLabel = "URI",
            description =
                    "The MongoDB database that nodes share, such as mongodb://one,two,three/ledger?replicaSet=rs0;"
                            + " or @ for what KORPSMONITOR_STORE, or the file named by KORPSMONITOR_STORE_FILE, says (default:"
                            + " that when one is set, else the data directory).")
    private @Nullable String store;

    @Option(
            names = "--key-store",
            paramLabel = "URI",
            description = "With --store: another database, for the keys of confidential values and the accounts"
                    + " (default: as above, KORPSMONITOR_KEY_STORE and KORPSMONITOR_KEY_STORE_FILE).")
    private @Nullable String keyStore;

    @Option(
            names = "--allow-standalone",
            description = "For development only: accept a single MongoDB server, a replica set of one member, or an"
                    + " address of one member alone, with which what was acknowledged can be lost.")
    private boolean allowStandalone;

    private final UnaryOperator<@Nullable String> environment;

    StoreOptions() {
        this(System::getenv);
    }

    /** @param environment gives the value of a variable, or null */
    StoreOptions(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /** Whether an argument says that nodes share a store. */
    boolean isGiven() {
        return store != null || keyStore != null;
    }

    /**
     * The store that nodes share; null for one in the data directory.
     *
     * @throws InvalidInputException when an address has not its form, or one is missing
     */
    @Nullable
    SharedStore shared() {
        SharedStore shared = sharedToRead();
        if (shared != null && shared.keyStore() == null) {
            throw new InvalidInputException(
                    "--key-store", "is needed with --store: a database for the keys of confidential values");
        }
        return shared;
    }

    /**
     * The same for whoever may do without keys: the key store may be null.
     *
     * @throws InvalidInputException when an address has not its form, or the key store is given alone
     */
    @Nullable
    SharedStore sharedToRead() {
        @Nullable String address = address("--store", store, "KORPSMONITOR_STORE");
        @Nullable String keys = address("--key-store", keyStore, "KORPSMONITOR_KEY_STORE");
        if (address == null && keys != null) {
            throw new InvalidInputException("--key-store", "belongs to --store, which is not given");
        }
        if (address == null) {
            return null;
        }
        if (keys != null && MongoAddress.isSameDatabase(keys, address)) {
            throw new InvalidInputException("--key-store", "must be another database than --store");
        }
        return new SharedStore(address, keys, allowStandalone);
    }

    /** Whether a deployment will do that can lose what it acknowledged. */
    boolean allowStandalone() {
        return allowStandalone;
    }

    private @Nullable String address(String option, @Nullable String given, String variable) {
        if (given != null && !given.equals(FROM_ENVIRONMENT)) {
            return checked(option, given, variable);
        }
        @Nullable String set = fromEnvironment(option, variable, environment);
        if (set != null) {
            require(option, set);
        } else if (given != null) {
            throw unset(option, variable);
        }
        return set;
    }

    /**
     * A place that is needed: as it was given, or as the environment says.
     *
     * @throws InvalidInputException when the environment does not, or a password was given
     */
    static String place(String option, String given, String variable) {
        if (given.equals(FROM_ENVIRONMENT)) {
            @Nullable String address = fromEnvironment(option, variable, System::getenv);
            if (address == null) {
                throw unset(option, variable);
            }
            return address;
        }
        return MongoAddress.isOne(given) ? checked(option, given, variable) : given;
    }

    private static InvalidInputException unset(String option, String variable) {
        return new InvalidInputException(option, "neither " + variable + " nor " + variable + "_FILE is set");
    }

    /** An address that was given as an argument: everybody on the machine can read those. */
    private static String checked(String option, String given, String variable) {
        require(option, given);
        if (MongoAddress.hasPassword(given)) {
            throw new InvalidInputException(
                    option,
                    "has a password, which others on this machine can read in the list of processes: put the address in a"
                            + " file that only you can read, and name that in " + variable + "_FILE");
        }
        return given;
    }

    static void require(String option, String address) {
        try {
            MongoAddress.requireOne(address);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(option, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String fromEnvironment(
            String option, String variable, UnaryOperator<@Nullable String> environment) {
        @Nullable String value = environment.apply(variable);
        @Nullable String file = environment.apply(variable + "_FILE");
        if (value != null && !value.isBlank()) {
            return value.strip();
        }
        if (file == null || file.isBlank()) {
            return null;
        }
        Path path = Path.of(file);
        try {
            if (Files.size(path) > MAXIMUM_FILE_BYTES) {
                throw new InvalidInputException(option, file + " is larger than any address");
            }
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new InvalidInputException(option, file + ", which " + variable + "_FILE names, can't be read");
        }
    }
}
