package nl.korpsmonitor.query.readmodel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.finding.Place;
import org.jspecify.annotations.Nullable;

/** Compares read models, line by line, with those that a trail's events give. They may be written meanwhile. For one thread. */
public final class ReadModelComparison {
    private static final int STEP = 1_000;

    /** Makes an empty store in a file that is deleted in the end. */
    @FunctionalInterface
    public interface Temporary {
        /** @param file does not exist yet */
        ReadModelStore open(Path file);
    }

    private final Trail trail;
    private final Place place;
    private final Findings findings;
    private final InspectionProgress progress;

    /** @param place of the read models, for findings */
    public ReadModelComparison(Trail trail, Place place, Findings findings, InspectionProgress progress) {
        this.trail = trail;
        this.place = place;
        this.findings = findings;
        this.progress = progress;
    }

    /**
     * What came of it.
     *
     * @param lines how many there should be: documents and rows
     * @param digests of both; null when they could not be compared
     */
    public record Result(long lines, @Nullable ComparedReadModels digests) {}

    /**
     * Compares.
     *
     * @throws ReadModelStoreException when there is no room for the comparison
     */
    public Result compare(ReadModelStore live, Temporary temporary) {
        try {
            Path folder = Files.createTempDirectory("ledger-rebuild");
            try {
                Path actual = folder.resolve("actual");
                ReadModelDigest found = write(live, actual);
                long position = found.position();
                if (position > trail.size()) {
                    findings.add(
                            place,
                            "the read models are at position " + position + ", but there are " + trail.size()
                                    + " entries");
                    return new Result(0, null);
                }
                Path expected = folder.resolve("expected");
                try (ReadModelStore fresh = temporary.open(folder.resolve("views.db"))) {
                    rebuild(fresh, position);
                    ReadModelDigest wanted = write(fresh, expected);
                    return new Result(compare(expected, actual), new ComparedReadModels(found, wanted));
                }
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new ReadModelStoreException("there is no room to rebuild the read models for comparison", e);
        }
    }

    private static ReadModelDigest write(ReadModelStore store, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            return ReadModelDigest.ofLines(lines -> store.forEachLine(line -> {
                lines.accept(line);
                try {
                    writer.append(line).append('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private void rebuild(ReadModelStore fresh, long position) {
        Projector projector = new Projector(trail, fresh);
        while (projector.next() < position) {
            projector.catchUp(Math.min(position, projector.next() + STEP));
            progress.step("Read models", projector.next(), position);
        }
    }

    private long compare(Path expected, Path actual) throws IOException {
        long lines = 0;
        try (BufferedReader wanted = Files.newBufferedReader(expected);
                BufferedReader found = Files.newBufferedReader(actual)) {
            // Both begin with their position, which is the same.
            wanted.readLine();
            found.readLine();
            Line want = Line.of(wanted.readLine());
            Line have = Line.of(found.readLine());
            while (want != null || have != null) {
                int order = want == null ? 1 : have == null ? -1 : Line.ORDER.compare(want, have);
                if (want != null && order < 0) {
                    findings.add(row(want), "it is missing");
                } else if (have != null && order > 0) {
                    findings.add(row(have), "the events give no such " + have.kind());
                } else if (want != null && !want.equals(have)) {
                    findings.add(row(want), "it is not what the events give");
                }
                if (order <= 0) {
                    lines++;
                    want = Line.of(wanted.readLine());
                }
                if (order >= 0) {
                    have = Line.of(found.readLine());
                }
            }
        }
        return lines;
    }

    private Place row(Line line) {
        return place.row(line.kind() + " " + line.view() + " " + line.key()
                + (line.from() < 0 ? "" : " from position " + line.from()));
    }

    /** One of {@link DigestLines}, taken apart as far as it says what it is about; a document has no position. */
    private record Line(String kind, String view, String key, long from, String rest) {
        private static final List<String> VIEWS =
                ViewTypes.ALL.stream().map(ViewType::name).toList();

        private static final Comparator<Line> ORDER = Comparator.comparing(Line::kind)
                .thenComparingInt(line -> VIEWS.indexOf(line.view()))
                .thenComparing(
                        line -> line.key().getBytes(StandardCharsets.UTF_8),
                        (one, other) -> Arrays.compareUnsigned(one, other))
                .thenComparingLong(Line::from);

        static @Nullable Line of(@Nullable String text) {
            if (text == null) {
                return null;
            }
            boolean document = text.startsWith("document ");
            String[] words = text.split(" ", document ? 4 : 5);
            return document
                    ? new Line(words[0], words[1], words[2], -1, words[3])
                    : new Line(words[0], words[1], words[2], Long.parseLong(words[3]), words[4]);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
