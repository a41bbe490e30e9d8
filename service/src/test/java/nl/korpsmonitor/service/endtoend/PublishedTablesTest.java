package nl.korpsmonitor.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import nl.korpsmonitor.service.export.DemoLedger;
import nl.korpsmonitor.service.importing.DemoFile;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was published of the editions of 2008 and 2010, as tables that anybody may ask for. The figures stand here by hand, as in the sources. */
class PublishedTablesTest {
    @TempDir
    static Path directory;

    private static RunningService service;

    @BeforeAll
    static void start() {
        DemoLedger.record(directory, EnumSet.of(DemoFile.PUBLISHED));
        service = RunningService.start(directory, RunningService.withoutRateLimits());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** The lines below the names of the columns. */
    private static List<String> rows(String path) {
        HttpResponse<String> answer = service.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().skip(1).toList();
    }

    @Test
    void the_class_totals_are_those_of_the_ministers_letter_and_of_the_newspaper() {
        assertThat(rows("/v1/editions/2008/totals"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .startsWith(
                                "2008,klassen-25-korpsen,25 regional forces,6,14,5,kst-28638-54,,2011-07-06,2011-07-06,")
                        .contains(",false,edition/2008,"));
        assertThat(rows("/v1/editions/2010/totals"))
                .satisfiesExactly(
                        letter -> assertThat(letter)
                                .startsWith("2010,klassen-25-korpsen,25 regional forces,12,9,4,kst-28638-54,"),
                        newspaper -> assertThat(newspaper)
                                .startsWith("2010,klassen-26-korpsen-nrc,")
                                .contains(",12,10,4,nrc-2011-06-03,,2011-06-03,"));
        assertThat(rows("/v1/editions/2010/totals?inForceOn=2011-07-05"))
                .as("the day before the letter")
                .singleElement()
                .satisfies(row -> assertThat(row).startsWith("2010,klassen-26-korpsen-nrc,"));
    }

    @Test
    void eleven_findings_of_2010_say_that_a_force_did_better_and_one_that_it_did_worse() {
        List<String> findings = rows("/v1/editions/2010/findings");
        assertThat(findings).filteredOn(row -> row.contains(",IMPROVED,")).hasSize(11);
        assertThat(findings)
                .filteredOn(row -> row.contains(",DECLINED,"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .startsWith(
                                "2010,terugval-ijsselland,Much worse than in the Korpsmonitor 2008: 'forse terugval'.,")
                        .contains(",ijsselland,DECLINED,ccv-korpsmonitor-2010,Conclusies,,,"));
        assertThat(rows("/v1/editions/2008/findings")).isEmpty();
    }

    @Test
    void no_framework_was_published() {
        for (int year : List.of(2008, 2010, 2012)) {
            assertThat(rows("/v1/editions/" + year + "/dimensions")).isEmpty();
        }
    }
}
