package nl.korpsmonitor.query.web.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.RecommendationEvent.OwnerAssigned;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.replay.Differences;
import nl.korpsmonitor.query.replay.Differences.Side;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.standards.RowFormat;
import nl.korpsmonitor.query.standards.Table;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.trail.InMemoryPublishedLog;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.trail.TestLedger;
import nl.korpsmonitor.query.web.history.HistoryTables.Fact;
import nl.korpsmonitor.query.web.history.HistoryTables.Looked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of one recommendation there are more events than are looked at, which are three here; it stands between two others. */
class ManyEventsTablesTest {
    private static final int MAXIMUM = 3;
    private static final Subject MANY = Subject.recommendation(2012, "r-2");

    @TempDir
    Path directory;

    private final TestLedger ledger = new TestLedger();
    private ViewProjection projection;
    private State first;
    private State second;
    private long opened;
    private long last;

    @BeforeEach
    void fill() {
        opened = ledger.append(
                Subject.edition(2012), new EditionOpened("2012", Provenance.CONDUCTED_HERE, Samples.day("2012-01-01")));
        for (String code : List.of("r-1", "r-2", "r-3")) {
            ledger.append(
                    Subject.recommendation(2012, code),
                    new RecommendationIssued(
                            "Do it.",
                            false,
                            new Addressee(Addressee.Kind.NATIONAL, null),
                            Urgency.HIGH,
                            null,
                            null,
                            null,
                            Samples.day("2012-05-01")));
        }
        for (int i = 0; i < MAXIMUM; i++) {
            last = ledger.append(MANY, new OwnerAssigned("owner-" + i, null, Samples.day("2012-05-02")));
        }
        projection = ViewProjection.start(ledger.trail(), ledger.size(), directory.resolve("views.db"));
        States states =
                new States(ledger.trail(), projection, new InMemoryPublishedLog(ledger.trail()), Clock.systemUTC());
        first = states.at(opened, null, Visibility.ALL);
        second = states.at(last, null, Visibility.ALL);
    }

    @AfterEach
    void close() {
        projection.close();
    }

    private Pages<Subject> subjects() {
        return new EditionSubjects(second, 2012).pages();
    }

    private static <T> List<String> lines(Table<T> table, Pages<T> pages) throws IOException {
        StringWriter out = new StringWriter();
        RowFormat.Rows<T> rows = table.begin(out);
        for (List<T> page = pages.next(); page != null; page = pages.next()) {
            for (T row : page) {
                rows.write(row);
            }
        }
        return out.toString().lines().toList();
    }

    @Test
    void a_subject_that_is_not_compared_has_one_row_that_says_so_and_the_others_have_theirs() throws IOException {
        ComparedMoments moments = new ComparedMoments(
                first,
                second,
                new Differences(
                        ledger.trail(), Visibility.ALL, new Side(opened + 1, null), new Side(last + 1, null), MAXIMUM));
        List<String> lines = lines(
                HistoryTables.DIFFERENCES,
                subjects().expandedApart(each -> HistoryTableController.differences(ledger.trail(), moments, each)));
        assertThat(lines)
                .filteredOn(line -> line.startsWith(MANY.id()))
                .containsExactly("recommendation/2012/r-2,,,,,,,false,3," + opened + "," + last + ",false,,");
        assertThat(lines)
                .contains(
                        "recommendation/2012/r-1,/status,,UNDECIDED,1,false,true,true,," + opened + "," + last
                                + ",false,,",
                        "recommendation/2012/r-3,/status,,UNDECIDED,3,false,true,true,," + opened + "," + last
                                + ",false,,");
    }

    @Test
    void so_has_a_subject_that_is_not_reconstructed_with_its_facts_and_with_its_events() throws IOException {
        Reconstructions reconstructions =
                new Reconstructions(ledger.trail(), Visibility.ALL, LocalDate.of(2012, 6, 1), MAXIMUM);
        List<String> facts = lines(
                HistoryTables.RECONSTRUCTED,
                subjects()
                        .expandedApart(each -> HistoryTableController.reconstructed(
                                ledger.trail(), reconstructions, each, last + 1, Fact::of)));
        assertThat(facts)
                .filteredOn(line -> line.startsWith(MANY.id()))
                .containsExactly("recommendation/2012/r-2,,,2012-06-01,false,false,3,false");
        assertThat(facts)
                .contains(
                        "recommendation/2012/r-1,/status,UNDECIDED,2012-06-01,false,true,,false",
                        "recommendation/2012/r-3,/status,UNDECIDED,2012-06-01,false,true,,false");
        List<String> events = lines(
                HistoryTables.RECONSTRUCTED_FROM,
                subjects()
                        .expandedApart(each -> HistoryTableController.reconstructed(
                                ledger.trail(), reconstructions, each, last + 1, Looked::of)));
        assertThat(events)
                .contains(
                        "edition/2012,0,edition-opened,true,,OWN_DATE,2012-01-01,2012-06-01,false,true,,false",
                        "recommendation/2012/r-1,1,recommendation-issued,true,,OWN_DATE,2012-05-01,2012-06-01,false,true,,false",
                        "recommendation/2012/r-2,,,,,,,2012-06-01,false,false,3,false");
    }
}
