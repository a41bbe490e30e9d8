package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nl.korpsmonitor.service.audit.ReportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ledger audit verify}: looks whether a report is as an auditor signed it. */
@Command(
        name = "verify",
        description = {
            "Look whether a report is as an auditor signed it. No ledger is needed.",
            "Exit code: 0 it is; 1 it is not; 2 the input is wrong."
        })
final class AuditVerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder with the report.")
    private Path folder;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "VKEY",
            description = "The auditor's verifier key, from a source of your own.")
    private String key;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String digest = new ReportFolder(folder).verify(TrustOptions.signingKey(key));
        PrintWriter out = spec.commandLine().getOut();
        out.println("The report is as the key signed it. SHA-256 of its data, as the ledger has it: " + digest);
        out.flush();
        return 0;
    }
}
