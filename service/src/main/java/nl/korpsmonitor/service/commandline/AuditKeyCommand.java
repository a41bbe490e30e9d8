package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.service.audit.AuditKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ledger audit key}: makes the key with which an auditor signs reports. */
@Command(
        name = "key",
        description = {
            "Make the key with which an auditor signs reports. Keep it where who runs the service can't read it, and give"
                    + " the public half to those who read reports.",
            "Example:  ./ledger audit key --key-file ~/audit.key --name example.org/audit"
        })
final class AuditKeyCommand implements Callable<Integer> {
    @Mixin
    private DataDirectory data;

    @Option(
            names = "--key-file",
            required = true,
            paramLabel = "FILE",
            description = "The file to make, outside the data directory.")
    private Path keyFile;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "Under which reports are signed, without spaces and plus signs (default: that of the ledger, and"
                            + " /audit).")
    private @Nullable String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        AuditKey.requireOutside(keyFile, data.path());
        VerifierKey key = AuditKey.make(keyFile, name == null ? ofLedger() : name);
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "Made the key in " + keyFile + ". Keep it to yourself. Its public half, for those who read reports:");
        out.println();
        out.println("    " + key.vkey());
        out.println();
        out.flush();
        return 0;
    }

    private String ofLedger() {
        try (ReadOnlyLedger ledger = data.openToRead()) {
            return LedgerTrust.NONE.advanced(ledger.trail(), Long.MAX_VALUE).keys().stream()
                    .findFirst()
                    .map(VerifierKey::name)
                    .orElseThrow(() -> new InvalidInputException("--name", "is needed: the ledger names no key"))
                    .concat("/audit");
        }
    }
}
