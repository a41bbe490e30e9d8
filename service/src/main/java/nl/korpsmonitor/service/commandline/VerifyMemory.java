package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.inspection.Trust;
import nl.korpsmonitor.service.verifying.Verification;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.verify.BadInputException;
import nl.korpsmonitor.transparency.verify.Memory;
import nl.korpsmonitor.transparency.verify.Memory.Remembered;
import org.jspecify.annotations.Nullable;

/** What the person verified before: the stand-alone verifier's memory, for both. Without a key from the person nothing is recalled or remembered. */
final class VerifyMemory {
    private static final String ARGUMENT = "--memory";

    private final @Nullable Memory memory;

    private VerifyMemory(@Nullable Memory memory) {
        this.memory = memory;
    }

    /**
     * The memory in a folder.
     *
     * @param folder null for the usual one
     * @throws InvalidInputException when something else than a folder stands there
     */
    static VerifyMemory in(@Nullable Path folder) {
        try {
            return new VerifyMemory(memory(folder));
        } catch (BadInputException e) {
            throw invalid(e);
        }
    }

    /**
     * That of the stand-alone verifier.
     *
     * @param folder null for the usual one
     * @throws BadInputException when something else than a folder stands there
     */
    static Memory memory(@Nullable Path folder) {
        Clock clock = Clock.systemUTC();
        return folder == null
                ? Memory.usual(System.getenv(), Path.of(System.getProperty("user.home", "")), clock)
                : new Memory(folder, clock);
    }

    private static InvalidInputException invalid(BadInputException fault) {
        String message = String.valueOf(fault.getMessage());
        return new InvalidInputException(
                ARGUMENT, message.startsWith(ARGUMENT + ": ") ? message.substring(ARGUMENT.length() + 2) : message);
    }

    /** Remembers nothing. */
    static VerifyMemory none() {
        return new VerifyMemory(null);
    }

    /**
     * What the person believes, with what is remembered of the logs that it is about.
     *
     * @throws InvalidInputException when the memory is damaged
     */
    Trust trust(List<VerifierKey> keys, @Nullable TlogPolicy policy) {
        List<Remembered> remembered = new ArrayList<>();
        for (String origin : origins(keys, policy)) {
            recall(origin).ifPresent(remembered::add);
        }
        return new Trust(keys, policy, remembered);
    }

    private static Set<String> origins(List<VerifierKey> keys, @Nullable TlogPolicy policy) {
        return Stream.concat(keys.stream(), policy == null ? Stream.of() : policy.logKeys().stream())
                .map(VerifierKey::name)
                .collect(Collectors.toSet());
    }

    private Optional<Remembered> recall(String origin) {
        if (memory == null) {
            return Optional.empty();
        }
        try {
            return memory.recall(origin);
        } catch (BadInputException e) {
            throw invalid(e);
        }
    }

    /** Remembers what was verified, when nothing was found and the keys came from the person; says what came of it. */
    Verification remember(Verification verification, Trust trust) {
        SignedCheckpoint verified =
                verification.ledger() == null ? null : verification.ledger().verified();
        if (verification.trusted().isEmpty()) {
            return verification;
        }
        if (memory == null) {
            return verification.with(false, "It was not compared with what you verified before (--no-memory).");
        }
        if (!verification.sound() || !verification.independent() || verified == null) {
            return verification;
        }
        Optional<Remembered> before = trust.remembered().stream()
                .filter(each -> each.checkpoint()
                        .checkpoint()
                        .origin()
                        .equals(verified.checkpoint().origin()))
                .findFirst();
        if (before.isPresent()
                && before.get().checkpoint().checkpoint().size()
                        > verified.checkpoint().size()) {
            return verification;
        }
        try {
            memory.remember(verified);
        } catch (IOException e) {
            return verification.with(
                    false,
                    "It could not be remembered (" + e + "), so that a later verification can't be compared with it:"
                            + " make the --memory folder writable.");
        }
        return verification.with(
                true,
                before.isPresent()
                        ? null
                        : "It is the first time that you verify it: whether an older copy of the whole was put back"
                                + " could not be seen yet.");
    }
}
