package nl.korpsmonitor.ledger.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoredEntry;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * How many events a second are appended durably through Axon's engine, one event a call, and how many are replayed;
 * beside a bare file on the same disk in the same run. Run it from the module's test class path:
 * {@code java -cp … nl.korpsmonitor.ledger.bench.LedgerBenchmark [directory] [seconds]}.
 */
public final class LedgerBenchmark {
    private static final int[] WRITERS = {1, 8, 64};
    private static final int SUBJECTS_PER_WRITER = 8;
    private static final MetaData META_DATA = MetaData.with(LedgerMetaData.ACTOR_ID, "0190b0d4-7e5a")
            .and(LedgerMetaData.ACTOR_ROLE, "ASSESSOR")
            .and(LedgerMetaData.COMMAND, "record-score");

    private final Path directory;
    private final long seconds;
    private final PrintStream out;

    private LedgerBenchmark(Path directory, long seconds, PrintStream out) {
        this.directory = directory;
        this.seconds = seconds;
        this.out = out;
    }

    /** Arguments: where to write (a temporary directory), and seconds for each measurement (5). */
    public static void main(String[] arguments) throws Exception {
        Path directory = arguments.length > 0
                ? Files.createDirectories(Path.of(arguments[0]))
                : Files.createTempDirectory("ledger-benchmark");
        long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 5;
        LedgerBenchmark benchmark = new LedgerBenchmark(directory, seconds, System.out);
        try {
            benchmark.run();
        } finally {
            benchmark.deleteAll();
        }
    }

    private void run() throws Exception {
        out.printf(
                "java %s, %d processors%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors());
        for (int writers : WRITERS) {
            try (BareFile file = new BareFile(directory.resolve("bare-" + writers))) {
                report("bare file, fdatasync by group", writers, appends(writers, (subject, n) -> file.append(1_000)));
            }
        }
        for (boolean confidential : new boolean[] {false, true}) {
            Path data = directory.resolve("ledger-" + confidential);
            try (Ledger ledger = Ledger.open(LedgerOptions.in(data))) {
                // The first seconds belong to the compiler.
                appends(8, appender(ledger, "warm-up", confidential));
                for (int writers : WRITERS) {
                    String run = "w" + writers;
                    report(
                            confidential ? "ledger, with a confidential value" : "ledger",
                            writers,
                            appends(writers, appender(ledger, run, confidential)));
                }
                if (!confidential) {
                    replay(ledger);
                }
            }
            if (!confidential) {
                replayRaw(data);
            }
        }
    }

    private interface Append {
        void append(String subject, long sequence) throws Exception;
    }

    private static Append appender(Ledger ledger, String run, boolean confidential) {
        EventStorageEngine engine = ledger.eventStorageEngine();
        return (subject, sequence) -> {
            Object event = confidential
                    ? new ScoreRecorded(
                            "toezicht-1",
                            Decimal.of("7.5"),
                            Confidential.of("Bij het werkbezoek bleek dat de controles volgens plan zijn uitgevoerd."),
                            new PartialDate("2012-06-01"))
                    : new ScoreConfirmed("toezicht-1", Decimal.of("7.5"), new PartialDate("2012-06-01"));
            String id = Subject.scorecard(2012, run + "-" + subject).id();
            engine.appendEvents(new GenericDomainEventMessage<>("scorecard", id, sequence, event, META_DATA));
        };
    }

    private double appends(int writers, Append append) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        List<Future<Long>> counts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            long start = System.nanoTime();
            for (int writer = 0; writer < writers; writer++) {
                String name = "k" + writer;
                counts.add(threads.submit(() -> {
                    long done = 0;
                    while (!stop.get()) {
                        append.append(name + "-" + done % SUBJECTS_PER_WRITER, done / SUBJECTS_PER_WRITER);
                        done++;
                    }
                    return done;
                }));
            }
            TimeUnit.SECONDS.sleep(seconds);
            stop.set(true);
            long total = 0;
            for (Future<Long> count : counts) {
                total += count.get();
            }
            return total * 1e9 / (System.nanoTime() - start);
        }
    }

    private void replay(Ledger ledger) {
        Trail trail = ledger.trail();
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            long read = 0;
            while (read < trail.size()) {
                read += trail.page(EventFilter.ALL, read, Trail.MAXIMUM_PAGE).size();
            }
            out.printf(
                    "%-36s %,14.0f events/s of %,d%n",
                    "replay, decoded", read * 1e9 / (System.nanoTime() - start), read);
        }
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            long read = ledger.eventStorageEngine()
                    .readEvents(null, false)
                    .filter(event -> event.getPayload() != null)
                    .count();
            out.printf(
                    "%-36s %,14.0f events/s of %,d%n",
                    "replay, as Axon's messages", read * 1e9 / (System.nanoTime() - start), read);
        }
    }

    private void replayRaw(Path data) {
        try (LedgerStore store = SqliteLedgerStore.open(data.resolve("ledger.db"))) {
            for (int round = 0; round < 3; round++) {
                long start = System.nanoTime();
                long read = 0;
                long bytes = 0;
                for (List<StoredEntry> page = store.entries(0, 1_000);
                        !page.isEmpty();
                        page = store.entries(read, 1_000)) {
                    read += page.size();
                    bytes += page.stream()
                            .mapToLong(entry -> entry.body().length)
                            .sum();
                }
                out.printf(
                        "%-36s %,14.0f events/s of %,d bytes each%n",
                        "replay, raw", read * 1e9 / (System.nanoTime() - start), bytes / read);
            }
        }
    }

    private void report(String what, int writers, double perSecond) {
        out.printf("%-36s %3d writers %,14.0f events/s%n", what, writers, perSecond);
    }

    private void deleteAll() throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
