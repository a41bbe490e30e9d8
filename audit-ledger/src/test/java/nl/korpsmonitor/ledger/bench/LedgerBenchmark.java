package nl.korpsmonitor.ledger.bench;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.CheckpointTiming;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoredEntry;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many events a second are appended durably through Axon's engine, one event a call; how many are replayed; and how
 * long searches take in a large ledger. The peer of the appends is a bare file on the same disk in the same run.
 *
 * <p>And how long a proof takes, and what signing costs the appends.
 *
 * <p>System properties: {@code benchmark.seconds} for each measurement, {@code benchmark.rounds} of which the best
 * counts, {@code benchmark.events} in the large ledger, and {@code benchmark.proofs} in the one that proofs are taken from.
 */
class LedgerBenchmark {
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 3);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int EVENTS = Integer.getInteger("benchmark.events", 1_000_000);
    private static final int PROVEN = Integer.getInteger("benchmark.proofs", 100_000);
    private static final int REPLAYED = 200_000;
    private static final int[] WRITERS = {1, 8, 64};
    private static final int SUBJECTS_PER_WRITER = 8;

    /** What a bare file gets for each event: more than an entry's body takes. */
    private static final int BARE_BYTES = 1_000;

    private static final Duration COVERED_WITHIN = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void appends() throws Exception {
        Map<String, Rate> best = new TreeMap<>();
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory.resolve("ledger")));
                BareFile file = new BareFile(directory.resolve("bare"))) {
            // The first seconds belong to the compiler.
            Writers.append(8, SECONDS, appender(ledger, Messages::confirmed));
            Writers.append(8, SECONDS, appender(ledger, Messages::recorded));
            for (int round = 0; round < ROUNDS; round++) {
                for (int writers : WRITERS) {
                    measure(best, "bare " + writers, writers, (writer, number) -> file.append(BARE_BYTES));
                    measure(best, "plain " + writers, writers, appender(ledger, Messages::confirmed));
                    measure(best, "confidential " + writers, writers, appender(ledger, Messages::recorded));
                }
            }
        }
        for (int writers : WRITERS) {
            Rate bare = requireNonNull(best.get("bare " + writers));
            System.out.printf("appends, %d writers, one event a call, best of %d rounds%n", writers, ROUNDS);
            bare.print("bare file, fdatasync by group (peer)");
            requireNonNull(best.get("plain " + writers)).print("ledger", bare);
            requireNonNull(best.get("confidential " + writers))
                    .print("ledger, each event with a confidential reason", bare);
        }
    }

    private static void measure(Map<String, Rate> best, String what, int writers, Writers.Append append)
            throws Exception {
        best.merge(what, Rate.of(() -> Writers.append(writers, SECONDS, append)), Rate::or);
    }

    private Writers.Append appender(Ledger ledger, Supplier<DomainEvent> events) {
        int run = runs.incrementAndGet();
        MetaData metaData = Messages.metaData("0190b0d4-7e5a");
        return (writer, number) -> {
            Subject subject = Subject.scorecard(2012, "r" + run + "-" + writer + "-" + number % SUBJECTS_PER_WRITER);
            long sequence = number / SUBJECTS_PER_WRITER;
            ledger.eventStorageEngine().appendEvents(Messages.message(subject, sequence, events.get(), metaData));
        };
    }

    @Test
    void replay() throws Exception {
        Path data = directory.resolve("replay");
        try (Ledger ledger = Ledger.open(LedgerOptions.in(data))) {
            new LargeLedger(ledger).fillTo(REPLAYED);
            System.out.printf("replay of %,d events, one thread, best of %d rounds%n", ledger.size(), 2 * ROUNDS);
            Rate.best(2 * ROUNDS, () -> decoded(ledger.trail())).print("decoded, as the trail gives them");
            Rate.best(2 * ROUNDS, () -> messages(ledger)).print("decoded, as Axon's messages");
        }
        try (LedgerStore store = SqliteLedgerStore.open(data.resolve("ledger.db"))) {
            Rate.best(2 * ROUNDS, () -> raw(store)).print("raw: positions, times and bytes");
        }
    }

    private static long decoded(Trail trail) {
        long read = 0;
        for (long size = trail.size(); read < size; ) {
            read += trail.page(EventFilter.ALL, read, Trail.MAXIMUM_PAGE).size();
        }
        return read;
    }

    private static long messages(Ledger ledger) {
        return ledger.eventStorageEngine()
                .readEvents(null, false)
                .filter(event -> event.getPayload() != null)
                .count();
    }

    private static long raw(LedgerStore store) {
        long read = 0;
        for (List<StoredEntry> page = store.entries(0, 1_000); !page.isEmpty(); page = store.entries(read, 1_000)) {
            read += page.size();
        }
        return read;
    }

    @Test
    void searches() throws Exception {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory.resolve("large")))) {
            LargeLedger large = new LargeLedger(ledger);
            for (int size : new int[] {EVENTS / 10, EVENTS}) {
                long before = ledger.size();
                Rate filling = Rate.of(() -> large.fillTo(size) - before);
                System.out.printf("searches at %,d events, pages of 100%n", ledger.size());
                filling.print("filling it, one command of 25 to 1,000 events at a time");
                large.searches().forEach(Searches::print);
            }
        }
    }

    @Test
    void proofs() throws Exception {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory.resolve("proven")))) {
            LargeLedger large = new LargeLedger(ledger);
            for (int size : new int[] {PROVEN / 100, PROVEN / 10, PROVEN}) {
                long filled = large.fillTo(size);
                if (ledger.publishedLog()
                        .awaitCovering(filled - 1, COVERED_WITHIN)
                        .isEmpty()) {
                    throw new IllegalStateException("no checkpoint covers the ledger");
                }
                Proofs.print(ledger, directory.resolve("proven/ledger.db"));
            }
        }
    }

    /** The same appends, in rounds that alternate, with checkpoints every 250 ms and with none. */
    @Test
    void signing() throws Exception {
        Map<String, Rate> best = new TreeMap<>();
        CheckpointTiming usual = CheckpointTiming.DEFAULT;
        CheckpointTiming never = new CheckpointTiming(
                Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), usual.witnessTimeout(), usual.patience());
        try (Ledger without = Ledger.open(
                        LedgerOptions.in(directory.resolve("without")).withTiming(never));
                Ledger with = Ledger.open(LedgerOptions.in(directory.resolve("with")))) {
            Writers.append(8, SECONDS, appender(with, Messages::confirmed));
            Writers.append(8, SECONDS, appender(without, Messages::confirmed));
            for (int round = 0; round < ROUNDS; round++) {
                for (int writers : WRITERS) {
                    measure(best, "without " + writers, writers, appender(without, Messages::confirmed));
                    measure(best, "with " + writers, writers, appender(with, Messages::confirmed));
                }
            }
        }
        for (int writers : WRITERS) {
            Rate bare = requireNonNull(best.get("without " + writers));
            System.out.printf("signing, %d writers, one event a call, best of %d rounds%n", writers, ROUNDS);
            bare.print("no checkpoints (peer)");
            requireNonNull(best.get("with " + writers)).print("a checkpoint every 250 ms", bare);
        }
    }
}
