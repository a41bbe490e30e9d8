package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.importing.FileText;
import nl.korpsmonitor.service.importing.ImportReport;
import nl.korpsmonitor.service.importing.Importer;
import nl.korpsmonitor.service.importing.LedgerDoor;
import nl.korpsmonitor.service.importing.Recorders;
import nl.korpsmonitor.service.importing.TerminalProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ledger import}: records files; {@code docs/import.md} says what is promised. */
@Command(
        name = "import",
        description = {
            "Record a file: all or nothing per subject, and nothing twice. The service must not run meanwhile.",
            "Exit code: 0 all is recorded; 1 it could not be done; 2 the file has faults, which are listed.",
            "Examples:  ./ledger import edition.json --dry-run",
            "           ./ledger import scores.csv --edition 2013 --as a.jansen",
            ""
        })
final class ImportCommand implements Callable<Integer> {
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 9999;

    @Mixin
    private DataDirectory data;

    @Parameters(paramLabel = "FILE", description = "An import file (JSON), or scores from a spreadsheet (.csv).")
    private Path file;

    @Option(names = "--edition", paramLabel = "YEAR", description = "For scores: the edition that they belong to.")
    private @Nullable Integer edition;

    @Option(names = "--dry-run", description = "List every fault and record nothing.")
    private boolean dryRun;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "The account that records; repeat it for one per role (default: every account, by name).")
    private List<String> names = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        boolean scores = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        if (scores != (edition != null)) {
            throw new InvalidInputException(
                    "--edition",
                    "is needed with a .csv file of scores, and only there: other files name it themselves");
        }
        if (edition != null && (edition < FIRST_YEAR || edition > LAST_YEAR)) {
            throw new InvalidInputException("--edition", "a year, such as 2013");
        }
        String text = text();
        PrintWriter out = spec.commandLine().getOut();
        Recorders recorders = new Recorders(accounts(), KorpsmonitorLedger.SELF);
        try (Ledger ledger = Ledger.open(data.options())) {
            Importer importer = new Importer(
                    new LedgerDoor(ledger, Clock.systemUTC()),
                    recorders,
                    new TerminalProgress(spec.commandLine().getErr(), TerminalProgress.isTerminal()));
            ImportReport report =
                    edition == null ? importer.importJson(text, dryRun) : importer.importScores(text, edition, dryRun);
            report.lines().forEach(out::println);
            out.flush();
            return report.clean() ? ExitCode.OK : ExitCode.USAGE;
        }
    }

    private String text() {
        try (InputStream in = Files.newInputStream(file)) {
            return FileText.read(in);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("FILE", "there is no " + file);
        } catch (IOException e) {
            throw new InvalidInputException("FILE", file + " can't be read: " + e.getMessage());
        }
    }

    private List<Account> accounts() {
        try (AccountStore store = data.openExistingAccounts()) {
            if (names.isEmpty()) {
                return store.all().stream()
                        .filter(account -> !account.isExternal())
                        .toList();
            }
            List<Account> accounts = new ArrayList<>();
            for (String name : names) {
                accounts.add(store.find(name)
                        // What the others may record, their identity provider says at each login, and not what was
                        // kept.
                        .filter(account -> !account.disabled() && !account.isExternal())
                        .orElseThrow(() -> new InvalidInputException(
                                "--as", "there is no enabled local account '" + name + "'; see 'ledger user list'")));
            }
            return accounts;
        }
    }
}
