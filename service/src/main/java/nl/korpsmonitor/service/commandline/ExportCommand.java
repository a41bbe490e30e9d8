package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nl.korpsmonitor.events.ViewingEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Text;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Auditors;
import nl.korpsmonitor.service.accounts.Passwords;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.assembly.NodeRole;
import nl.korpsmonitor.service.assembly.Viewings;
import nl.korpsmonitor.service.export.ExportMode;
import nl.korpsmonitor.service.export.ExportReport;
import nl.korpsmonitor.service.export.ExportedLedger;
import nl.korpsmonitor.service.export.Exporter;
import nl.korpsmonitor.service.importing.Progress;
import nl.korpsmonitor.service.importing.TerminalProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ledger export}: copies the published ledger; {@code docs/export.md} describes the copy. */
@Command(
        name = "export",
        description = {
            "Copy the published ledger into a folder that anybody can verify, and any web server can host, without this"
                    + " program. The service may run meanwhile, but not beside --full on a data directory: that records in the"
                    + " ledger who exports, and why, before it writes anything. Run it again to go on after an interruption, or to bring"
                    + " the folder up to date.",
            "Exit code: 0 the export is complete; 1 it could not be done, or lacks values whose keys are missing;"
                    + " 2 the input is wrong.",
            "Examples:  ./ledger export /srv/www/ledger",
            "           ./ledger export audit-2026 --full --as auditor --password-stdin \\",
            "               --purpose 'Audit of 2026' < password.txt",
            ""
        })
final class ExportCommand implements Callable<Integer> {
    /** Ledgers of up to so many files of 256 entries are exported before anybody wonders how far it is. */
    private static final int SMALL = 80;

    @Mixin
    private DataDirectory data;

    @Parameters(paramLabel = "DIR", description = "The folder; made when absent.")
    private Path folder;

    @ArgGroup
    private Mode mode = new Mode();

    @Option(names = "--as", paramLabel = "NAME", description = "With --full: an account with the role AUDITOR.")
    private @Nullable String name;

    @Option(
            names = "--password-stdin",
            description = "With --full: read the account's password from standard input; there is no other way.")
    private boolean passwordFromInput;

    @Option(
            names = "--purpose",
            paramLabel = "TEXT",
            description = "With --full: why; 1 to 500 characters. It is recorded in the ledger and kept confidential.")
    private @Nullable String purpose;

    @Spec
    private CommandSpec spec;

    private static final class Mode {
        @Option(
                names = "--public",
                description = "Only the bodies that anybody may see, and all leaves and hashes (default).")
        private boolean publicOnly;

        @Option(
                names = "--full",
                description = "All bodies, and the confidential values that were not erased. For an auditor's eyes.")
        private boolean full;
    }

    @Override
    public Integer call() {
        data.existing();
        ExportMode wanted = mode.full && !mode.publicOnly ? ExportMode.FULL : ExportMode.PUBLIC;
        Runnable record = recording();
        TerminalProgress shown = new TerminalProgress(
                spec.commandLine().getErr(), TerminalProgress.isTerminal(), "files of 256 entries");
        Progress progress = (phase, done, total) -> {
            if (total > SMALL) {
                shown.step(phase, done, total);
            }
        };
        try (ReadOnlyLedger ledger = data.openToRead()) {
            ExportedLedger source = new ExportedLedger(ledger.store(), ledger.trail(), ledger.disclosures()::open);
            ExportReport report = new Exporter(source, wanted, progress, record).exportTo(folder);
            tell(report);
            if (report.unopenable() > 0) {
                spec.commandLine()
                        .getErr()
                        .println("It lacks " + report.unopenable()
                                + " confidential values that nobody erased: their keys"
                                + " are missing. './ledger verify' names them; put the keys back and export again.");
                return 1;
            }
            return 0;
        }
    }

    /**
     * What is done before anything is written: of a full export it is recorded who makes it, and why.
     *
     * @throws InvalidInputException when the options don't go together, or it is no auditor
     */
    private Runnable recording() {
        if (!mode.full) {
            if (name != null || passwordFromInput || purpose != null) {
                throw new InvalidInputException(
                        name == null && !passwordFromInput ? "--purpose" : "--as", "is only needed with --full");
            }
            return () -> {};
        }
        if (name == null || !passwordFromInput || purpose == null) {
            throw new InvalidInputException(
                    "--full", "needs --as NAME and --password-stdin, of an auditor, and --purpose TEXT");
        }
        if (data.shared() == null && !Files.exists(data.path().resolve(AccountStore.FILE))) {
            throw new InvalidInputException("--as", "there are no accounts in " + data.path());
        }
        String why = checked(purpose);
        try (AccountStore accounts = data.openAccounts()) {
            Account auditor = Auditors.require(accounts, new Passwords(), "--as", name, PasswordInput.firstLine());
            return () -> record(auditor, why);
        }
    }

    private static String checked(String purpose) {
        try {
            return Text.requireLine("--purpose", purpose, ViewingEvent.MAXIMUM_PURPOSE_LENGTH);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new InvalidInputException("--purpose", message.substring(message.indexOf(": ") + 2));
        }
    }

    private void record(Account auditor, String why) {
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(data.options(), NodeRole.COMMAND)) {
            Viewings.in(ledger).recordEverything(auditor, why);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "nothing was exported, as a full export is recorded in the ledger first: " + e.getMessage(), e);
        }
    }

    private void tell(ExportReport report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Exported " + report.entries() + " entries of " + report.origin() + " to " + folder + ": "
                + report.bodies() + " bodies" + (mode.full ? " and " + report.disclosures() + " disclosures" : "")
                + ".");
        out.println(report.written() + " files written, " + report.unchanged() + " were there already, "
                + report.removed() + " removed.");
        if (report.bodies() < report.entries()) {
            out.println("Of the other " + (report.entries() - report.bodies())
                    + " entries it holds the digests: their bodies are not public.");
        }
        if (mode.full) {
            out.println("It holds what is confidential: keep it as you keep the ledger.");
        }
        out.println("To verify it, with the key that you give people by another way than this folder:");
        out.println("    java -jar " + quoted(folder.resolve("verifier.jar")) + " verify export " + quoted(folder)
                + " --key '" + report.key().vkey() + "'");
        out.flush();
    }

    /** As a shell takes it for one word. */
    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
