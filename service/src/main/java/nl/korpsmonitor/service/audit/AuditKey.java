package nl.korpsmonitor.service.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.OwnerOnly;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;

/**
 * The key with which an auditor signs reports. Its file has its name on the first line, then the key as PKCS#8 in PEM; only its owner can read it. It is the
 * auditor's, and never one of the log's: whoever runs the ledger must not be able to make a report.
 */
public final class AuditKey {
    private static final String OPTION = "--key-file";
    private static final String NAME = "Name: ";
    private static final int MAXIMUM_BYTES = 4_096;

    private AuditKey() {}

    /**
     * Makes a key in a new file.
     *
     * @param name under which reports are signed
     * @throws InvalidInputException when there is such a file, or the name is none
     * @throws IOException when the file can't be written
     */
    public static VerifierKey make(Path file, String name) throws IOException {
        if (!VerifierKey.isName(name)) {
            throw new InvalidInputException("--name", "must be a name without spaces and plus signs");
        }
        if (Files.exists(file)) {
            throw new InvalidInputException(OPTION, "there is a file " + file + " already; it stays as it is");
        }
        SigningKey key = SigningKey.generate(name, new SecureRandom());
        OwnerOnly.write(file, NAME + name + "\n" + Objects.requireNonNull(key.pem()));
        return key.verifierKey();
    }

    /**
     * Reads a key.
     *
     * @throws InvalidInputException when there is none, or it has another form
     */
    public static SigningKey read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(OPTION, "there is no file " + file + "; 'ledger audit key' makes one");
        }
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MAXIMUM_BYTES), StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            if (!text.startsWith(NAME) || end < 0) {
                throw new InvalidInputException(
                        OPTION, "its first line must be '" + NAME + "…', as 'audit key' writes");
            }
            return SigningKey.ofPem(text.substring(NAME.length(), end).strip(), text.substring(end));
        } catch (IOException e) {
            throw new InvalidInputException(OPTION, file + " can't be read");
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(OPTION, file + " holds no such key: " + e.getMessage());
        }
    }

    /**
     * Refuses a file in the data directory, by whatever name or link it is reached. It may be absent.
     *
     * @throws InvalidInputException when it lies there
     * @throws IOException when that can't be told
     */
    public static void requireOutside(Path file, Path directory) throws IOException {
        if (real(file).startsWith(real(directory))) {
            throw new InvalidInputException(
                    OPTION,
                    "lies in the data directory, where who runs the service could sign with it; name a file elsewhere");
        }
    }

    /** Where a file is, or would be made. */
    private static Path real(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path parent = absolute.getParent();
        return Files.exists(absolute) || parent == null
                ? absolute.toRealPath()
                : real(parent).resolve(parent.relativize(absolute)).normalize();
    }

    /**
     * Refuses a key that the log uses or used, whatever it is called.
     *
     * @throws InvalidInputException when it is one of them
     */
    public static void requireAnother(VerifierKey key, Collection<VerifierKey> logKeys) {
        if (logKeys.stream().anyMatch(each -> Arrays.equals(each.publicKey(), key.publicKey()))) {
            throw new InvalidInputException(
                    OPTION, "this is a key of the log: a report that the log signs is one by whoever runs it");
        }
    }
}
