package nl.korpsmonitor.service.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.TrustRules;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.TextForms;
import nl.korpsmonitor.transparency.policy.TlogPolicy;

/**
 * A tlog-policy that an operator wrote (C2SP tlog-policy).
 *
 * @param text the whole file; what is not UTF-8 is replaced, save in one for a ledger, which is UTF-8
 * @param policy what it says
 */
public record PolicyFile(String text, TlogPolicy policy) {

    /**
     * Reads it.
     *
     * @param field the option or setting that named it; faults name it
     * @throws InvalidInputException when it can't be read, or is no policy
     */
    public static PolicyFile read(String field, Path file) {
        byte[] bytes = bytes(field, file);
        return new PolicyFile(new String(bytes, StandardCharsets.UTF_8), policy(field, file, bytes));
    }

    private static byte[] bytes(String field, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(TlogPolicy.MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(field, "there is no " + file);
        } catch (IOException e) {
            throw new InvalidInputException(field, file + " can't be read: " + e.getMessage());
        }
    }

    private static TlogPolicy policy(String field, Path file, byte[] bytes) {
        try {
            return TlogPolicy.parse(bytes);
        } catch (MalformedException e) {
            throw new InvalidInputException(field, file + " is not a tlog-policy. " + e.getMessage());
        }
    }

    /** The ledger keeps the text for ever, so no character of it may be a guess. */
    private static String text(String field, Path file, byte[] bytes) {
        try {
            return TextForms.utf8(bytes);
        } catch (MalformedException e) {
            throw new InvalidInputException(field, file + " is not text in UTF-8; save it as UTF-8");
        }
    }

    /**
     * Reads one that a ledger is to publish by: it must say where its witnesses are, in UTF-8.
     *
     * @throws InvalidInputException as {@link #read}, when it is not UTF-8, when a witness has no URL, and when no ledger can work with it
     */
    public static PolicyFile readForLedger(String field, Path file) {
        byte[] bytes = bytes(field, file);
        PolicyFile read = new PolicyFile(text(field, file, bytes), policy(field, file, bytes));
        read.policy.witnesses().stream()
                .filter(witness -> witness.url() == null)
                .findFirst()
                .ifPresent(witness -> {
                    throw new InvalidInputException(
                            field,
                            file + " does not say where to reach the witness " + witness.name()
                                    + "; put its URL at the end of its line");
                });
        TrustRules.faultOf(read.policy).ifPresent(fault -> {
            throw new InvalidInputException(field, file + " " + fault);
        });
        return read;
    }
}
