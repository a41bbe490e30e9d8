package nl.korpsmonitor.service.witnessing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.OwnerOnly;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.jspecify.annotations.Nullable;

/** The key of a witness and its name, in the witness's directory. Both stay as they were made: logs know the witness by them. */
final class WitnessKey {
    private static final String KEY = "witness.pem";
    private static final String NAME = "name";

    private final Path directory;
    private final Path memory;

    /** @param memory the directory of what was cosigned; it is there as long as the key is */
    WitnessKey(Path directory, Path memory) {
        this.directory = directory;
        this.memory = memory;
    }

    /**
     * The key; made at the first start.
     *
     * @param name that was asked for; null for the one that it has
     * @param used whether anything was cosigned with it
     * @throws InvalidInputException when a first start gives no name or no good one, or a later one gives another
     * @throws IllegalStateException when it, or the memory, is missing or damaged
     */
    SigningKey of(@Nullable String name, boolean used) {
        try {
            Path nameFile = directory.resolve(NAME);
            Path keyFile = directory.resolve(KEY);
            if (!Files.exists(keyFile)) {
                if (used) {
                    throw new IllegalStateException("the witness's key " + keyFile
                            + " is missing: put it back, or begin anew with another directory and name");
                }
                return make(name);
            }
            if (!Files.isDirectory(memory)) {
                throw new IllegalStateException(
                        memory + " is missing, in which stood what this witness cosigned: put it"
                                + " back as it was. Without it this witness could cosign the contrary: then begin anew, with another"
                                + " directory and name");
            }
            String kept = Files.readString(nameFile, StandardCharsets.UTF_8).strip();
            if (name != null && !name.equals(kept)) {
                throw new InvalidInputException(
                        "--name",
                        "this witness is called " + kept + ", and logs know it so; for another name choose another"
                                + " directory");
            }
            return SigningKey.ofPem(kept, Files.readString(keyFile, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("the witness's key in " + directory + " can't be used", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the witness's key in " + directory + " is damaged: " + e.getMessage(), e);
        }
    }

    private SigningKey make(@Nullable String name) throws IOException {
        if (name == null || !VerifierKey.isName(name)) {
            throw new InvalidInputException(
                    "--name",
                    "is needed at the first start: your name as a witness, such as witness.example.org/korpsmonitor,"
                            + " without spaces and plus signs");
        }
        SigningKey key = SigningKey.generate(name, new SecureRandom());
        // The key last: without it, a start that was cut short is a first start again.
        OwnerOnly.createDirectories(memory);
        OwnerOnly.write(directory.resolve(NAME), name + "\n");
        OwnerOnly.write(directory.resolve(KEY), Objects.requireNonNull(key.pem()));
        return key;
    }
}
