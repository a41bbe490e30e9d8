package nl.korpsmonitor.service.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SECURITY.md, and the table of limits in docs/operations.md, name nothing that is not there. */
class SecurityDocumentTest {
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]+[a-z][A-Za-z]*)`");
    private static final Pattern FILE =
            Pattern.compile("`((?:\\.ci|ops|docs)/[A-Za-z0-9./-]+)`|\\]\\(((?:docs/)?[a-z-]+\\.md)\\)");
    private static final Pattern CONSTANT = Pattern.compile("`([A-Z][A-Za-z]+)\\.([A-Z][A-Z_]+)`");

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ProjectFiles.ROOT)) {
            return files.filter(file ->
                            file.toString().contains("/src/") && file.toString().endsWith(".java"))
                    .toList();
        }
    }

    private static String typeName(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    @Test
    void every_class_and_test_that_is_said_to_keep_a_promise_exists() throws IOException {
        String text = ProjectFiles.text("SECURITY.md");
        Set<String> known =
                sources().stream().map(SecurityDocumentTest::typeName).collect(Collectors.toSet());
        List<String> named =
                CLASS.matcher(text).results().map(match -> match.group(1)).toList();
        assertThat(named).hasSizeGreaterThan(40);
        assertThat(known).containsAll(named);
    }

    @Test
    void every_file_that_it_names_exists() {
        List<String> named = FILE.matcher(ProjectFiles.text("SECURITY.md"))
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .toList();
        assertThat(named)
                .hasSizeGreaterThan(3)
                .allSatisfy(name -> assertThat(ProjectFiles.path(name)).exists());
        assertThat(ProjectFiles.text("CONTRIBUTING.md")).contains("(SECURITY.md)");
        assertThat(ProjectFiles.text("README.md")).contains("(SECURITY.md)");
    }

    @Test
    void every_limit_of_the_table_is_a_constant_of_the_class_that_it_names() throws IOException {
        List<Path> sources = sources();
        List<String[]> limits = CONSTANT.matcher(ProjectFiles.text("docs/operations.md"))
                .results()
                .map(match -> new String[] {match.group(1), match.group(2)})
                .toList();
        assertThat(limits).hasSizeGreaterThan(20);
        for (String[] limit : limits) {
            assertThat(sources.stream().filter(file -> typeName(file).equals(limit[0])))
                    .as(limit[0])
                    .anySatisfy(file -> assertThat(Files.readString(file))
                            .containsPattern("static final [A-Za-z<>]+ " + limit[1] + "\\b"));
        }
    }
}
