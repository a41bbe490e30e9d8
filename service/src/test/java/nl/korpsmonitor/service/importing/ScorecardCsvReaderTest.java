package nl.korpsmonitor.service.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorecardCsvReaderTest {
    @Test
    void a_dutch_spreadsheet_and_an_english_one_give_the_same_records() {
        String dutch = """
                Korps;Dimensie;Cijfer;Toelichting;Datum
                limburg;formatie;5,5;"Twee van negen; vacant";14-9-2015
                ;;;;
                limburg;beleidsplan;7;"Bekend bij
                ""alle"" teams";2015-09-14
                """;
        String english = """
                date,organisation,score,dimension,reason
                2015-09-14,limburg,5.5,formatie,Twee van negen; vacant
                2015-09-14,limburg,7,beleidsplan,"Bekend bij
                ""alle"" teams"
                """;

        ImportFile fromDutch = ScorecardCsvReader.read(dutch.replace("\n", "\r\n"), 2015);
        ImportFile fromEnglish = ScorecardCsvReader.read(english, 2015);

        assertThat(fromDutch.faults()).isEmpty();
        assertThat(fromDutch.records())
                .extracting(ImportRecord::fields)
                .isEqualTo(
                        fromEnglish.records().stream().map(ImportRecord::fields).toList());
        ImportRecord first = fromDutch.records().getFirst();
        assertThat(first.command()).isEqualTo("record-score");
        assertThat(first.subject()).isEqualTo("scorecard/2015/limburg");
        assertThat(first.fields())
                .hasToString("{\"dimension\":\"formatie\",\"score\":\"5.5\","
                        + "\"reason\":\"Twee van negen; vacant\",\"occurredOn\":\"2015-09-14\"}");
        assertThat(fromDutch.records()).extracting(ImportRecord::line).containsExactly(2, 4);
    }

    @Test
    void every_bad_cell_is_told_with_its_line_and_the_column_as_the_file_calls_it() {
        ImportFile file = ScorecardCsvReader.read("""
                organisatie;dimensie;score;reden;datum
                limburg;formatie;1.234,5;x;2015-09-14
                Limburg;formatie;7,5;x;2015-09-14
                limburg;formatie;7,5;;14/9/2015
                limburg;escort;7.5;x;2015-09-14
                limburg;escort;7,5;x;2015-02-30
                limburg;analyse;7,5;x
                """, 2015);

        assertThat(file.records()).isEmpty();
        assertThat(file.faults())
                .extracting(fault -> fault.line() + " " + fault.field())
                .containsExactly(
                        "2 score",
                        "3 organisatie",
                        "4 reden",
                        "4 datum",
                        "4 dimensie",
                        "5 score",
                        "6 datum",
                        "6 dimensie",
                        "7 null");
    }

    @Test
    void columns_that_are_missing_unknown_or_double_stop_the_file() {
        ImportFile file = ScorecardCsvReader.read("korps;organisatie;score;kleur\nlimburg;limburg;7;rood\n", 2015);

        assertThat(file.records()).isEmpty();
        assertThat(file.faults())
                .extracting(ImportFault::field)
                .containsExactly("organisatie", "kleur", "dimension", "reason", "date");
        assertThat(ScorecardCsvReader.read("", 2015).faults()).isNotEmpty();
        assertThat(ScorecardCsvReader.read("organisation,dimension,score,reason,date\n", 2015)
                        .faults())
                .as("a file without scores is a mistake")
                .hasSize(1);
        assertThat(ScorecardCsvReader.read("organisation,dimension,score,reason,date\nlimburg,a,7,\"x,2015\n", 2015)
                        .faults())
                .as("a quote that is never closed")
                .hasSize(1);
    }

    @Test
    void a_column_without_a_name_is_told_by_its_number() {
        assertThat(ScorecardCsvReader.read("korps;dimensie;cijfer;reden;datum;\nlimburg;a;7;x;2015-09-14;\n", 2015)
                        .faults())
                .extracting(ImportFault::message)
                .containsExactly("column 6 has no name; name it or remove it, from every row");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://x.example\")",
                "+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "=cmd|' /C calc'!A0"
            })
    void a_formula_is_text_where_text_stands_and_a_fault_elsewhere(String formula) {
        String cell = "\"" + formula.replace("\"", "\"\"") + "\"";
        String header = "organisation;dimension;score;reason;date\n";
        ImportFile text = ScorecardCsvReader.read(header + "limburg;formatie;7;" + cell + ";2015-09-14\n", 2015);
        assertThat(text.faults()).isEmpty();
        assertThat(text.records().getFirst().fields().get("reason").asString()).isEqualTo(formula.strip());

        for (String row : List.of(
                cell + ";formatie;7;x;2015-09-14",
                "limburg;" + cell + ";7;x;2015-09-14",
                "limburg;formatie;" + cell + ";x;2015-09-14",
                "limburg;formatie;7;x;" + cell)) {
            ImportFile wrong = ScorecardCsvReader.read(header + row + "\n", 2015);
            assertThat(wrong.records()).as(row).isEmpty();
            assertThat(wrong.faults()).as(row).hasSize(1);
        }
        assertThat(ScorecardCsvReader.read(header.replace("score", cell) + "limburg;formatie;7;x;2015-09-14\n", 2015)
                        .records())
                .as("in the header")
                .isEmpty();
    }
}
