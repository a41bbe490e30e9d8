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
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where the data is kept (default: ./data). With --store: where this node keeps its keys.")
    private Path path;

    @Mixin
    private StoreOptions stores;

    /**
     * The store that nodes share; null for one in the directory.
     *
     * @throws InvalidInputException when an address has not its form, or one is missing
     */
    @Nullable
    SharedStore shared() {
        return stores.shared();
    }

    /**
     * The directory, which must hold a ledger unless nodes share it.
     *
     * @throws InvalidInputException when it does not
     */
    Path existing() {
        if (shared() == null && !Files.exists(path.resolve(LedgerFiles.LEDGER))) {
            throw new InvalidInputException("--data", "there is no ledger in " + path);
        }
        return path;
    }

    /**
     * The directory, which must hold a ledger, or accounts for one that is still to be made, unless nodes share them. A mistyped name must not
     * leave a new directory behind.
     *
     * @throws InvalidInputException when it holds neither
     */
    private Path begun() {
        if (!Files.exists(path.resolve(LedgerFiles.LEDGER)) && !Files.exists(path.resolve(AccountStore.FILE))) {
            throw new InvalidInputException(
                    "--data",
                    "there is no ledger in " + path + ", nor are there accounts; 'ledger serve' or 'ledger user add'"
                            + " makes them");
        }
        return path;
    }

    /** The directory, which may not exist yet. */
    Path path() {
        return path;
    }

    /** How to open the ledger to record in it; it may not exist yet. */
    LedgerOptions options() {
        return LedgerOptions.in(path).withShared(shared());
    }

    /** The ledger, which must exist, to read it while others may record. */
    ReadOnlyLedger openToRead() {
        SharedStore shared = shared();
        return shared == null ? ReadOnlyLedger.open(existing()) : ReadOnlyLedger.open(shared);
    }

    /** The accounts; made when there are none. */
    AccountStore openAccounts() {
        SharedStore shared = shared();
        return shared == null ? AccountStore.open(path) : AccountStore.in(shared.connectKeyStore());
    }

    /** The accounts of a ledger, or of one that is still to be made. */
    AccountStore openExistingAccounts() {
        if (shared() == null) {
            begun();
        }
        return openAccounts();
    }
}
