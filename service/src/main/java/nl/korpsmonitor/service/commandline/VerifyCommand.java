package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.inspection.Trust;
import nl.korpsmonitor.service.importing.TerminalProgress;
import nl.korpsmonitor.service.verifying.LedgerVerification;
import nl.korpsmonitor.service.verifying.Verification;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.key.SignatureType;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ledger verify}: reads everything again and says what is not as it must be. */
@Command(
        name = "verify",
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
    /** Ledgers up to this size are read before anybody wonders how far it is. */
    private static final long SMALL = 20_000;

    @Mixin
    private DataDirectory data;

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "The log's verifier key, from a source of your own; repeat it for more.")
    private List<String> keys = List.of();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "A policy (C2SP tlog-policy) that names the log's keys and its witnesses.")
    private @Nullable Path policy;

    @Option(
            names = "--memory",
            paramLabel = "DIR",
            description = "Where what your key verified is remembered, so that an older copy put back whole is found"
                    + " (default: korpsmonitor-verifier in $XDG_STATE_HOME, else in ~/.local/state).")
    private @Nullable Path memory;

    @Option(names = "--no-memory", description = "Remember nothing, and compare with nothing remembered.")
    private boolean noMemory;

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
        Path directory = shared == null ? existing() : data.path();
        VerifyMemory remembering = noMemory ? VerifyMemory.none() : VerifyMemory.in(memory);
        Trust trust = remembering.trust(parsedKeys(), parsedPolicy());
        Verification verification = remembering.remember(
                shared == null
                        ? LedgerVerification.verify(directory, trust, progress())
                        : LedgerVerification.verify(shared, directory, trust, progress()),
                trust);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? VerificationText.json(verification) : VerificationText.plain(verification));
        out.flush();
        return verification.sound() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** A ledger whose main file is gone is still one, to be found wanting. */
    private Path existing() {
        Path directory = data.path();
        if (Files.isDirectory(directory) && !Files.isReadable(directory)) {
            throw new InvalidInputException("--data", directory + " can't be read");
        }
        if (!Files.isDirectory(directory.resolve("keys"))) {
            return DataDirectory.requireLedger(directory);
        }
        return directory;
    }

    private List<VerifierKey> parsedKeys() {
        List<VerifierKey> parsed = new ArrayList<>();
        for (String key : keys) {
            VerifierKey each;
            try {
                each = VerifierKey.parse(key);
            } catch (IllegalArgumentException e) {
                throw new InvalidInputException("--key", String.valueOf(e.getMessage()));
            }
            if (each.type() != SignatureType.ED25519) {
                throw new InvalidInputException(
                        "--key", "this is a witness's key: give the log's key, and the witness in a --policy file");
            }
            parsed.add(each);
        }
        return parsed;
    }

    private @Nullable TlogPolicy parsedPolicy() {
        if (policy == null) {
            return null;
        }
        try {
            TlogPolicy parsed = TlogPolicy.parse(bytes(policy));
            if (parsed.logs().isEmpty() && keys.isEmpty()) {
                throw new InvalidInputException("--policy", "it names no log: give the log's key too, with --key");
            }
            return parsed;
        } catch (MalformedException e) {
            throw new InvalidInputException("--policy", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new InvalidInputException("--policy", policy + " can't be read");
        }
    }

    private static byte[] bytes(Path policy) throws IOException {
        // A device or a pipe may have no end.
        if (!Files.isRegularFile(policy)) {
            throw new InvalidInputException("--policy", "there is no file " + policy);
        }
        try (InputStream in = Files.newInputStream(policy)) {
            byte[] bytes = in.readNBytes(TlogPolicy.MAX_BYTES + 1);
            if (bytes.length > TlogPolicy.MAX_BYTES) {
                throw new InvalidInputException("--policy", policy + " is larger than any policy");
            }
            return bytes;
        }
    }

    private InspectionProgress progress() {
        TerminalProgress shown = new TerminalProgress(spec.commandLine().getErr(), TerminalProgress.isTerminal());
        AtomicBoolean large = new AtomicBoolean();
        return (phase, done, total) -> {
            // The entries come first: of a large ledger every phase may last, whatever it counts.
            if (total > SMALL) {
                large.set(true);
            }
            if (large.get() && total > 0) {
                long unit = 1 + total / Integer.MAX_VALUE;
                shown.step(phase, (int) (Math.min(done, total) / unit), (int) (total / unit));
            }
        };
    }
}
