package nl.korpsmonitor.ledger.inspection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.key.SigningKey;
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

    private final SortedMap<String, String> texts = new TreeMap<>();
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
        if (!Files.isRegularFile(file) || Files.size(file) > ClosedRecord.MAXIMUM_BYTES) {
            findings.add(Place.of(path(name)), "no such file belongs here");
            return;
        }
        if (name.endsWith(".new")) {
            findings.notice(path(name) + " was left over when a process ended while it wrote; it can be deleted");
            return;
        }
        if (name.endsWith(".destroying")) {
            findings.notice(path(name) + " is left of a key that was being destroyed; the next start removes it");
            return;
        }
        if (!OTHERS.contains(name) && !LOG_KEY.matcher(name).matches()) {
            findings.add(Place.of(path(name)), "no such file belongs here");
            return;
        }
        // Each byte as a character of its own: nothing is lost, whatever they are.
        texts.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
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
        if (text == null) {
            return null;
        }
        try {
            return ClosedRecord.parse(text);
        } catch (MalformedException e) {
            findings.add(Place.of(path(ClosedRecord.FILE)), String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Compares the keys with those that the ledger names. */
    void judge(LogHistory history, CheckpointInspection checkpoints) {
        LedgerOpened opened = history.opened();
        if (opened == null) {
            return;
        }
        String ledgerId = text(LEDGER_ID);
        if (ledgerId == null) {
            findings.add(Place.of(path(LEDGER_ID)), "it is missing");
        } else if (!ledgerId.equals(opened.ledgerId() + "\n")) {
            findings.add(
                    Place.of(path(LEDGER_ID)),
                    "these keys are of the ledger " + ledgerId.strip() + "; entry 0 opens " + opened.ledgerId());
        }
        String requestDigest = text(REQUEST_DIGEST);
        if (requestDigest == null) {
            findings.add(Place.of(path(REQUEST_DIGEST)), "it is missing");
        } else if (!REQUEST_DIGEST_KEY.matcher(requestDigest).matches()) {
            findings.add(Place.of(path(REQUEST_DIGEST)), "it is no key of 64 hexadecimal digits");
        }
        Set<VerifierKey> destroyed = history.allKeys();
        destroyed.removeIf(key -> !checkpoints.hasLastOf(key));
        judgeLogKeys(opened.origin(), history.keysAt(Long.MAX_VALUE), destroyed);
    }

    private void judgeLogKeys(String origin, Set<VerifierKey> inUse, Set<VerifierKey> destroyed) {
        Set<VerifierKey> missing = new HashSet<>(inUse);
        texts.forEach((name, pem) -> {
            if (LOG_KEY.matcher(name).matches()) {
                judgeLogKey(Place.of(path(name)), origin, pem, inUse, destroyed, missing);
            }
        });
        missing.forEach(key -> findings.add(
                Place.of(DIRECTORY),
                "the file of the key in use " + key + " is missing, or is not that key's any more"));
    }

    private void judgeLogKey(
            Place place,
            String origin,
            String pem,
            Set<VerifierKey> inUse,
            Set<VerifierKey> destroyed,
            Set<VerifierKey> missing) {
        try {
            VerifierKey key = SigningKey.ofPem(origin, pem).verifierKey();
            if (destroyed.contains(key)) {
                findings.add(place, "its key was retired and destroyed, and should not be here: " + key);
            } else if (!inUse.contains(key)) {
                findings.notice(
                        place.file() + " is of a key that is not in use: it was made ready and not added yet, or it is"
                                + " being retired.");
            } else if (!missing.remove(key)) {
                findings.add(place, "its key is in another file too");
            }
        } catch (IllegalArgumentException e) {
            findings.add(place, "it is no key: " + e.getMessage());
        }
    }

    /** Compares the files with those of the time when the ledger was closed. */
    void judge(ClosedRecord closed) {
        try {
            SortedMap<String, Hash> now = ClosedRecord.files(directory);
            closed.files().forEach((name, digest) -> {
                if (!now.containsKey(name)) {
                    findings.add(Place.of(path(name)), "it is missing; it was there" + LedgerInspection.WHEN_CLOSED);
                } else if (!digest.equals(now.get(name))) {
                    findings.add(Place.of(path(name)), "it is not as it was" + LedgerInspection.WHEN_CLOSED);
                }
            });
            now.keySet().stream()
                    .filter(name -> !closed.files().containsKey(name))
                    .forEach(name ->
                            findings.add(Place.of(path(name)), "it was not there" + LedgerInspection.WHEN_CLOSED));
        } catch (IOException e) {
            findings.add(Place.of(DIRECTORY), "the directory can't be read: " + e.getMessage());
        }
    }

    /** How many there are. */
    int count() {
        return texts.size();
    }
}
