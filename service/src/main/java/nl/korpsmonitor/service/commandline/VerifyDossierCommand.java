package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.service.dossier.verify.DerivedContents;
import nl.korpsmonitor.service.dossier.verify.IssuedRecord;
import nl.korpsmonitor.transparency.verify.BadInputException;
import nl.korpsmonitor.transparency.verify.DossierVerification;
import nl.korpsmonitor.transparency.verify.Progress;
import nl.korpsmonitor.transparency.verify.Report;
import nl.korpsmonitor.transparency.verify.ReportJson;
import nl.korpsmonitor.transparency.verify.ReportText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ledger verify dossier}: what the stand-alone verifier does, and what follows from the events inside. */
@Command(
        name = "dossier",
        description = {
            "Verify a dossier as the stand-alone verifier does, derive every state and comparison in it again from the"
                    + " events inside, and compare. No ledger is needed.",
            "Give the log's key, or a policy, from a source of your own: without one a dossier can only be found"
                    + " consistent with itself.",
            "Exit code: 0 nothing was found; 1 something was; 2 the input is wrong.",
            ""
        })
final class VerifyDossierCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The ZIP, as it came.")
    private Path file;

    @Mixin
    private TrustOptions trusting;

    @Option(
            names = "--issued",
            paramLabel = "FILE",
            description =
                    "The bundle of the event 'dossier-issued' (/v1/events/…/bundle): the dossier must be the one that it"
                            + " is about, byte for byte.")
    private @Nullable Path issued;

    @Option(names = "--json", description = "Write the result as JSON, for machines.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Report report = verify();
            out.print(json ? ReportJson.of(report) + "\n" : ReportText.of(report));
            out.flush();
            return report.exitCode();
        } catch (BadInputException e) {
            String message = String.valueOf(e.getMessage());
            if (json) {
                out.println(ReportJson.ofFailure(ExitCode.USAGE, "bad input", message));
                out.flush();
            }
            int colon = message.indexOf(": ");
            throw colon < 0
                    ? new InvalidInputException("dossier", message)
                    : new InvalidInputException(message.substring(0, colon), message.substring(colon + 2));
        }
    }

    private Report verify() {
        return trusting.verifyStandAlone((trust, memory) -> {
            @Nullable IssuedRecord record = issued == null ? null : new IssuedRecord(issued, file, trust);
            return new DossierVerification(file, trust, memory, Progress.SILENT, new DerivedContents(record)).run();
        });
    }
}
