package nl.korpsmonitor.ledger.inspection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.ledger.OwnerOnly;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;

/**
 * How a ledger was when it was last closed in order: {@code keys/closed}. It is written as the last thing, and replaced by {@link #OPEN} when the
 * ledger is opened for writing, so that 'an older copy was put back' can be told from 'the service was killed'. It is no proof: whoever can write in {@code keys/} can
 * write it. A ledger with more than entry 0 always has the file.
 *
 * @param size how many entries there were
 * @param root over them
 * @param disclosureKeys digest over the content of {@code disclosure-keys.db}
 * @param checkpoints digest of each checkpoint by its name
 * @param files digest of each file in {@code keys/} by its name, save this one and what changes while the ledger is closed
 * @param notes what others keep beside the ledger, one line each, such as how far the read models were
 */
record ClosedRecord(
        long size,
        Hash root,
        Hash disclosureKeys,
        SortedMap<String, Hash> checkpoints,
        SortedMap<String, Hash> files,
        SortedMap<String, String> notes) {
    /** The file's name within the directory of the keys. */
    static final String FILE = "closed";

    /** What stands in the file while the ledger is open, and after a process that did not close it. */
    static final String OPEN = "open\n";

    /** How the names of files end that are being written. */
    static final String UNFINISHED = ".new";

    /** The most bytes of the file, and of each file that it names. */
    static final long MAXIMUM_BYTES = 1024 * 1024;

    private static final String FIRST_LINE = "korpsmonitor-closed/v1";

    /** Accounts may be changed while the ledger is closed; their seal has digests of its own. */
    private static final Set<String> NOT_NAMED = Set.of(FILE, "accounts.seal");

    /** The record of a ledger as it is now. */
    static ClosedRecord of(LedgerStore store, Hash root, Hash disclosureKeys, Path keys, Map<String, String> notes)
            throws IOException {
        SortedMap<String, Hash> checkpoints = new TreeMap<>();
        for (String name : store.checkpointNames()) {
            store.checkpoint(name).ifPresent(note -> checkpoints.put(name, digest(note)));
        }
        return new ClosedRecord(
                store.size(), root, disclosureKeys, checkpoints, files(keys, Set.of()), new TreeMap<>(notes));
    }

    static Hash digest(String text) {
        return Hash.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The digests of the files that a record names, as they are now.
     *
     * @param unread names of those to leave out
     */
    static SortedMap<String, Hash> files(Path keys, Set<String> unread) throws IOException {
        SortedMap<String, Hash> files = new TreeMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(keys)) {
            for (Path file : all) {
                String name = String.valueOf(file.getFileName());
                boolean named = !NOT_NAMED.contains(name) && !unread.contains(name) && !name.endsWith(UNFINISHED);
                if (named && Files.isRegularFile(file) && Files.size(file) <= MAXIMUM_BYTES) {
                    files.put(name, Hash.sha256(Files.readAllBytes(file)));
                }
            }
        }
        return files;
    }

    /**
     * From here on the ledger is not as it was closed; durable when this returns.
     *
     * @return the notes of the record that stood there; none when it can't be read, which an inspection would have told
     * @throws IOException when it can't be written
     */
    static Map<String, String> begin(Path keys) throws IOException {
        Path file = keys.resolve(FILE);
        Map<String, String> notes = Map.of();
        try {
            if (Files.exists(file)) {
                notes = parse(Files.readString(file)).notes();
            }
        } catch (IOException | MalformedException e) {
            // It says 'open', or is damaged: there is nothing to take over.
            notes = Map.of();
        }
        OwnerOnly.write(file, OPEN);
        return notes;
    }

    /** Puts it into the directory of the keys, durably. */
    void write(Path keys) throws IOException {
        OwnerOnly.write(keys.resolve(FILE), text());
    }

    /** Its text. */
    String text() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        line(text, "size", "entries", Long.toString(size));
        line(text, "root", "entries", root.hex());
        line(text, "digest", "disclosure-keys.db", disclosureKeys.hex());
        checkpoints.forEach((name, digest) -> line(text, "checkpoint", name, digest.hex()));
        files.forEach((name, digest) -> line(text, "file", name, digest.hex()));
        notes.forEach((name, note) -> line(text, "note", name, note));
        return text.toString();
    }

    private static void line(StringBuilder text, String kind, String name, String value) {
        text.append(kind).append(' ').append(name).append(' ').append(value).append('\n');
    }

    /**
     * The record in a text.
     *
     * @throws MalformedException when it is none, or not in its only spelling
     */
    static ClosedRecord parse(String text) {
        Map<String, SortedMap<String, String>> kinds = new TreeMap<>();
        String[] lines = text.split("\n", -1);
        try {
            for (int i = 1; i < lines.length - 1; i++) {
                String[] words = lines[i].split(" ", 3);
                kinds.computeIfAbsent(words[0], kind -> new TreeMap<>()).put(words[1], words[2]);
            }
            ClosedRecord record = new ClosedRecord(
                    Long.parseLong(one(kinds, "size", "entries")),
                    Hash.ofHex(one(kinds, "root", "entries")),
                    Hash.ofHex(one(kinds, "digest", "disclosure-keys.db")),
                    hashes(kinds, "checkpoint"),
                    hashes(kinds, "file"),
                    kinds.getOrDefault("note", new TreeMap<>()));
            if (record.text().equals(text)) {
                return record;
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new MalformedException("It is not the record of a closed ledger: " + e.getMessage(), e);
        }
        throw new MalformedException("It is not the record of a closed ledger in its only spelling");
    }

    private static String one(Map<String, SortedMap<String, String>> kinds, String kind, String name) {
        String value = kinds.getOrDefault(kind, new TreeMap<>()).get(name);
        if (value == null) {
            throw new IllegalArgumentException("'" + kind + " " + name + "' is missing");
        }
        return value;
    }

    private static SortedMap<String, Hash> hashes(Map<String, SortedMap<String, String>> kinds, String kind) {
        SortedMap<String, Hash> hashes = new TreeMap<>();
        kinds.getOrDefault(kind, new TreeMap<>()).forEach((name, hex) -> hashes.put(name, Hash.ofHex(hex)));
        return hashes;
    }
}
