package nl.korpsmonitor.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;

/**
 * The secrets in {@code keys/}, which only their owner can read. They belong in a backup of their own. The log's first key is {@code log.pem}, each further one
 * {@code log-<key id>.pem}.
 */
final class LedgerKeys implements LogKeys {
    private static final HexFormat HEX = HexFormat.of();
    /** The file of the key of request digests. */
    static final String REQUEST_DIGEST = "request-digest.key";

    private static final String FIRST_KEY = "log.pem";
    private static final String FURTHER_KEYS = "log-[0-9a-f]{8}\\.pem";

    private final Path directory;
    private final SecureRandom random;

    LedgerKeys(Path directory, SecureRandom random) {
        this.directory = directory;
        this.random = random;
    }

    /** The first key that signs checkpoints; made for a ledger that has no entries yet, unless one was put there. */
    SigningKey makeLogKey(String origin) {
        Path file = directory.resolve(FIRST_KEY);
        if (Files.exists(file)) {
            // Somebody's own key; or a first start that ended too early left it, and nothing was signed with it.
            restrict(file);
            return key(origin, file);
        }
        SigningKey key = SigningKey.generate(origin, random);
        write(file, key.pem());
        return key;
    }

    private static void restrict(Path file) {
        try {
            OwnerOnly.restrict(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the key " + file + " can't be made readable by its owner only", e);
        }
    }

    /** Another key of this name; not known to any ledger yet. */
    VerifierKey addLogKey(String origin) {
        return addLogKey(SigningKey.generate(origin, random));
    }

    /**
     * Puts a further key beside the others; one that is there already stays as it is.
     *
     * @throws IllegalStateException when its file is there and holds another key
     */
    VerifierKey addLogKey(SigningKey key) {
        Path file = furtherKeyFile(key.verifierKey());
        if (Files.exists(file) && !isOf(file, key.verifierKey())) {
            throw new IllegalStateException(
                    file + " holds another key, with the same id: it is not overwritten; take another key");
        }
        Optional<Path> there = keyFiles().stream()
                .filter(each -> isOf(each, key.verifierKey()))
                .findFirst();
        if (there.isPresent()) {
            restrict(there.get());
        } else {
            write(file, key.pem());
        }
        return key.verifierKey();
    }

    /** The files whose keys are not among these. */
    List<Path> filesOfOthers(String origin, List<VerifierKey> known) {
        return keyFiles().stream()
                .filter(file -> !known.contains(key(origin, file).verifierKey()))
                .toList();
    }

    @Override
    public List<VerifierKey> all(String origin) {
        List<VerifierKey> keys = new ArrayList<>();
        for (Path file : keyFiles()) {
            keys.add(key(origin, file).verifierKey());
        }
        return keys;
    }

    @Override
    public SigningKey privateKey(VerifierKey key) {
        return keyFiles().stream()
                .filter(file -> isOf(file, key))
                .findFirst()
                .map(file -> key(key.name(), file))
                .orElseThrow(() -> new IllegalStateException("no file in " + directory
                        + " holds the private half of the log key " + key.vkey() + ", which entry 0 or a later entry"
                        + " names: put " + FIRST_KEY + " or "
                        + furtherKeyFile(key).getFileName()
                        + " back from the backup of the keys, or on a new node copy keys/ from another one; a key that"
                        + " is lost for good can be retired, once another was added"));
    }

    @Override
    public boolean has(VerifierKey key) {
        return keyFiles().stream().anyMatch(file -> isOf(file, key));
    }

    @Override
    public void destroy(VerifierKey key) {
        for (Path file : keyFiles()) {
            if (isOf(file, key)) {
                try {
                    OwnerOnly.destroy(file);
                } catch (IOException e) {
                    throw new UncheckedIOException("the retired key " + file + " can't be destroyed", e);
                }
            }
        }
    }

    /**
     * Ends what {@link #destroy} began, in a process that was ended meanwhile.
     *
     * @throws UncheckedIOException when that failed
     */
    void finishDestroying() {
        try {
            OwnerOnly.finishDestroying(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("what is left of a destroyed key in " + directory + " can't be removed", e);
        }
    }

    private List<Path> keyFiles() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(LedgerKeys::isKeyFile).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(directory + " can't be read: put it back from the backup of the keys", e);
        }
    }

    private static boolean isKeyFile(Path file) {
        String name = file.getFileName().toString();
        return name.equals(FIRST_KEY) || name.matches(FURTHER_KEYS);
    }

    private static boolean isOf(Path file, VerifierKey key) {
        return key(key.name(), file).verifierKey().equals(key);
    }

    private Path furtherKeyFile(VerifierKey key) {
        return directory.resolve("log-" + KeyIds.hex(key) + ".pem");
    }

    private static SigningKey key(String origin, Path file) {
        try {
            return SigningKey.ofPem(origin, read(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the key " + file + " can't be used (" + e.getMessage()
                            + "): it must be an Ed25519 private key as PKCS#8 in PEM; put the right one there",
                    e);
        }
    }

    /** The key of request digests; made when absent from a ledger that has no entries yet. */
    RequestDigest requestDigest(boolean newLedger) {
        Path file = directory.resolve(REQUEST_DIGEST);
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
    void requireUnused(String store) {
        if (!areUnused()) {
            throw new IllegalStateException(store + " holds no entries, but these keys are of the ledger "
                    + read(ledgerFile()).strip() + ": put its " + store + " back, or choose another directory");
        }
    }

    /** From now on these keys are of that ledger. */
    void serve(String ledgerId) {
        if (areUnused()) {
            write(ledgerFile(), ledgerId + "\n");
        }
    }

    /**
     * These keys must be of that ledger, or of none yet.
     *
     * @throws IllegalStateException when they are of another
     */
    void requireNoOther(String ledgerId, String store) {
        if (!areUnused() && !read(ledgerFile()).strip().equals(ledgerId)) {
            throw new IllegalStateException(store + " is that of the ledger " + ledgerId + ", as its entry 0 says, but "
                    + directory
                    + " holds the keys of the ledger " + read(ledgerFile()).strip() + ": put " + store
                    + " and keys/ of one ledger together");
        }
    }

    /** Whether these keys have served no ledger yet. */
    boolean areUnused() {
        return !Files.exists(ledgerFile());
    }

    private Path ledgerFile() {
        return directory.resolve("ledger-id");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the key " + file
                            + " can't be read: put it back from the backup of the keys; a new node gets a copy of"
                            + " keys/ from another one",
                    e);
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
