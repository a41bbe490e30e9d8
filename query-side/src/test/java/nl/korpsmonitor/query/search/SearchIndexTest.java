package nl.korpsmonitor.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent.EditionDiscussed;
import nl.korpsmonitor.events.InquiryEvent.InquiryReopened;
import nl.korpsmonitor.events.OrganisationEvent;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent.RectificationDropped;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.state.NotCaughtUpException;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.Samples;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SearchIndexTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final InMemoryTrail trail = new InMemoryTrail();

    private SearchIndex start() {
        return SearchIndex.start(trail, trail::size, directory.resolve("search"));
    }

    private long say(String text) {
        return say("recommendation/2012/r-01", text);
    }

    private long say(String subject, String text) {
        return trail.append(new Subject(subject), new StatusReported(text, Samples.SOURCE, Samples.day("2013-10")));
    }

    private static List<Long> found(SearchIndex index, String text) {
        return found(index, SearchQuestion.of(SearchText.read(text)), Visibility.ALL);
    }

    private static List<Long> found(SearchIndex index, SearchQuestion question, Visibility visibility) {
        return index.search(question, true, null, 200, visibility).events().stream()
                .map(RecordedEvent::position)
                .toList();
    }

    private void awaitAll(SearchIndex index) {
        index.await(trail.size() - 1, PATIENCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Fryslan|true",
                "FRYSLÂN|true",
                "aanbeveling|true",
                "recommendation|true",
                "decided|true",
                "aanbev*|true",
                "aanbevelingen*|true",
                "\"de aanbevelingen over Fryslân\"|true",
                "\"Fryslân over\"|false",
                "Fryslân niets|false",
                "Fryslân -Letter|false",
                "Fryslân -niets|true",
                "-niets|true",
                "-Letter|false",
                "r-01|true",
                "r-02|false",
                "kst-28638-103|true",
                "28 638, nr. 103|true",
                "28638 104|false",
                "MEDIUM|false"
            })
    void words_are_found_whatever_their_endings_case_and_accents(String text, boolean expected) {
        say("De aanbevelingen over Fryslân; recommendations were decided.");
        try (SearchIndex index = start()) {
            awaitAll(index);
            assertThat(found(index, text)).isEqualTo(expected ? List.of(0L) : List.of());
        }
    }

    @Test
    void a_phrase_does_not_go_on_from_one_text_to_another() {
        trail.append(
                new Subject("edition/2012"), new EditionDiscussed("Taskforce", Samples.LETTER, Samples.day("2013")));
        try (SearchIndex index = start()) {
            awaitAll(index);
            assertThat(found(index, "Taskforce Letter")).containsExactly(0L);
            assertThat(found(index, "\"Taskforce kst\"")).isEmpty();
        }
    }

    @Test
    void filters_hold_together() {
        say("recommendation/2012/r-01", "Begonnen.");
        trail.at("2013-11-01T00:00:00Z");
        say("recommendation/2013/r-02", "Begonnen.");
        trail.append(
                new Subject("organisation/ijsselland"),
                new OrganisationRegistered("IJsselland", OrganisationEvent.Kind.UNIT, null, Samples.day("2000-01-01")),
                "other",
                true);
        try (SearchIndex index = start()) {
            awaitAll(index);
            SearchText begun = SearchText.read("begonnen");
            assertThat(found(index, question(begun, "2013-01-01T00:00:00Z", "2013-11-01T00:00:00Z", null, null, null)))
                    .containsExactly(0L);
            assertThat(found(index, question(begun, "2013-11-01T00:00:00Z", null, null, null, null)))
                    .containsExactly(1L);
            assertThat(found(index, question(begun, "2013-11-01T00:00:00.000000001Z", null, null, null, null)))
                    .isEmpty();
            assertThat(found(index, question(null, null, null, "2013-10-31", "2013-12-31", null)))
                    .as("the month may mean its last day")
                    .containsExactly(1L, 0L);
            assertThat(found(index, question(null, null, null, "2013-11-01", null, null)))
                    .isEmpty();
            assertThat(found(index, question(null, null, null, null, "2000-01-01", null)))
                    .containsExactly(2L);
            assertThat(found(index, question(null, null, null, null, null, true)))
                    .containsExactly(2L);
            assertThat(found(index, filter("organisation-registered", null, null, null, null, null)))
                    .containsExactly(2L);
            assertThat(found(index, filter(null, "other", null, null, null, null)))
                    .containsExactly(2L);
            assertThat(found(index, filter(null, null, "ijsselland", null, null, null)))
                    .containsExactly(2L);
            assertThat(found(index, filter(null, null, null, "28638-103", null, null)))
                    .containsExactly(1L, 0L);
            assertThat(found(index, filter(null, null, null, null, 2013, null))).containsExactly(1L);
            assertThat(found(index, filter(null, null, null, null, null, "recommendation/2012")))
                    .containsExactly(0L);
            assertThat(found(index, filter(null, null, null, null, null, "recommendation/201")))
                    .isEmpty();
        }
    }

    private static List<Long> found(SearchIndex index, SearchQuestion question) {
        return found(index, question, Visibility.ALL);
    }

    private static SearchQuestion question(
            @Nullable SearchText text,
            @Nullable String recordedFrom,
            @Nullable String recordedUntil,
            @Nullable String occurredFrom,
            @Nullable String occurredUntil,
            @Nullable Boolean fictitious) {
        return new SearchQuestion(
                text,
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                recordedFrom == null ? null : Instant.parse(recordedFrom),
                recordedUntil == null ? null : Instant.parse(recordedUntil),
                occurredFrom == null ? null : LocalDate.parse(occurredFrom),
                occurredUntil == null ? null : LocalDate.parse(occurredUntil),
                fictitious);
    }

    private static SearchQuestion filter(
            @Nullable String type,
            @Nullable String actor,
            @Nullable String organisation,
            @Nullable String document,
            @Nullable Integer edition,
            @Nullable String subject) {
        return new SearchQuestion(
                null,
                type == null ? Set.of() : Set.of(type),
                actor,
                organisation,
                document,
                edition,
                subject == null ? null : new Subject(subject),
                null,
                null,
                null,
                null,
                null);
    }

    /** Against looking at every event, with many segments, both ways, in pages. */
    @Test
    void pages_both_ways_are_what_a_walk_over_all_events_finds() {
        Random random = new Random(7);
        try (SearchIndex index = start()) {
            for (int round = 0; round < 6; round++) {
                for (int i = 0; i < 500; i++) {
                    say(
                            "recommendation/" + (2008 + random.nextInt(6)) + "/r-1",
                            random.nextInt(10) == 0 ? "zelden" : "vaak");
                }
                awaitAll(index);
            }
            Visibility some = Visibility.ofPublic(Set.of(2009, 2012));
            for (Visibility visibility : List.of(Visibility.ALL, some)) {
                for (String word : List.of("zelden", "vaak")) {
                    List<Long> expected = new ArrayList<>();
                    for (long at = 0; at < trail.size(); at++) {
                        RecordedEvent event = trail.event(at).orElseThrow();
                        if (((StatusReported) event.event()).status().equals(word) && visibility.maySee(event)) {
                            expected.add(at);
                        }
                    }
                    assertThat(expected).hasSizeGreaterThan(50);
                    assertThat(pages(index, word, false, visibility)).isEqualTo(expected);
                    assertThat(pages(index, word, true, visibility)).isEqualTo(expected.reversed());
                }
            }
        }
    }

    @Test
    void nothing_hidden_is_read_to_answer_a_stranger() {
        say("recommendation/2012/r-01", "Begonnen.");
        Subject paper = Subject.document("paper");
        long hidden = trail.append(
                paper,
                new DocumentRegistered(
                        new Document("paper", "Begonnen concept", Samples.day("2013"), null, null, null, null),
                        PartialDate.UNKNOWN,
                        2013,
                        PartialDate.UNKNOWN));
        say("recommendation/2013/r-01", "Begonnen.");
        trail.append(
                new Subject("scorecard/2012/ijsselland"),
                new RectificationDropped("begonnen", Samples.secret(), Samples.day("2013")));
        long last = say("recommendation/2012/r-01", "Opnieuw begonnen.");
        Set<Long> read = new TreeSet<>();
        Thread asking = Thread.currentThread();
        Trail noting = (Trail) Proxy.newProxyInstance(
                Trail.class.getClassLoader(), new Class<?>[] {Trail.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("event") && Thread.currentThread() == asking) {
                        read.add((Long) arguments[0]);
                    }
                    return method.invoke(trail, arguments);
                });
        try (SearchIndex index = SearchIndex.start(noting, trail::size, directory.resolve("search"))) {
            awaitAll(index);
            read.clear();
            SearchQuestion question = SearchQuestion.of(SearchText.read("begonnen"));
            assertThat(found(index, question, Visibility.ofPublic(Set.of(2012))))
                    .containsExactly(last, 0L);
            assertThat(read).containsExactly(0L, last);
            assertThat(found(index, question, Visibility.ofPublic(Set.of(2012, 2013))))
                    .as("once its edition is public")
                    .contains(hidden);
        }
    }

    @Test
    void recipients_find_the_inquiries_that_name_them_and_no_others() {
        Subject own = Subject.inquiry("kv-1");
        trail.append(own, new InquiryReopened(Samples.secret(), LocalDate.of(2014, 1, 1), PartialDate.UNKNOWN));
        trail.append(
                Subject.inquiry("kv-2"),
                new InquiryReopened(Samples.secret(), LocalDate.of(2014, 1, 1), PartialDate.UNKNOWN));
        try (SearchIndex index = start()) {
            awaitAll(index);
            SearchQuestion question = SearchQuestion.of(SearchText.read("kv"));
            assertThat(found(index, question, new Visibility(Audience.PUBLIC, Set.of(), Set.of("kv-1"))))
                    .containsExactly(0L);
            assertThat(found(index, question, Visibility.ofPublic(Set.of()))).isEmpty();
        }
    }

    private static List<Long> pages(SearchIndex index, String word, boolean newestFirst, Visibility visibility) {
        SearchQuestion question = SearchQuestion.of(SearchText.read(word));
        List<Long> all = new ArrayList<>();
        Long after = null;
        while (true) {
            SearchIndex.Found page = index.search(question, newestFirst, after, 37, visibility);
            page.events().forEach(event -> all.add(event.position()));
            if (!page.more()) {
                return all;
            }
            assertThat(page.events()).hasSize(37);
            after = all.getLast();
        }
    }

    @Test
    void what_may_not_be_seen_is_not_found_and_makes_no_page_go_on() {
        say("recommendation/2012/r-01", "Begonnen.");
        say("recommendation/2013/r-01", "Begonnen.");
        trail.append(
                new Subject("scorecard/2012/ijsselland"),
                new RectificationDropped("begonnen", Samples.secret(), Samples.day("2013")));
        try (SearchIndex index = start()) {
            awaitAll(index);
            SearchQuestion question = SearchQuestion.of(SearchText.read("begonnen"));
            SearchIndex.Found found = index.search(question, false, null, 1, Visibility.ofPublic(Set.of(2012)));
            assertThat(found.events()).extracting(RecordedEvent::position).containsExactly(0L);
            assertThat(found.more()).isFalse();
            assertThat(found.asOf()).isEqualTo(2);
            assertThat(found(index, question, Visibility.ALL)).containsExactly(2L, 1L, 0L);
            assertThat(found(index, question, Visibility.ofPublic(Set.of()))).isEmpty();
        }
    }

    @Test
    void it_goes_on_where_it_ended_and_never_further_than_it_may() {
        say("eerste");
        try (SearchIndex index = start()) {
            awaitAll(index);
        }
        say("tweede");
        say("derde");
        try (SearchIndex index = SearchIndex.start(trail, () -> 2, directory.resolve("search"))) {
            index.await(1, PATIENCE);
            assertThat(found(index, "eerste")).containsExactly(0L);
            assertThat(found(index, "tweede")).containsExactly(1L);
            assertThat(found(index, "derde")).isEmpty();
            assertThat(index.status().position()).isEqualTo(2);
            assertThatThrownBy(() -> index.await(2, Duration.ofMillis(50)))
                    .isInstanceOf(NotCaughtUpException.class)
                    .hasMessageContaining("up to position 1, not yet position 2");
        }
    }

    @Test
    void an_index_that_is_not_there_yet_answers_nobody() throws IOException {
        say("eerste");
        Path file = Files.createFile(directory.resolve("search"));
        try (SearchIndex index = start()) {
            assertThatThrownBy(() -> found(index, "eerste")).isInstanceOf(NotCaughtUpException.class);
            Files.delete(file);
            awaitAll(index);
            assertThat(found(index, "eerste")).containsExactly(0L);
            assertThat(index.status().isHealthy()).isTrue();
        }
    }

    @Test
    void one_that_was_deleted_is_filled_again() throws IOException {
        say("eerste");
        try (SearchIndex index = start()) {
            awaitAll(index);
        }
        try (Stream<Path> files = Files.list(directory.resolve("search"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        try (SearchIndex index = start()) {
            awaitAll(index);
            assertThat(found(index, "eerste")).containsExactly(0L);
        }
    }

    @Test
    void whatever_byte_of_it_is_damaged_it_is_made_anew_or_was_not_needed() throws IOException {
        for (int i = 0; i < 50; i++) {
            say("woord " + i);
        }
        filled();
        List<Path> files;
        try (Stream<Path> all = Files.list(directory.resolve("search"))) {
            files = all.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(1);
        Random random = new Random(3);
        for (int i = 0; i < 12; i++) {
            List<Path> present;
            try (Stream<Path> all = Files.list(directory.resolve("search"))) {
                present = all.filter(file -> !file.endsWith("write.lock"))
                        .sorted()
                        .toList();
            }
            Path file = present.get(i % present.size());
            byte[] bytes = Files.readAllBytes(file);
            bytes[random.nextInt(bytes.length)] ^= 1;
            Files.write(file, i % 3 == 0 ? java.util.Arrays.copyOf(bytes, bytes.length / 2) : bytes);
            filled();
        }
    }

    private void filled() {
        try (SearchIndex index = start()) {
            awaitAll(index);
            assertThat(found(index, "woord")).hasSize(50);
            assertThat(found(index, "17")).containsExactly(17L);
        }
    }

    @Test
    void one_of_another_format_is_made_anew() throws IOException {
        say("eerste");
        IndexStamp own = IndexStamp.of(trail, 1);
        plant(new IndexStamp(SearchDocuments.FORMAT + 1, own.ledger(), 1, own.last()));
        try (SearchIndex index = start()) {
            awaitAll(index);
            assertThat(found(index, "eerste")).containsExactly(0L);
        }
    }

    @Test
    void one_of_a_ledger_that_was_put_back_and_went_on_otherwise_is_made_anew() throws IOException {
        say("eerste");
        say("tweede");
        plant(new IndexStamp(SearchDocuments.FORMAT, "event-0", 2, "an event that is no more"));
        try (SearchIndex index = start()) {
            awaitAll(index);
            assertThat(found(index, "tweede")).containsExactly(1L);
        }
        plant(new IndexStamp(SearchDocuments.FORMAT, "event-0", 3, "event-2"));
        try (SearchIndex index = start()) {
            awaitAll(index);
            assertThat(found(index, "tweede")).containsExactly(1L);
        }
    }

    /** An index that holds nothing and says that it holds much. */
    private void plant(IndexStamp stamp) throws IOException {
        IndexWriterConfig anew = new IndexWriterConfig().setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        try (Directory place = FSDirectory.open(directory.resolve("search"));
                IndexWriter writer = new IndexWriter(place, anew)) {
            writer.setLiveCommitData(stamp.data().entrySet());
            writer.commit();
        }
    }

    @Test
    void of_two_on_one_directory_one_writes_and_the_other_follows_and_takes_over() {
        say("eerste");
        SearchIndex writing = start();
        awaitAll(writing);
        try (SearchIndex following = start()) {
            awaitAll(following);
            say("tweede");
            writing.await(1, PATIENCE);
            following.await(1, PATIENCE);
            assertThat(found(following, "tweede")).containsExactly(1L);
            writing.close();
            say("derde");
            following.await(2, PATIENCE);
            assertThat(found(following, "derde")).containsExactly(2L);
        }
    }

    @Test
    void nobody_but_the_owner_can_read_it_and_nothing_confidential_is_in_it() throws IOException {
        say("Openbaarwoord.");
        DomainEvent scored = new ScoreRecorded(
                "org-1", Decimal.of("7"), Confidential.of("Geheimwoord in vertrouwen."), Samples.day("2013"));
        trail.append(new Subject("scorecard/2012/ijsselland"), scored);
        Path search = directory.resolve("search");
        try (SearchIndex index = start()) {
            awaitAll(index);
        }
        try (Stream<Path> files = Files.list(search)) {
            for (Path file : files.filter(each -> !each.endsWith("write.lock")).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContainIgnoringCase("geheimwoord");
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(search)))
                .isEqualTo("rwx------");
        assertThat(terms(search))
                .as("the dictionary is packed in its files, so it is also read word by word")
                .anyMatch(term -> term.startsWith("openbaarwoord"))
                .noneMatch(term -> term.startsWith("geheim") || term.startsWith("vertrouw"));
    }

    private static Set<String> terms(Path search) throws IOException {
        Set<String> terms = new TreeSet<>();
        try (Directory place = FSDirectory.open(search);
                DirectoryReader reader = DirectoryReader.open(place)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                for (var field : leaf.reader().getFieldInfos()) {
                    if (leaf.reader().terms(field.name) != null) {
                        TermsEnum each = leaf.reader().terms(field.name).iterator();
                        for (var term = each.next(); term != null; term = each.next()) {
                            terms.add(term.utf8ToString());
                        }
                    }
                }
            }
        }
        return terms;
    }
}
