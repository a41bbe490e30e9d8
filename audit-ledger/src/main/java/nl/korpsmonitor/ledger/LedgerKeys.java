package nl.korpsmonitor.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import nl.korpsmonitor.transparency.key.SigningKey;

/** The secrets in {@code keys/}, which only their owner can read. They belong in a backup of their own. */
final class LedgerKeys {
    private static final HexFormat HEX = HexFormat.of();

    private final Path directory;
    private final SecureRandom random;

    LedgerKeys(Path directory, SecureRandom random) {
        this.directory = directory;
        this.random = random;
    }

    /** The key that signs checkpoints; made for a ledger that has no entries yet. */
    SigningKey makeLogKey(String origin) {
        Path file = logKeyFile();
        if (Files.exists(file)) {
            // A first start that ended too early left it; nothing was signed with it.
            return logKey(origin);
        }
        SigningKey key = SigningKey.generate(origin, random);
        write(file, key.pem());
        return key;
    }

    /**
     * The key that signs checkpoints.
     *
     * @throws IllegalStateException when it is not there
     */
    SigningKey logKey(String origin) {
        return SigningKey.ofPem(origin, read(logKeyFile()));
    }

    /** The key of request digests; made when absent from a ledger that has no entries yet. */
    RequestDigest requestDigest(boolean newLedger) {
        Path file = directory.resolve("request-digest.key");
        if (newLedger && !Files.exists(file)) {
            byte[] key = new byte[RequestDigest.KEY_BYTES];
            random.nextBytes(key);
            write(file, HEX.formatHex(key) + "\n");
        }
        return new RequestDigest(HEX.parseHex(read(file).strip()));
    }

    /**
     * A new ledger may begin here only when these keys have served none.
     *
     * @throws IllegalStateException when they have: its entries are missing
     */
    void requireUnused() {
        if (Files.exists(ledgerFile())) {
            throw new IllegalStateException("ledger.db holds no entries, but these keys are of the ledger "
                    + read(ledgerFile()).strip() + ": put its ledger.db back, or choose another directory");
        }
    }

    /** From now on these keys are of that ledger. */
    void serve(String ledgerId) {
        if (!Files.exists(ledgerFile())) {
            write(ledgerFile(), ledgerId + "\n");
        }
    }

    private Path ledgerFile() {
        return directory.resolve("ledger-id");
    }

    private Path logKeyFile() {
        return directory.resolve("log.pem");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the key " + file + " can't be read: put it back from the backup of the keys", e);
        }
    }

    private void write(Path file, String text) {
        try {
            OwnerOnly.createDirectories(directory);
            OwnerOnly.write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("the key " + file + " can't be written", e);
        }
    }
}
