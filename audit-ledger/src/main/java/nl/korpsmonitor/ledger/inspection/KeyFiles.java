package nl.korpsmonitor.ledger.inspection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.jspecify.annotations.Nullable;

/** The files in {@code keys/}: which there are, and whether they fit the ledger. */
final class KeyFiles {
    private static final String DIRECTORY = "keys";
    private static final String LEDGER_ID = "ledger-id";
    private static final String REQUEST_DIGEST = "request-digest.key";
    private static final Pattern REQUEST_DIGEST_KEY = Pattern.compile("[0-9a-f]{64}\n");
    private static final Pattern LOG_KEY = Pattern.compile("log(-[0-9a-f]{8})?\\.pem");
    private static final Set<String> OTHERS =
            Set.of(LEDGER_ID, REQUEST_DIGEST, CheckpointInspection.LAST_SIGNED, ClosedRecord.FILE, "accounts.seal");

    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final SortedMap<String, String> texts = new TreeMap<>();
    private final Set<String> unread = new HashSet<>();
    private final Path directory;
    private final Findings findings;

    private KeyFiles(Path directory, Findings findings) {
        this.directory = directory;
        this.findings = findings;
    }

    /** Reads them all. */
    static KeyFiles read(Path dataDirectory, Findings findings) {
        KeyFiles files = new KeyFiles(dataDirectory.resolve(DIRECTORY), findings);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(files.directory)) {
            for (Path file : all) {
                files.read(file);
            }
        } catch (IOException e) {
            findings.add(Place.of(DIRECTORY), "the directory can't be read: " + e.getMessage());
        }
        return files;
    }

    private void read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(ClosedRecord.UNFINISHED)) {
            findings.notice(path(name)
                    + " is being written, or was left over when a process ended while it wrote: when no service runs it"
                    + " can be deleted");
            return;
        }
        if (name.endsWith(".destroying")) {
            findings.notice(path(name) + " is left of a key that was being destroyed; the next start removes it");
            return;
        }
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > ClosedRecord.MAXIMUM_BYTES) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    findings.add(Place.of(path(name)), "no such file belongs here");
                }
                return;
            }
            readKnown(file, name);
        } catch (NoSuchFileException e) {
            // A running service destroyed it since the directory was listed: then it is as if it had come first.
            return;
        }
    }

    private void readKnown(Path file, String name) throws IOException {
        if (!OTHERS.contains(name) && !LOG_KEY.matcher(name).matches()) {
            findings.add(Place.of(path(name)), "no such file belongs here");
            return;
        }
        boolean secret = name.equals(REQUEST_DIGEST) || LOG_KEY.matcher(name).matches();
        if (secret) {
            noteOpenToOthers(file, path(name));
        }
        if (!Files.isReadable(file)) {
            unread.add(name);
            if (!secret) {
                throw new InvalidInputException("--data", "you may not read " + file + ", which is to be verified");
            }
            findings.notice(path(name) + " was not checked: it is secret, and you may not read it");
            return;
        }
        // Each byte as a character of its own: nothing is lost, whatever they are.
        texts.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    }

    private void noteOpenToOthers(Path file, String name) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(permissions)) {
                findings.notice(
                        name + " is open to others than its owner (" + PosixFilePermissions.toString(permissions)
                                + "): it is secret, and whoever reads the log's key can sign another history. Use chmod go= on it");
            }
        } catch (UnsupportedOperationException | IOException e) {
            // Not every file system knows owners.
            return;
        }
    }

    /** How findings name a file. */
    static String path(String name) {
        return DIRECTORY + "/" + name;
    }

    /** The key's id as 8 hexadecimal digits. */
    static String id(VerifierKey key) {
        return HexFormat.of().toHexDigits(key.keyId());
    }

    /** What a file holds; null when there is none. */
    @Nullable
    String text(String name) {
        String bytes = texts.get(name);
        return bytes == null ? null : new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The record of how the ledger was closed; null when it was not, or the record can't be read. */
    @Nullable
    ClosedRecord closed() {
        String text = text(ClosedRecord.FILE);
        if (text == null || text.equals(ClosedRecord.OPEN)) {
            return null;
        }
        try {
            return ClosedRecord.parse(text);
        } catch (MalformedException e) {
            findings.add(Place.of(path(ClosedRecord.FILE)), String.valueOf(e.getMessage()));
            return null;
        }
    }

    /**
     * Compares the keys with those that the ledger names.
     *
     * @param closed whether the ledger was closed in order, so that no step is left half done
     * @param shared whether other nodes have such files too, and may be ahead of this one
     */
    void judge(LogHistory history, CheckpointInspection checkpoints, boolean closed, boolean shared) {
        LedgerOpened opened = history.opened();
        if (opened == null) {
            return;
        }
        String ledgerId = text(LEDGER_ID);
        if (ledgerId == null && !closed && checkpoints.signedSize() == 0) {
            // It is written after entry 0, and before anything is signed.
            findings.notice(path(LEDGER_ID) + " is missing: the first start ended early, and the next one writes it.");
        } else if (ledgerId == null) {
            findings.add(Place.of(path(LEDGER_ID)), "it is missing");
        } else if (!ledgerId.equals(opened.ledgerId() + "\n")) {
            findings.add(
                    Place.of(path(LEDGER_ID)),
                    "these keys are of the ledger " + ledgerId.strip() + "; entry 0 opens " + opened.ledgerId());
        }
        String requestDigest = text(REQUEST_DIGEST);
        if (requestDigest == null && !unread.contains(REQUEST_DIGEST)) {
            findings.add(Place.of(path(REQUEST_DIGEST)), "it is missing");
        } else if (requestDigest != null
                && !REQUEST_DIGEST_KEY.matcher(requestDigest).matches()) {
            findings.add(Place.of(path(REQUEST_DIGEST)), "it is no key of 64 hexadecimal digits");
        }
        LogKeyFiles logKeys = new LogKeyFiles(history, checkpoints, closed, shared, findings);
        texts.forEach((name, pem) -> {
            if (LOG_KEY.matcher(name).matches()) {
                logKeys.judge(Place.of(path(name)), opened.origin(), pem);
            }
        });
        if (unread.stream().noneMatch(name -> LOG_KEY.matcher(name).matches())) {
            logKeys.finish(Place.of(DIRECTORY));
        }
    }

    /** Compares the files with those of the time when the ledger was closed. */
    void judge(ClosedRecord closed) {
        try {
            SortedMap<String, Hash> now = ClosedRecord.files(directory, unread);
            closed.files().forEach((name, digest) -> {
                if (unread.contains(name)) {
                    return; // That was told.
                }
                if (!now.containsKey(name)) {
                    findings.add(Place.of(path(name)), "it is missing; it was there" + ClosedComparison.WHEN_CLOSED);
                } else if (!digest.equals(now.get(name))) {
                    findings.add(Place.of(path(name)), "it is not as it was" + ClosedComparison.WHEN_CLOSED);
                }
            });
            now.keySet().stream()
                    .filter(name -> !closed.files().containsKey(name))
                    .forEach(name ->
                            findings.add(Place.of(path(name)), "it was not there" + ClosedComparison.WHEN_CLOSED));
        } catch (IOException e) {
            findings.add(Place.of(DIRECTORY), "the directory can't be read: " + e.getMessage());
        }
    }

    /** How many there are. */
    int count() {
        return texts.size();
    }
}
