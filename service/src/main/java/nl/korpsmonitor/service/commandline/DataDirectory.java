package nl.korpsmonitor.service.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.service.accounts.AccountStore;
import picocli.CommandLine.Option;

/** The option that says where the data is. */
final class DataDirectory {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where the data is kept (default: ./data).")
    private Path path;

    /**
     * The directory, which must hold a ledger.
     *
     * @throws InvalidInputException when it does not
     */
    Path existing() {
        if (!Files.exists(path.resolve("ledger.db"))) {
            throw new InvalidInputException("--data", "there is no ledger in " + path);
        }
        return path;
    }

    /**
     * The directory, which must hold a ledger, or accounts for one that is still to be made. A mistyped name must not
     * leave a new directory behind.
     *
     * @throws InvalidInputException when it holds neither
     */
    Path begun() {
        if (!Files.exists(path.resolve("ledger.db")) && !Files.exists(path.resolve(AccountStore.FILE))) {
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
}
