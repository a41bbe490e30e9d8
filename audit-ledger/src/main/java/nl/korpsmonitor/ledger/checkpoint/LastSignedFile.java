package nl.korpsmonitor.ledger.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import nl.korpsmonitor.ledger.OwnerOnly;
import nl.korpsmonitor.transparency.note.SignedNote;

/** {@link LastSigned} in a file of its own. */
final class LastSignedFile implements LastSigned {
    private final Path file;

    LastSignedFile(Path file) {
        this.file = file;
    }

    @Override
    public Optional<String> read() {
        try (InputStream in = Files.newInputStream(file)) {
            // One byte more than a note may have, so that a longer file is noticed as none.
            return Optional.of(new String(in.readNBytes(SignedNote.MAX_BYTES + 1), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            throw new UncheckedIOException(file + " leads nowhere", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    @Override
    public void write(String note) {
        try {
            OwnerOnly.write(file, note);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written", e);
        }
    }
}
