package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.inspection.Trust;
import nl.korpsmonitor.service.verifying.Verification;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.key.SignatureType;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.verify.BadInputException;
import nl.korpsmonitor.transparency.verify.Memory;
import nl.korpsmonitor.transparency.verify.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a person who verifies believes, and what he verified before. */
final class TrustOptions {
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
            description = "Where what your key verified is remembered, so that later verifications are held to it"
                    + " (default: korpsmonitor-verifier in $XDG_STATE_HOME, else in ~/.local/state).")
    private @Nullable Path memory;

    @Option(names = "--no-memory", description = "Remember nothing, and compare with nothing remembered.")
    private boolean noMemory;

    /** Verifies something, given what the person believes. */
    interface Verifying {
        /** @throws IOException when something can't be read */
        Verification verify(Trust trust) throws IOException;
    }

    /**
     * Verifies as the person believes, and remembers what was verified.
     *
     * @throws InvalidInputException when an option has not its form
     * @throws IOException as what verifies does
     */
    Verification verify(Verifying verifying) throws IOException {
        VerifyMemory remembering = noMemory ? VerifyMemory.none() : VerifyMemory.in(memory);
        Trust trust = remembering.trust(parsedKeys(), parsedPolicy());
        return remembering.remember(verifying.verify(trust), trust);
    }

    /** Verifies something as the stand-alone verifier does, given what the person believes and verified before. */
    interface StandAloneVerifying {
        /**
         * Verifies.
         *
         * @param trust null when the person names neither a key nor a policy
         * @param memory null to remember nothing
         */
        Report verify(nl.korpsmonitor.transparency.verify.@Nullable Trust trust, @Nullable Memory memory);
    }

    /**
     * Has the stand-alone verifier verify: it reads the options itself.
     *
     * @throws BadInputException when an option has not its form
     */
    Report verifyStandAlone(StandAloneVerifying verifying) {
        return verifying.verify(
                nl.korpsmonitor.transparency.verify.Trust.of(keys, policy),
                noMemory ? null : VerifyMemory.memory(memory));
    }

    private List<VerifierKey> parsedKeys() {
        return keys.stream().map(TrustOptions::logKey).toList();
    }

    /**
     * A key as it is given, of whoever signs.
     *
     * @throws InvalidInputException when it is none
     */
    static VerifierKey signingKey(String key) {
        try {
            return VerifierKey.parse(key);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("--key", String.valueOf(e.getMessage()));
        }
    }

    private static VerifierKey logKey(String key) {
        VerifierKey parsed = signingKey(key);
        if (parsed.type() != SignatureType.ED25519) {
            throw new InvalidInputException(
                    "--key", "this is a witness's key: give the log's key, and the witness in a --policy file");
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
}
