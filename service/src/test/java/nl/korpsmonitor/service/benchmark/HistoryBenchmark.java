package nl.korpsmonitor.service.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.ClassLimits;
import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.events.values.Framework.MissingScore;
import nl.korpsmonitor.events.values.Framework.Rounding;
import nl.korpsmonitor.events.values.Framework.Scale;
import nl.korpsmonitor.events.values.Framework.WeightedFocusArea;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.search.SearchIndex;
import nl.korpsmonitor.service.testing.RunningService;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long answers from the past take over HTTP, in a small ledger and in a large one: they must not grow with it. The peer, in the same run, is the liveness
 * probe. The large ledger has {@code -Dbenchmark.events} events, the small one a hundredth of that.
 */
class HistoryBenchmark {
    private static final String PEER = "the liveness probe (peer)";
    private static final int EVENTS = Integer.getInteger("benchmark.events", 100_000);
    private static final int SMALLER = 100;
    private static final int DIMENSIONS = 25;
    private static final int PER_CARD = 250;
    private static final int CARDS = 30;
    private static final int PER_COMMAND = 1_000;
    private static final int FIRST_YEAR = 1900;
    private static final int SAMPLES = 51;

    @TempDir
    Path directory;

    private record Sizes(double small, double large) {}

    @Test
    @SuppressWarnings("SystemOut") // A benchmark's figures are for whoever started it.
    void measure() {
        // Once for the compiler.
        measured(directory.resolve("first"), EVENTS / SMALLER);
        Map<String, Double> small = measured(directory.resolve("small"), EVENTS / SMALLER);
        Map<String, Double> large = measured(directory.resolve("large"), EVENTS);
        double peer = Objects.requireNonNull(small.get(PEER));
        System.out.printf(
                "medians of %d, in milliseconds; in %,d and in %,d events%n", SAMPLES, EVENTS / SMALLER, EVENTS);
        large.forEach((what, time) -> {
            Sizes sizes = new Sizes(Objects.requireNonNull(small.get(what)), time);
            System.out.printf(
                    "  %-60s %8.2f %8.2f   %.2f times as long in the large one; %.1f peers%n",
                    what, sizes.small(), sizes.large(), sizes.large() / sizes.small(), sizes.large() / peer);
        });
    }

