package nl.korpsmonitor.service.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.korpsmonitor.service.importing.fictitious.FictitiousDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoFilesTest {
    private static final Path SCHEMA = Path.of("..", "docs", "import-format.schema.json");

    @ParameterizedTest
    @EnumSource
    void a_demo_file_is_of_the_form_that_the_schema_and_the_reader_ask(DemoFile demo) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));

        assertThat(schema.validate(demo.text(), InputFormat.JSON)).isEmpty();
        ImportFile file = ImportFileReader.read(demo.text());
        assertThat(file.faults()).isEmpty();
        assertThat(file.records().getFirst().subject()).isEqualTo(demo.firstSubject());
        assertThat(schema.validate(demo.text().replace("\"occurredOn\"", "\"occuredOn\""), InputFormat.JSON))
                .as("a misspelt field")
                .isNotEmpty();
    }

    @Test
    void the_schema_lists_the_commands_as_they_are() throws IOException {
        assertThat(Files.readString(SCHEMA))
                .as("made by ImportSchema; run its main method again")
                .isEqualTo(ImportSchema.text());
    }

    @Test
    void the_fictitious_file_is_what_its_generator_makes() {
        assertThat(DemoFile.FICTITIOUS.text())
                .as("made by FictitiousDemo; run its main method again")
                .isEqualTo(FictitiousDemo.text());
    }
}
