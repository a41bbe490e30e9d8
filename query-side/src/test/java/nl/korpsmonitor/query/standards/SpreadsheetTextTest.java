package nl.korpsmonitor.query.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That no cell is taken for a formula, and that nothing is lost by that. */
class SpreadsheetTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+31 6",
                "-x",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "  =cmd",
                "\u00A0=cmd",
                "\uFEFF=cmd",
                "\uFF1Dcmd",
                "\uFF0Bcmd",
                "\uFF0Dcmd",
                "\uFF20cmd",
                "\"=cmd",
                "'already"
            })
    void what_begins_as_a_formula_gets_an_apostrophe_and_loses_it_again(String text) {
        assertThat(SpreadsheetText.harmless(text)).isEqualTo("'" + text);
        assertThat(SpreadsheetText.restored("'" + text)).isEqualTo(text);
        assertThat(SpreadsheetText.restoredIfMarked("'" + text)).isEqualTo(text);
    }

    @Test
    void a_cell_that_begins_behind_a_semicolon_or_a_line_break_is_no_formula_either() {
        assertThat(SpreadsheetText.harmless("a;=cmd\n\"=cmd")).isEqualTo("a;'=cmd\n'\"=cmd");
    }

    @Test
    void ordinary_text_is_left_alone_also_where_a_person_wrote_an_apostrophe() {
        for (String text : List.of("", "x-y", "7.5", "a = b", "Politie, eenheid Oost")) {
            assertThat(SpreadsheetText.harmless(text)).isEqualTo(text);
        }
        assertThat(SpreadsheetText.restoredIfMarked("'s-Hertogenbosch")).isEqualTo("'s-Hertogenbosch");
        assertThat(SpreadsheetText.restoredIfMarked(SpreadsheetText.harmless("'s-Hertogenbosch")))
                .isEqualTo("'s-Hertogenbosch");
    }

    @Test
    void every_text_comes_back_as_it_was() {
        Random random = new Random(20_131_024);
        String letters = "=+-@'\" \t\r\n;,ax\uFF1D\u00A0";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String harmless = SpreadsheetText.harmless(text.toString());
            assertThat(SpreadsheetText.restored(harmless)).isEqualTo(text.toString());
            assertThat(SpreadsheetText.restoredIfMarked(harmless)).isEqualTo(text.toString());
        }
    }

    @Test
    void a_table_quotes_as_rfc_4180_says_and_leaves_its_own_numbers_alone() throws IOException {
        record Line(String text, BigDecimal number) {}
        Table<Line> table = Table.<Line>named("lines")
                .with("text", Line::text)
                .with("number", Line::number)
                .with("unknown", line -> null);
        StringWriter out = new StringWriter();
        RowFormat.Rows<Line> rows = table.begin(out);
        rows.write(new Line("=HYPERLINK(\"http://x\",\"y\")\nsecond", new BigDecimal("-0.5")));
        assertThat(out.toString())
                .hasLineCount(3)
                .startsWith("text,number,unknown\r\n")
                .endsWith("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\nsecond\",-0.5,\r\n");
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(out.toString()))
                .setFormat(CSVFormat.RFC4180)
                .get()) {
            assertThat(SpreadsheetText.restored(parser.getRecords().get(1).get(0)))
                    .isEqualTo("=HYPERLINK(\"http://x\",\"y\")\nsecond");
        }
    }
}
