package nl.korpsmonitor.transparency.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.note.SignedNote;

/**
 * Remembers the last checkpoint that was verified of each log, with its signatures, so that a log that shows another history later is found out, and
 * the proof of it is kept. One file per log in a folder of the person's own.
 */
public final class Memory {

    private static final String FOLDER = "korpsmonitor-verifier";
    private static final String FIRST_LINE = "korpsmonitor-verifier-memory/v1\n";
    private static final String SEEN = "seen ";
    private static final String REMEDY = "Restore it from a backup, name another --memory folder, or give --no-memory";
    private static final int MAX_BYTES = SignedNote.MAX_BYTES + 1024;

    private final Path folder;
    private final InstantSource clock;

    /**
     * A checkpoint from an earlier verification.
     *
     * @param seen when it was verified
     * @param file where it is kept
     */
    public record Remembered(Instant seen, SignedCheckpoint checkpoint, Path file) {

        /** As a person says it. */
        public String when() {
            return seen.toString();
        }
    }

    /**
     * The memory in a folder, which is made when there is something to remember.
     *
     * @param clock tells when a checkpoint was seen
     * @throws BadInputException when something else stands there: nothing could be compared with it, or kept in it
     */
    public Memory(Path folder, InstantSource clock) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new BadInputException("--memory: " + folder + " is no folder. Name a folder, or give --no-memory");
        }
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * The memory where a person usually has it: in the folder of the XDG base directory specification for what a program remembers.
     *
     * @param environment of the person
     * @param home folder of the person
     * @param clock tells when a checkpoint was seen
     * @throws BadInputException when something else than a folder stands there
     */
    public static Memory usual(Map<String, String> environment, Path home, InstantSource clock) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        // By the specification a relative path there is to be ignored.
        boolean absolute = !state.isEmpty() && Path.of(state).isAbsolute();
        Path base = absolute ? Path.of(state) : home.resolve(".local").resolve("state");
        return new Memory(base.resolve(FOLDER), clock);
    }

    /**
     * What is remembered of a log.
     *
     * @throws BadInputException when the memory is damaged
     */
    public Optional<Remembered> recall(String origin) {
        Path file = file(origin);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = new String(GivenFile.read("--memory", file, MAX_BYTES), StandardCharsets.UTF_8);
        try {
            Remembered remembered = parse(text, file);
            if (remembered.checkpoint().checkpoint().origin().equals(origin)) {
                return Optional.of(remembered);
            }
            throw new MalformedException("It is about another log");
        } catch (MalformedException | DateTimeException e) {
            throw new BadInputException("--memory: " + file + " is damaged. " + e.getMessage() + ". " + REMEDY, e);
        }
    }

    private static Remembered parse(String text, Path file) {
        int blank = text.indexOf("\n\n");
        if (!text.startsWith(FIRST_LINE + SEEN) || blank < 0) {
            throw new MalformedException("It does not begin as it should");
        }
        Instant seen = Instant.parse(text.substring(FIRST_LINE.length() + SEEN.length(), blank));
        byte[] note = text.substring(blank + 2).getBytes(StandardCharsets.UTF_8);
        return new Remembered(seen, SignedCheckpoint.parse(note), file);
    }

    /**
     * Remembers a checkpoint in the place of what was remembered of its log. Only for one that was verified by keys from the person, and found consistent
     * with what was remembered.
     *
     * @throws IOException when it can't be kept; what was remembered still is
     */
    public void remember(SignedCheckpoint checkpoint) throws IOException {
        write(file(checkpoint.checkpoint().origin()), checkpoint);
    }

    /**
     * Keeps a signed checkpoint that contradicts the remembered one: the two together prove that the log's key signed two histories.
     *
     * @return the file
     * @throws IOException when it can't be kept
     */
    Path keepContradiction(SignedCheckpoint checkpoint) throws IOException {
        String digest = Hash.sha256(checkpoint.encoded().getBytes(StandardCharsets.UTF_8))
                .hex();
        Path file =
                folder.resolve(name(checkpoint.checkpoint().origin()) + ".contradiction-" + digest.substring(0, 16));
        write(file, checkpoint);
        return file;
    }

    private void write(Path file, SignedCheckpoint checkpoint) throws IOException {
        Files.createDirectories(folder);
        String seen = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        String text = FIRST_LINE + SEEN + seen + "\n\n" + checkpoint.encoded();
        Path temporary = Files.createTempFile(folder, "new-", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Path file(String origin) {
        return folder.resolve(name(origin) + ".checkpoint");
    }

    /** An origin has slashes and may have anything else; its hash is a file's name everywhere. */
    private static String name(String origin) {
        return Hash.sha256(origin.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
