package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.service.verifying.LedgerVerification;
import nl.korpsmonitor.service.verifying.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ledger verify}: reads everything again and says what is not as it must be. */
@Command(
        name = "verify",
        subcommands = VerifyDossierCommand.class,
        description = {
            "Read every entry, tile, checkpoint, key, confidential value, account and read model again, and find what is"
                    + " not as it must be. Nothing is changed, and the service may run meanwhile.",
            "Give the log's key, or a policy, from a source of your own: without one a ledger can only be found"
                    + " consistent with itself.",
            "With --store, confidential values and accounts are looked at when --key-store is given too, and the keys"
                    + " of the node whose directory --data names.",
            "Exit code: 0 nothing was found; 1 something was; 2 the input is wrong.",
            ""
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private DataDirectory data;

    @Mixin
    private TrustOptions trusting;

    @Option(names = "--json", description = "Write the result as JSON, for machines.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try {
            return verify();
        } catch (InvalidInputException e) {
            if (json) {
                spec.commandLine().getOut().print(VerificationText.badInput(e));
                spec.commandLine().getOut().flush();
            }
            throw e;
        }
    }

    private int verify() throws IOException {
        SharedStore shared = data.sharedToVerify();
        Path directory = shared == null ? data.evidence() : data.path();
        InspectionProgress progress = InspectionSteps.on(spec.commandLine().getErr());
        Verification verification = trusting.verify(trust -> shared == null
                ? LedgerVerification.verify(directory, trust, progress)
                : LedgerVerification.verify(shared, directory, trust, progress));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? VerificationText.json(verification) : VerificationText.plain(verification));
        out.flush();
        return verification.sound() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
