package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.query.audit.AuditLimits;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Auditors;
import nl.korpsmonitor.service.accounts.Passwords;
import nl.korpsmonitor.service.audit.AuditKey;
import nl.korpsmonitor.service.audit.AuditReport;
import nl.korpsmonitor.service.audit.AuditReport.Auditor;
import nl.korpsmonitor.service.audit.AuditReport.Program;
import nl.korpsmonitor.service.audit.AuditRun;
import nl.korpsmonitor.service.audit.ReportFolder;
import nl.korpsmonitor.service.verifying.LedgerVerification;
import nl.korpsmonitor.service.verifying.Verification;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ledger audit}: audits a ledger and records that; {@code docs/audit.md} describes the report. */
@Command(
        name = "audit",
        description = {
            "Verify the ledger as 'verify' does, check four eyes, mandates, roles, holds and the course of editions and recommendations over"
                    + " the whole history, list what is unusual, and write a signed report. The service may run meanwhile.",
            "That an audit took place, by whom and with what result is recorded in the ledger: by the running service,"
                    + " when there is one. An audit that is refused leaves no report; when it is not known whether it was"
                    + " recorded, the report stays, and how to find out is told.",
            "Exit code: 0 nothing was found, whatever is unusual; 1 something was, or it could not be done; 2 the input is"
                    + " wrong.",
            "Example:  ./ledger audit --as auditor --password-stdin --key-file ~/audit.key --out audit-2026 \\",
            "              --key 'korpsmonitor/ledger/…' < password.txt",
            ""
        },
        subcommands = {AuditKeyCommand.class, AuditVerifyCommand.class})
final class AuditCommand implements Callable<Integer> {
    @Mixin
    private DataDirectory data;

    @Mixin
    private TrustOptions trusting;

    @Option(names = "--as", paramLabel = "NAME", description = "An account with the role AUDITOR.")
    private @Nullable String name;

    @Option(
            names = "--password-stdin",
            description = "Read the account's password from standard input; there is no other way.")
    private boolean passwordFromInput;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "The key that signs the report; 'ledger audit key' makes one.")
    private @Nullable Path keyFile;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report is written: a new or empty folder, which only its owner can read.")
    private @Nullable Path out;

    @Option(
            names = "--language",
            paramLabel = "nl|en",
            defaultValue = "nl",
            description = "The language of the report as a page (default: nl).")
    private Language language = Language.nl;

    @Option(
            names = "--late-after",
            paramLabel = "DAYS",
            defaultValue = "90",
            description = "Recorded more days than these after it happened is late (default: 90).")
    private int lateAfterDays;

    @Option(
            names = "--many-corrections",
            paramLabel = "NUMBER",
            defaultValue = "10",
            description = "Fewer corrections than these are never unusual (default: 10).")
    private int manyCorrections;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Where the service answers that records the audit (default: when one has the data directory open,"
                            + " http://127.0.0.1:8080, with what SERVER_ADDRESS and SERVER_PORT say instead). The password is"
                            + " sent there.")
    private @Nullable URI url;

    @Spec
    private CommandSpec spec;

    private enum Language {
        nl,
        en
    }

    @Override
    public Integer call() throws IOException {
        if (name == null || !passwordFromInput || keyFile == null || out == null) {
            throw new InvalidInputException(
                    "audit", "needs --as NAME and --password-stdin, of an auditor, --key-file FILE and --out DIR");
        }
        SharedStore shared = data.shared();
        Path directory = shared == null ? data.existing() : data.path();
        AuditLimits limits = limits();
        ReportFolder folder = new ReportFolder(out);
        folder.requireNew();
        AuditKey.requireOutside(keyFile, directory);
        SigningKey key = AuditKey.read(keyFile);
        String password = PasswordInput.firstLine();
        Account auditor = auditor(name, password);
        AuditRecorder recorder = new AuditRecorder(data, url, auditor, password);
        Clock clock = Clock.systemUTC();
        InspectionProgress progress = InspectionSteps.on(spec.commandLine().getErr());
        try (ReadOnlyLedger ledger = data.openToRead()) {
            String origin = origin(ledger, key.verifierKey());
            Instant began = clock.instant();
            Verification verification = trusting.verify(trust -> shared == null
                    ? LedgerVerification.verify(directory, trust, progress)
                    : LedgerVerification.verify(shared, directory, trust, progress));
            AuditRun run = new AuditRun(
                    origin,
                    new Auditor(auditor.pseudonym(), auditor.name()),
                    key.verifierKey().vkey(),
                    new Program(ProgramVersion.text(), ProgramDigest.hex()),
                    limits,
                    clock);
            AuditReport report = run.of(verification, ledger.trail(), ledger.store(), began, progress);
            String digest = folder.write(report, Locale.of(language.name()), key);
            record(recorder, folder, report, digest);
            tell(report, digest);
            return report.sound() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private AuditLimits limits() {
        try {
            return new AuditLimits(lateAfterDays, manyCorrections);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "--late-after, --many-corrections", "days are 0 or more, corrections 1 or more");
        }
    }

    private Account auditor(String username, String password) {
        if (data.shared() == null && !Files.exists(data.path().resolve(AccountStore.FILE))) {
            throw new InvalidInputException("--as", "there are no accounts in " + data.path());
        }
        try (AccountStore accounts = data.openAccounts()) {
            return Auditors.require(accounts, new Passwords(), "--as", username, password);
        }
    }

    /** The name of the ledger, none of whose keys the audit's is. */
    private static String origin(ReadOnlyLedger ledger, VerifierKey key) {
        LedgerTrust trust = LedgerTrust.NONE.advanced(ledger.trail(), Long.MAX_VALUE);
        List<VerifierKey> all = Stream.concat(
                        trust.keys().stream(), trust.retired().stream().map(LedgerTrust.Retired::key))
                .toList();
        AuditKey.requireAnother(key, all);
        return all.stream()
                .findFirst()
                .map(VerifierKey::name)
                .orElseThrow(() -> new IllegalStateException("the ledger names no key; 'ledger verify' says more"));
    }

    /** A report stays unless it is certain that its audit is not recorded. */
    private static void record(AuditRecorder recorder, ReportFolder folder, AuditReport report, String digest)
            throws IOException {
        try {
            recorder.record(report, digest);
        } catch (AuditRecorder.NotRecordedException | InvalidInputException e) {
            folder.remove();
            throw e;
        }
    }

    private void tell(AuditReport report, String digest) {
        PrintWriter text = spec.commandLine().getOut();
        text.println("Audited positions 0 to " + report.toPosition() + " of " + report.origin() + ": "
                + (report.sound() ? "SOUND" : "FINDINGS") + ", " + report.findings() + " findings, "
                + report.anomalies() + " anomalies.");
        if (!report.verification().independent()) {
            text.println(
                    "It was not verified independently: give the log's key from a source of your own, with --key.");
        }
        text.println("Recorded as audit/" + report.code() + ". The report is in " + Objects.requireNonNull(out)
                + "; SHA-256 of its data: " + digest);
        text.println("Its key, for those who read it:");
        text.println();
        text.println("    " + report.key());
        text.println();
        text.flush();
    }
}
