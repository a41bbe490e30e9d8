package nl.korpsmonitor.query.web.history;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.ActorEvent.ActorRegistered;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.StatusReported;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.web.ReadApi;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;

/** A history that is told over HTTP, with texts in it that a spreadsheet would run. Edition 2012 and all of it are invented; of 2013 only insiders know. */
final class ToldHistory implements AutoCloseable {
    static final String CARD = "scorecard/2012/ijsselland";
    static final String RECOMMENDATION = "recommendation/2012/r-07";
    static final String HIDDEN = "recommendation/2013/r-01";

    /** Quotes, line breaks, and what a spreadsheet runs: at the beginning, on a line of its own, and behind a semicolon. */
    static final String HOSTILE = "=HYPERLINK(\"http://x\";\"a\")\n=1+1;@SUM(A1), 'so'";

    final ReadApi api;
    final long fixed;
    final long recorded;
    final long confirmed;
    final long corrected;
    final long issued;
    final long decided;
    final long revised;
    final long proposed;
    final long actor;
    final long last;

    ToldHistory(Path directory) {
        api = new ReadApi(directory).asInsider();
        api.ledger().trail().at("2012-06-02T00:00:00Z");
        Subject edition = Subject.edition(2012);
        append(edition, new EditionOpened("2012", Provenance.CONDUCTED_HERE, Samples.day("2012-01-01")));
        fixed = append(edition, new FrameworkFixed(Samples.FRAMEWORK, null, Samples.day("2012-02-01")));
        Subject card = new Subject(CARD);
        recorded = append(card, score("org-1", "5"));
        append(card, score("sup-1", "9"));
        confirmed = append(card, new ScoreConfirmed("org-1", Decimal.of("5"), Samples.day("2012-06-02")));
        corrected = append(
                card,
                new ScoreCorrected(
                        "org-1",
                        Decimal.of("5"),
                        Decimal.of("6"),
                        Samples.secret(),
                        Samples.LETTER,
                        Samples.day("2012-06-02")));
        append(
                Subject.mandate("m-1"),
                new MandateGranted(
                        "alfa",
                        "korpschef",
                        Samples.EVERYTHING,
                        LocalDate.of(2012, 1, 1),
                        null,
                        Samples.LETTER,
                        Samples.day("2012-01-01")));
        Subject recommendation = new Subject(RECOMMENDATION);
        issued = append(recommendation, issued(HOSTILE));
        decided = append(
                recommendation, new RecommendationDecided(decision(Outcome.REJECTED), Samples.day("2012-06-01")));
        revised = append(
                recommendation,
                new DecisionRevised(1, decision(Outcome.ACCEPTED), Samples.secret(), Samples.day("2012-05-20")));
        append(recommendation, new StatusReported("Under way", source(), PartialDate.UNKNOWN));
        // It was known before what was recorded before it.
        append(recommendation, new OwnerAssigned("alfa", null, Samples.day("2012-05-10")));
        append(edition, new EditionPresentedToHouse(Samples.LETTER, Samples.day("2012-06-02")));
        proposed = append(
                card,
                new RectificationProposed(
                        "org-1",
                        Decimal.of("6"),
                        Decimal.of("7"),
                        Samples.secret(),
                        Samples.LETTER,
                        Samples.day("2012-06-02")));
        append(Subject.edition(2013), new EditionOpened("2013", Provenance.CONDUCTED_HERE, Samples.day("2012-06-02")));
        append(new Subject(HIDDEN), issued("Hidden"));
        actor = append(
                Subject.actor("4f2a9c0d1e6b4a7f8c3d5e6f7a8b9c0d"),
                new ActorRegistered(Samples.secret(), Set.of(Role.READER), "alfa", Samples.day("2012-06-02")));
        last = actor;
    }

    private long append(Subject subject, nl.korpsmonitor.events.DomainEvent event) {
        return api.append(subject, event, true);
    }

    private static RecommendationIssued issued(String text) {
        return new RecommendationIssued(
                text,
                false,
                new Addressee(Addressee.Kind.NATIONAL, null),
                Urgency.HIGH,
                null,
                null,
                null,
                Samples.day("2012-05-01"));
    }

    private static ScoreRecorded score(String dimension, String score) {
        return new ScoreRecorded(dimension, Decimal.of(score), Samples.secret(), Samples.day("2012-06-02"));
    }

    private static Source source() {
        return new Source(Samples.LETTER, "-1, p. 2", Samples.day("2013-10-24"), PartialDate.UNKNOWN);
    }

    private static Decision decision(Outcome outcome) {
        return new Decision(
                outcome,
                null,
                null,
                new DecisionMaker("alfa", "korpschef", Samples.secret()),
                "m-1",
                "@policy of 2012",
                Samples.secret(),
                Samples.LETTER);
    }

    /** Answers in another form. */
    HttpResponse<String> ask(String path, String accept, String... headers) {
        var request = api.request(path).header("Accept", accept);
        return api.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    /** The rows of a table, by column. */
    List<Map<String, String>> table(String path) {
        HttpResponse<String> answer = ask(path, "text/csv");
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " gives " + answer.statusCode() + ": " + answer.body());
        }
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(answer.body()))
                .setFormat(CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())
                .get()) {
            return parser.getRecords().stream().map(CSVRecord::toMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a list in JSON holds, page by page. */
    List<JsonNode> items(String path, String name) {
        List<JsonNode> items = new ArrayList<>();
        String next = path;
        while (next != null) {
            JsonNode page = api.get(next);
            page.path(name).forEach(items::add);
            next = page.path("next").asString(null);
        }
        return items;
    }

    /** Waits until a search finds everything; each request waits for a while. */
    void awaitIndex() {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (ask("/v1/search?minPosition=" + last, "application/json").statusCode() != 200) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the index did not get there");
            }
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
