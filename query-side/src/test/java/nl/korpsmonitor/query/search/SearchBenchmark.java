package nl.korpsmonitor.query.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Visibility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the index of a large ledger takes to fill, how large it is, and how long the first page of a search takes. The peer, in the same run, is a walk over
 * the whole trail that looks for one word. {@code mvn test -pl query-side -am -Dsurefire.failIfNoSpecifiedTests=false -Dtest=SearchBenchmark
 * -Dbenchmark.events=1000000}.
 */
class SearchBenchmark {
    private static final int EVENTS = Integer.getInteger("benchmark.events", 100_000);
    private static final int PER_SUBJECT = 25;
    private static final int PER_COMMAND = 1_000;
    private static final int PER_EDITION = 25_000;
    private static final int FIRST_YEAR = 1900;
    private static final int VOCABULARY = 20_000;
    private static final int WORDS_IN_A_TEXT = 12;
    private static final int SAMPLES = 51;
    private static final int PAGE = 50;

    @TempDir
    Path directory;

    private final Random random = new Random(1);

    @Test
    @SuppressWarnings("SystemOut") // A benchmark's figures are for whoever started it.
    void measure() throws IOException {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory.resolve("ledger")))) {
            double filling = seconds(() -> fill(ledger));
            Trail trail = ledger.trail();
            System.out.printf("%,d events recorded in %.1f s%n", trail.size(), filling);
            Path place = directory.resolve("search");
            try (SearchIndex index = SearchIndex.start(trail, trail::size, place)) {
                double indexing = seconds(() -> index.await(trail.size() - 1, Duration.ofHours(1)));
                System.out.printf(
                        "indexed in %.1f s, %,.0f events/s, %,d KB%n",
                        indexing, trail.size() / indexing, size(place) / 1024);
                double peer = seconds(() -> walk(trail));
                System.out.printf("a walk over the trail for one word (peer): %.1f s%n", peer);
                searches(index).forEach((what, search) -> report(what, search, peer));
            }
        }
    }

    private void fill(Ledger ledger) {
        for (int first = 0; first < EVENTS; first += PER_COMMAND) {
            List<DomainEventMessage<?>> messages = new ArrayList<>();
            for (int number = first; number < first + PER_COMMAND; number++) {
                messages.add(message(number));
            }
            ledger.eventStorageEngine().appendEvents(messages);
        }
    }

    private DomainEventMessage<?> message(int number) {
        Subject subject =
                Subject.recommendation(FIRST_YEAR + number / PER_EDITION, "r-" + number % PER_EDITION / PER_SUBJECT);
        PartialDate day = PartialDate.of(LocalDate.of(1900, 1, 1).plusDays(number / 25));
        Document document =
                new Document("kst-28638-" + number % 1_000, "Brief van de minister", day, null, null, null, null);
        StatusReported event = new StatusReported(text(number), new Source(document, null, day, day), day);
        MetaData metaData = MetaData.with(LedgerMetaData.ACTOR_ID, "a-" + number % 50)
                .and(LedgerMetaData.ACTOR_ROLE, "COORDINATOR")
                .and(LedgerMetaData.ACTOR_ORGANISATION, "o-" + number % 40)
                .and(LedgerMetaData.COMMAND, "report-status")
                .and(LedgerMetaData.CORRELATION, UUID.randomUUID().toString());
        return new GenericDomainEventMessage<>(subject.type(), subject.id(), number % PER_SUBJECT, event, metaData);
    }

    /** Words of a made-up language, few of them often; every second text has the common one, and of the first hundred every twentieth the rare one. */
    private String text(int number) {
        String words = IntStream.range(0, WORDS_IN_A_TEXT)
                .mapToObj(i -> "woord" + (int) (VOCABULARY * Math.pow(random.nextDouble(), 3)))
                .collect(Collectors.joining(" "));
        return words
                + (number % 2 == 0 ? " mensenhandel en prostitutie" : "")
                + (number < 100 && number % 20 == 0 ? " zeldzaamheid" : "");
    }

    private static void walk(Trail trail) {
        long found = 0;
        for (long at = 0; at < trail.size(); ) {
            List<RecordedEvent> page = trail.page(EventFilter.ALL, at, Trail.MAXIMUM_PAGE);
            found += page.stream()
                    .filter(event -> event.event() instanceof StatusReported reported
                            && reported.status().contains("zeldzaamheid"))
                    .count();
            at = page.getLast().position() + 1;
        }
        if (found == 0) {
            throw new IllegalStateException("the rare word is there");
        }
    }

    private static Map<String, Runnable> searches(SearchIndex index) {
        Visibility some = Visibility.ofPublic(
                IntStream.range(FIRST_YEAR, FIRST_YEAR + 20).boxed().collect(Collectors.toSet()));
        Map<String, Runnable> searches = new LinkedHashMap<>();
        searches.put("a rare word", search(index, words("zeldzaamheid"), true, Visibility.ALL));
        searches.put("a common word", search(index, words("mensenhandel"), true, Visibility.ALL));
        searches.put("a common word, oldest first", search(index, words("mensenhandel"), false, Visibility.ALL));
        searches.put("a common word, half of the editions public", search(index, words("mensenhandel"), true, some));
        searches.put("two words", search(index, words("mensenhandel woord77"), true, Visibility.ALL));
        searches.put("a phrase", search(index, words("\"mensenhandel en prostitutie\""), true, Visibility.ALL));
        searches.put("the beginning of many words", search(index, words("woord12*"), true, Visibility.ALL));
        searches.put(
                "a common word and a rare one that never meet",
                search(index, words("zeldzaamheid woord19999"), true, Visibility.ALL));
        searches.put("a number", search(index, words("28 638, nr. 103"), true, Visibility.ALL));
        searches.put("a common word, an organisation", search(index, filter("o-2", null, null), true, Visibility.ALL));
        searches.put("a common word, an edition", search(index, filter(null, 1903, null), true, Visibility.ALL));
        searches.put(
                "a common word, until a day long ago",
                search(index, filter(null, null, LocalDate.of(1901, 1, 1)), true, Visibility.ALL));
        searches.put("what is not there", search(index, words("nergens"), true, Visibility.ALL));
        return searches;
    }

    private static SearchQuestion words(String text) {
        return SearchQuestion.of(SearchText.read(text));
    }

    private static SearchQuestion filter(
            @Nullable String organisation, @Nullable Integer edition, @Nullable LocalDate until) {
        return new SearchQuestion(
                SearchText.read("mensenhandel"),
                Set.of(),
                null,
                organisation,
                null,
                edition,
                null,
                null,
                null,
                null,
                until,
                null);
    }

    private static Runnable search(
            SearchIndex index, SearchQuestion question, boolean newestFirst, Visibility visibility) {
        return () -> index.search(question, newestFirst, null, PAGE, visibility);
    }

    @SuppressWarnings("SystemOut") // See above.
    private static void report(String what, Runnable search, double peer) {
        double[] times = new double[SAMPLES];
        Arrays.setAll(times, i -> seconds(search));
        Arrays.sort(times);
        double median = times[SAMPLES / 2];
        System.out.printf(
                "  %-50s median %7.2f ms, slowest %7.2f ms, %,10.0f times as fast as the walk%n",
                what, median * 1_000, times[SAMPLES - 1] * 1_000, peer / median);
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static long size(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
