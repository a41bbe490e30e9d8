package nl.korpsmonitor.command.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.reading.CommandReader;
import nl.korpsmonitor.command.running.LedgerDesk;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.ledger.document.DocumentBytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What becomes of a document's file that somebody sends. */
class DocumentFileWritesTest {
    private static final int MAXIMUM = 1_000;
    private static final byte[] LETTER = "Dear sir, a very particular name indeed.".getBytes(StandardCharsets.UTF_8);
    private static final String FILES = "/v1/documents/letter/files";

    @TempDir
    private Path directory;

    private LedgerDesk desk;
    private MockMvc web;

    @BeforeEach
    void open() throws Exception {
        desk = LedgerDesk.open(directory);
        WriteEndpoint endpoint = new WriteEndpoint(
                new CommandReader(),
                desk.runner(),
                desk.ledger().requestDigest(),
                command -> LedgerDesk.by("anna", command).actor());
        FileStore store = new FileStore(
                desk.ledger().documentIntake(),
                desk.ledger().documentFiles(),
                desk.ledger().trail(),
                MAXIMUM);
        web = MockMvcBuilders.standaloneSetup(new DocumentWrites(endpoint), new DocumentFileWrites(endpoint, store))
                .build();
        register("letter", "");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void register(String identifier, String more) throws Exception {
        web.perform(post("/v1/documents")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                        {"identifier": "%s", "title": "A letter", "date": "2013", "fictitious": false,
                         "occurredOn": "2013"%s}""".formatted(identifier, more)))
                .andExpect(status().isCreated());
    }

    private static MockHttpServletRequestBuilder file(String path, byte[] bytes) {
        return post(path).contentType("text/plain").content(bytes);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private DocumentFileStored last(boolean opened) {
        long position = desk.ledger().trail().size() - 1;
        return (DocumentFileStored) (opened
                        ? desk.ledger().trail().opened(position)
                        : desk.ledger().trail().event(position))
                .orElseThrow()
                .event();
    }

    private long kept() {
        long[] count = {0};
        desk.ledger().documentFiles().forEach(each -> count[0]++);
        return count[0];
    }

    private void assertFaults(MockHttpServletRequestBuilder request, String... fields) {
        long before = desk.ledger().trail().size();
        assertThatThrownBy(() -> web.perform(request))
                .cause()
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.faults())
                                .extracting(FieldFault::field)
                                .containsExactlyInAnyOrder(fields));
        assertThat(desk.ledger().trail().size()).isEqualTo(before);
        assertThat(kept()).isZero();
    }

    @Test
    void unless_somebody_says_otherwise_it_is_confidential_and_nothing_of_it_lies_in_the_clear() throws Exception {
        web.perform(file(FILES, LETTER)).andExpect(status().isCreated());
        DocumentFileStored stored = last(true);
        assertThat(stored.sha256()).isEqualTo(sha256(LETTER));
        assertThat(stored.size()).isEqualTo(LETTER.length);
        assertThat(stored.mediaType()).isEqualTo("text/plain");
        assertThat(stored.inTheClear()).isFalse();
        try (InputStream bytes = DocumentBytes.open(desk.ledger().documentFiles(), stored)) {
            assertThat(bytes.readAllBytes()).isEqualTo(LETTER);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(each, StandardCharsets.ISO_8859_1))
                        .as(each.toString())
                        .doesNotContain("very particular");
            }
        }
    }

    @Test
    void a_public_file_is_stored_as_it_is_under_its_sha_256() throws Exception {
        web.perform(file(FILES + "?accessible=PUBLIC", LETTER)).andExpect(status().isCreated());
        assertThat(last(false).inTheClear()).isTrue();
        assertThat(Files.readAllBytes(directory.resolve("documents").resolve(sha256(LETTER))))
                .isEqualTo(LETTER);
    }

    @Test
    void bytes_that_are_not_those_described_are_refused_by_field() throws Exception {
        register("described", ", \"sha256\": \"%s\", \"size\": 3".formatted("a".repeat(64)));
        assertFaults(file("/v1/documents/described/files", LETTER), "sha256", "size");
        register("exact", ", \"sha256\": \"%s\", \"size\": %d".formatted(sha256(LETTER), LETTER.length));
        web.perform(file("/v1/documents/exact/files", LETTER)).andExpect(status().isCreated());
    }

    @Test
    void a_description_can_not_deny_the_stored_bytes_later() throws Exception {
        web.perform(file(FILES, LETTER)).andExpect(status().isCreated());
        String correction = """
                {"title": "The letter", "date": "2013", "reason": "Mistyped.", "occurredOn": "2013"%s}""";
        assertThatThrownBy(() -> web.perform(post("/v1/documents/letter/corrections")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(correction.formatted(", \"size\": 3"))))
                .cause()
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.faults())
                                .extracting(FieldFault::field)
                                .containsExactly("size"));
        web.perform(post("/v1/documents/letter/corrections")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(correction.formatted("")))
                .andExpect(status().isCreated());
    }

    @Test
    void a_document_that_is_not_registered_has_no_file() {
        assertFaults(file("/v1/documents/unknown/files", LETTER), "identifier");
        assertFaults(file("/v1/documents/..%5cx/files", LETTER), "identifier");
    }

    @Test
    void whatever_is_wrong_with_the_request_is_told_at_once() {
        assertFaults(
                file(FILES + "?accessible=SOME&dryRun=maybe&name=x", LETTER).header("If-Match", "3"),
                "accessible",
                "dryRun",
                "query",
                "If-Match");
    }

    @Test
    void a_file_that_is_too_long_is_refused_whether_or_not_it_says_so() {
        assertFaults(file(FILES, new byte[MAXIMUM + 1]), "body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/octet-stream",
                "application/zip",
                "application/x-msdownload",
                "image/svg+xml",
                "application/javascript",
                "text/*",
                "multipart/form-data",
                "application/x-www-form-urlencoded",
                "not a type"
            })
    void other_kinds_of_files_are_not_taken(String type) throws Exception {
        web.perform(post(FILES).header("Content-Type", type).content(LETTER))
                .andExpect(status().isUnsupportedMediaType());
        assertThat(kept()).isZero();
    }

    @Test
    void a_charset_is_kept_and_every_other_parameter_of_the_type_is_not() throws Exception {
        web.perform(post(FILES)
                        .header("Content-Type", "Text/CSV; name=\"../x.csv\"; charset=ISO-8859-1")
                        .content(LETTER))
                .andExpect(status().isCreated());
        assertThat(last(false).mediaType()).isEqualTo("text/csv;charset=iso-8859-1");
    }

    @Test
    void the_same_file_again_gets_the_same_answer_and_another_one_is_refused() throws Exception {
        String first =
                web.perform(file(FILES, LETTER)).andReturn().getResponse().getContentAsString();
        String again = web.perform(file(FILES, LETTER))
                .andExpect(status().isCreated())
                .andExpect(header().string(WriteEndpoint.REPLAYED, "true"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(again).isEqualTo(first);
        List<MockHttpServletRequestBuilder> others = List.of(
                file(FILES, new byte[] {1}),
                file(FILES + "?accessible=PUBLIC", LETTER),
                post(FILES).contentType("text/csv").content(LETTER),
                file(FILES + "?dryRun=true", LETTER));
        for (MockHttpServletRequestBuilder other : others) {
            assertThatThrownBy(() -> web.perform(other))
                    .cause()
                    .isInstanceOfSatisfying(
                            RefusedException.class, e -> assertThat(e.rule()).isEqualTo("file-stored-already"));
        }
        assertThat(kept()).isOne();
    }

    @Test
    void a_repeat_under_the_same_key_is_recorded_once_and_another_file_under_it_is_a_fault() throws Exception {
        web.perform(file(FILES, LETTER).header("Idempotency-Key", "k-1")).andExpect(status().isCreated());
        web.perform(file(FILES, LETTER).header("Idempotency-Key", "k-1"))
                .andExpect(status().isCreated())
                .andExpect(header().string(WriteEndpoint.REPLAYED, "true"));
        assertThatThrownBy(() -> web.perform(file(FILES, new byte[] {1}).header("Idempotency-Key", "k-1")))
                .cause()
                .isInstanceOf(InvalidInputException.class);
        assertThat(kept()).isOne();
    }

    @Test
    void a_rehearsal_keeps_nothing() throws Exception {
        long before = desk.ledger().trail().size();
        web.perform(file(FILES + "?dryRun=true", LETTER)).andExpect(status().isOk());
        assertThat(desk.ledger().trail().size()).isEqualTo(before);
        assertThat(kept()).isZero();
        assertThat(directory.resolve("documents").resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void an_archive_that_would_unpack_to_much_is_stored_unopened() throws Exception {
        byte[] archive = HexFormat.of().parseHex("504b0304" + "ff".repeat(200));
        web.perform(post(FILES)
                        .contentType("application/vnd.oasis.opendocument.text")
                        .content(archive))
                .andExpect(status().isCreated());
        try (InputStream bytes = DocumentBytes.open(desk.ledger().documentFiles(), last(true))) {
            assertThat(bytes.readAllBytes()).isEqualTo(archive);
        }
    }
}