    private static Map<String, Double> measured(Path place, int events) {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(place))) {
            new History(ledger).fill(events);
        }
        RunningService.addAccount(place, "auditor", null, Role.AUDITOR);
        try (RunningService service = RunningService.start(place, RunningService.withoutRateLimits())) {
            service.bean(ViewProjection.class).awaitPosition(events - 1L, Duration.ofHours(1));
            service.bean(SearchIndex.class).await(events - 1L, Duration.ofHours(1));
            Map<String, Double> times = new LinkedHashMap<>();
            String card = "/v1/editions/" + FIRST_YEAR + "/scorecards/o-7";
            String subject = "scorecard/" + FIRST_YEAR + "/o-7";
            long last = events - 1L;
            for (Map.Entry<String, String> question :
                    questions(card, subject, last).entrySet()) {
                times.put(question.getKey(), median(service, question.getValue()));
            }
            return times;
        }
    }

    private static Map<String, String> questions(String card, String subject, long last) {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put(PEER, "/health/live");
        questions.put("a scorecard now", card);
        questions.put("a scorecard as known at a position", card + "?knownAt=900");
        questions.put("a scorecard as in force on a day", card + "?inForceOn=2012-03-01&knownAt=" + last);
        questions.put("differences of a scorecard, from early to now", "/v1/differences?from=600&subject=" + subject);
        questions.put(
                "differences of a scorecard, its last ten events", "/v1/differences?from=7200&subject=" + subject);
        String days = "fromInForceOn=2005-01-01&toInForceOn=2012-03-01";
        questions.put(
                "differences of a scorecard, between two days",
                "/v1/differences?" + days + "&to=" + last + "&subject=" + subject);
        questions.put(
                "differences of an edition, its last hundred events",
                "/v1/differences?from=7400&edition=" + FIRST_YEAR);
        questions.put("the first page of a scorecard's timeline", "/v1/timeline?limit=50&subject=" + subject);
        questions.put(
                "– of its steps of one month on the world's clock",
                "/v1/timeline?limit=50&occurredFrom=2012-03&occurredUntil=2012-03&subject=" + subject);
        questions.put("– in the order of the world's clock", "/v1/timeline?limit=50&order=occurred&subject=" + subject);
        questions.put("the first page of an edition's timeline", "/v1/timeline?limit=50&edition=" + FIRST_YEAR);
        questions.put("the first page of everything, newest first", "/v1/timeline?limit=50&order=newestFirst");
        questions.put("an explanation of a score", "/v1/explanations?field=/dimensions/d-3/score&subject=" + subject);
        questions.put("a search, a rare word", "/v1/search?q=zeldzaam");
        questions.put("a search, a common word", "/v1/search?q=monitor");
        questions.put("a search, by organisation", "/v1/search?organisation=o-7");
        return questions;
    }

    private static double median(RunningService service, String path) {
        double[] times = new double[SAMPLES];
        // Twice: the first round warms up.
        for (int round = 0; round < 2; round++) {
            Arrays.setAll(times, i -> {
                long begun = System.nanoTime();
                HttpResponse<String> answer = service.get(path, "auditor");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                return (System.nanoTime() - begun) / 1e6;
            });
        }
        Arrays.sort(times);
        return times[SAMPLES / 2];
    }

    /** Editions of scorecards that are corrected again and again. */
    private static final class History {
        private final Ledger ledger;
        private final Random random = new Random(1);
        private final Map<Subject, Long> sequences = new HashMap<>();
        private final Map<String, Decimal> scores = new HashMap<>();
        private final List<DomainEventMessage<?>> command = new ArrayList<>();
        private int recorded;

        History(Ledger ledger) {
            this.ledger = ledger;
        }

        void fill(int events) {
            recorded = Math.toIntExact(ledger.trail().size());
            for (int year = FIRST_YEAR; recorded < events; year++) {
                Subject edition = Subject.edition(year);
                record(edition, new EditionOpened("Korpsmonitor", Provenance.CONDUCTED_HERE, day()));
                record(edition, new FrameworkFixed(framework(), null, day()));
                scores.clear();
                for (int number = 0; number < CARDS * PER_CARD && recorded < events; number++) {
                    score(year, "o-" + number % CARDS, "d-" + number / CARDS % DIMENSIONS);
                }
            }
            send();
        }

        private void score(int year, String organisation, String dimension) {
            Decimal score = Decimal.of(Integer.toString(random.nextInt(10)));
            Confidential<String> reason = Confidential.of("Gemeten.");
            Decimal old = scores.put(organisation + dimension, score);
            Subject card = Subject.scorecard(year, organisation);
            if (old == null) {
                record(card, new ScoreRecorded(dimension, score, reason, day()));
            } else {
                record(card, new ScoreCorrected(dimension, old, score, reason, null, day()));
            }
        }

        private void record(Subject subject, DomainEvent event) {
            long sequence = sequences.merge(subject, 1L, Long::sum) - 1;
            MetaData metaData = MetaData.with(LedgerMetaData.ACTOR_ID, "a-1")
                    .and(LedgerMetaData.ACTOR_ROLE, "ASSESSOR")
                    .and(LedgerMetaData.COMMAND, "benchmark")
                    .and(LedgerMetaData.CORRELATION, UUID.randomUUID().toString());
            command.add(new GenericDomainEventMessage<>(subject.type(), subject.id(), sequence, event, metaData));
            recorded++;
            if (command.size() == PER_COMMAND) {
                send();
            }
        }

        private void send() {
            if (!command.isEmpty()) {
                ledger.eventStorageEngine().appendEvents(List.copyOf(command));
                command.clear();
            }
        }

        private static Framework framework() {
            return new Framework(
                    List.of(new WeightedFocusArea(FocusArea.ORGANISATION, Decimal.of("1"))),
                    IntStream.range(0, DIMENSIONS)
                            .mapToObj(number -> new Dimension(
                                    "d-" + number,
                                    "Dimension " + number,
                                    FocusArea.ORGANISATION,
                                    Decimal.of("1"),
                                    Decimal.of("6"),
                                    null))
                            .toList(),
                    new Scale(Decimal.ZERO, Decimal.of("10"), Decimal.of("0.5")),
                    new ClassLimits(Decimal.of("7.5"), true, Decimal.of("5.5"), true),
                    new Rounding(1, Rounding.Mode.HALF_UP, false),
                    MissingScore.LEFT_OUT);
        }

        private PartialDate day() {
            return new PartialDate("20%02d-%02d".formatted(1 + recorded / 1_000 % 20, 1 + recorded % 12));
        }
    }
}
