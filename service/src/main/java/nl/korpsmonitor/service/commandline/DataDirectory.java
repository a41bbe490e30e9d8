package nl.korpsmonitor.service.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.service.accounts.AccountStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where the data is: in a directory; or in a store that nodes share, and only what is this node's own in a directory. */
final class DataDirectory {
    private static final Path DEFAULT = Path.of("data");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where the data is kept (default: ./data). With --store: where this node keeps its keys. Beside"
                            + " a store that only the environment names, DIR could be meant instead of it: then every command but"
                            + " serve wants --store @ too.")
    private @Nullable Path given;

    @Mixin
    private final StoreOptions stores;

    private boolean serving;

    DataDirectory() {
        this(new StoreOptions());
    }

    DataDirectory(StoreOptions stores) {
        this.stores = stores;
    }

    /** A node is set up once and for all, by its environment: there a directory beside a store is this node's own. */
    void serving() {
        serving = true;
    }

    /**
     * The store that nodes share; null for one in the directory.
     *
     * @throws InvalidInputException when an address has not its form, or one is missing, or the directory may be meant instead
     */
    @Nullable
    SharedStore shared() {
        return unambiguous(stores.shared());
    }

    private @Nullable SharedStore unambiguous(@Nullable SharedStore shared) {
        if (shared != null && given != null && !stores.isGiven() && !serving) {
            throw new InvalidInputException(
                    "--data",
                    "a store is named too, by KORPSMONITOR_STORE or KORPSMONITOR_STORE_FILE: to use the store, with this"
                            + " node's keys in " + given + ", add --store @; to use the ledger in " + given
                            + ", unset the variable");
        }
        return shared;
    }

    /**
     * The store that nodes share, to verify it: its key store may be null. A directory with a ledger of its own is no node's, so that it is meant itself.
     *
     * @throws InvalidInputException as {@link #shared} does
     */
    @Nullable
    SharedStore sharedToVerify() {
        boolean ownLedger = given != null && Files.exists(given.resolve(LedgerFiles.LEDGER));
        return ownLedger && !stores.isGiven() ? null : unambiguous(stores.sharedToRead());
    }

    /**
     * A directory, which must hold a ledger.
     *
     * @throws InvalidInputException when it does not
     */
    static Path requireLedger(Path path) {
        if (!Files.exists(path.resolve(LedgerFiles.LEDGER))) {
            throw new InvalidInputException("--data", "there is no ledger in " + path);
        }
        return path;
    }

    /**
     * The directory, which must hold a ledger unless nodes share it.
     *
     * @throws InvalidInputException when it does not
     */
    Path existing() {
        return shared() == null ? requireLedger(path()) : path();
    }

    /**
     * The directory, which must hold a ledger, or accounts for one that is still to be made, unless nodes share them. A mistyped name must not
     * leave a new directory behind.
     *
     * @throws InvalidInputException when it holds neither
     */
    private Path begun() {
        Path path = path();
        if (!Files.exists(path.resolve(LedgerFiles.LEDGER)) && !Files.exists(path.resolve(AccountStore.FILE))) {
            throw new InvalidInputException(
                    "--data",
                    "there is no ledger in " + path + ", nor are there accounts; 'ledger serve' or 'ledger user add'"
                            + " makes them");
        }
        return path;
    }

    /**
     * The directory, to verify it: a ledger whose main file is gone is still one, to be found wanting.
     *
     * @throws InvalidInputException when there is no ledger in it, or it can't be read
     */
    Path evidence() {
        Path directory = path();
        if (Files.isDirectory(directory) && !Files.isReadable(directory)) {
            throw new InvalidInputException("--data", directory + " can't be read");
        }
        return Files.isDirectory(directory.resolve(LedgerFiles.KEYS)) ? directory : requireLedger(directory);
    }

    /** The directory, which may not exist yet. */
    Path path() {
        return given == null ? DEFAULT : given;
    }

    /** How to open the ledger to record in it; it may not exist yet. */
    LedgerOptions options() {
        return LedgerOptions.in(path()).withShared(shared());
    }

    /** The ledger, which must exist, to read it while others may record. */
    ReadOnlyLedger openToRead() {
        SharedStore shared = shared();
        return shared == null ? ReadOnlyLedger.open(existing()) : ReadOnlyLedger.open(shared);
    }

    /** The accounts; made when there are none. */
    AccountStore openAccounts() {
        SharedStore shared = shared();
        return shared == null ? AccountStore.open(path()) : AccountStore.in(shared.connectKeyStore());
    }

    /** The accounts of a ledger, or of one that is still to be made. */
    AccountStore openExistingAccounts() {
        if (shared() == null) {
            begun();
        }
        return openAccounts();
    }
}
