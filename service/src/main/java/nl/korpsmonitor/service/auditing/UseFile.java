package nl.korpsmonitor.service.auditing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.korpsmonitor.ledger.OwnerOnly;

/**
 * Lines in a file that only its owner can read; when it is full it is put aside, and of those put aside the oldest goes. Several processes may append: each
 * line is one write, and the file is opened anew for it. (Logback's own files can be read by others, and lose lines on a full disk without a word.) Safe for
 * use by many threads.
 */
final class UseFile {
    /** The file within it that is written. */
    static final String NAME = "use.log";

    /** A file of so many bytes is put aside. */
    static final long MAXIMUM_BYTES = 10L << 20;

    /** The most files that were put aside and are kept. */
    static final int MAXIMUM_FILES = 20;

    private static final DateTimeFormatter ASIDE =
            DateTimeFormatter.ofPattern("'use-'yyyyMMdd'T'HHmmssSSS'Z.log'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Path file;
    private final Clock clock;
    private final long maximumBytes;

    UseFile(Path dataDirectory, Clock clock, long maximumBytes) {
        this.folder = dataDirectory.resolve(UseLog.FOLDER);
        this.file = folder.resolve(NAME);
        this.clock = clock;
        this.maximumBytes = maximumBytes;
    }

    /**
     * Appends a line.
     *
     * @return names of older files that were removed for it; as a rule none
     * @throws IOException when it can't be written; part of it may be, and the next line then begins on a line of its own
     */
    synchronized List<String> append(String line) throws IOException {
        OwnerOnly.createDirectories(folder);
        OwnerOnly.createFile(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(channel.size());
            ByteBuffer bytes = StandardCharsets.UTF_8.encode((endsWithin(channel) ? "\n" : "") + line + "\n");
            try (FileChannel end = FileChannel.open(file, StandardOpenOption.APPEND)) {
                while (bytes.hasRemaining()) {
                    end.write(bytes);
                }
            }
            return channel.size() < maximumBytes ? List.of() : putAside();
        }
    }

    /** Whether the last line was not written whole. */
    private static boolean endsWithin(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
    }

    private List<String> putAside() throws IOException {
        Path aside = folder.resolve(ASIDE.format(clock.instant()));
        if (Files.exists(aside)) {
            return List.of(); // In this very millisecond: the next line will find the file full as well.
        }
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return List.of(); // Another process was faster.
        }
        List<String> removed = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> old = all.filter(each -> each.getFileName().toString().matches("use-\\d{8}T\\d{9}Z\\.log"))
                    .sorted()
                    .toList();
            for (Path each : old.subList(0, Math.max(0, old.size() - MAXIMUM_FILES))) {
                Files.deleteIfExists(each);
                removed.add(each.getFileName().toString());
            }
        }
        return removed;
    }
}
