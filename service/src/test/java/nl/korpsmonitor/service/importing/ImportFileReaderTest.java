package nl.korpsmonitor.service.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ImportFileReaderTest {
    @Test
    void every_record_knows_the_line_of_each_of_its_fields() {
        ImportFile file = ImportFileReader.read("""
                {"formatVersion": 1, "title": "T", "fictitious": false,
                 "records": [
                  {"command": "record-score", "subject": "scorecard/2013/limburg",
                   "occurredOn": "2013-09-16",
                   "scores": [
                     {"dimension": "a"},
                     {"dimension": "b",
                      "score": "7"}]}]}
                """);

        assertThat(file.faults()).isEmpty();
        ImportRecord only = file.records().getFirst();
        assertThat(only.line()).isEqualTo(3);
        assertThat(only.lineOf("occurredOn")).isEqualTo(4);
        assertThat(only.lineOf("scores[1].score")).isEqualTo(8);
        assertThat(only.lineOf("scores[1].reason"))
                .as("a missing field is where it should be")
                .isEqualTo(7);
        assertThat(only.lineOf("evidence"))
                .as("a missing field of the record itself")
                .isEqualTo(3);
        assertThat(only.fields().propertyNames()).containsExactly("occurredOn", "scores");
    }

    @Test
    void all_faults_of_form_are_told_at_once_each_with_its_line_and_field() {
        ImportFile file = ImportFileReader.read("""
                {"formatVersion": 1, "fictitious": true, "extra": 1,
                 "actors": {
                   "ann": {"name": "Ann", "roles": ["ASSESSOR", "KING"]}},
                 "records": [
                  {"command": "record-score", "subject": "Scorecard 2013"},
                  {"subject": "scorecard/2013/limburg"},
                  {"command": "record-score", "subject": "scorecard/2013/limburg",
                   "by": "bob"},
                  7]}
                """);

        assertThat(file.faults())
                .extracting(fault -> fault.line() + " " + fault.field())
                .containsExactlyInAnyOrder(
                        "1 extra",
                        "1 title",
                        "3 actors.ann.roles[1]",
                        "5 records[0].subject",
                        "6 records[1].command",
                        "8 records[2].by",
                        "9 records[3]");
    }

    @Test
    void only_a_fictitious_file_may_have_actors() {
        ImportFile file = ImportFileReader.read("""
                {"formatVersion": 1, "title": "T", "fictitious": false,
                 "actors": {"ann": {"name": "Ann", "roles": ["ASSESSOR"]}},
                 "records": [{"command": "record-score", "subject": "scorecard/2013/limburg", "by": "ann"}]}
                """);

        assertThat(file.faults()).extracting(ImportFault::field).contains("actors", "records[0].by");
        assertThat(file.actors()).isEmpty();
    }

    @Test
    void what_is_no_json_names_the_line_where_it_breaks_off() {
        for (String broken :
                new String[] {"{\"formatVersion\": 1,\n \"title\" 1}", "{\n\"a\": 1, \"a\": 2}", "{\n} x"}) {
            ImportFile file = ImportFileReader.read(broken);

            assertThat(file.records()).isEmpty();
            assertThat(file.faults())
                    .as(broken)
                    .singleElement()
                    .extracting(ImportFault::line)
                    .isEqualTo(2);
        }
        assertThat(ImportFileReader.read("").faults()).hasSize(1);
        assertThat(ImportFileReader.read("[".repeat(50)).faults())
                .as("nested too deep")
                .hasSize(1);
    }

    @Test
    void another_version_of_the_format_is_not_guessed_at() {
        for (String version : new String[] {"2", "\"1\"", "1.5"}) {
            String text =
                    "{\"formatVersion\": " + version + ", \"title\": \"T\", \"fictitious\": false, \"records\": [{}]}";

            assertThat(ImportFileReader.read(text).faults())
                    .extracting(ImportFault::field)
                    .containsExactly("formatVersion");
        }
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused_with_their_line() throws IOException {
        byte[] bytes = "{\n\"title\": \"Frysl\u00e2n\"}".getBytes(StandardCharsets.ISO_8859_1);

        Assertions.assertThatThrownBy(() -> FileText.read(new ByteArrayInputStream(bytes)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 2");
        byte[] marked = "\uFEFF{}".getBytes(StandardCharsets.UTF_8);
        assertThat(FileText.read(new ByteArrayInputStream(marked))).isEqualTo("{}");
    }
}
