package nl.korpsmonitor.service.verifying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.service.commandline.CommandLines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Directories that were made to lead verify astray, to hold it up for ever, or to make it fall over. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileDirectoryTest {
    private static final Path ENDLESS = Path.of("/dev/zero");

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static Path temporary;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static SampleDirectory sample;

    private Path directory = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void makeSample() throws IOException {
        sample = SampleDirectory.make(temporary);
    }

    @BeforeEach
    void copy(@TempDir Path empty) throws IOException {
        directory = empty.resolve("data");
        sample.copyTo(directory);
    }

    @Test
    void behind_a_link_the_journal_is_read_that_lies_beside_what_it_leads_to(@TempDir Path elsewhere)
            throws IOException, SQLException {
        Path ledger = directory.resolve("ledger.db");
        Path real = elsewhere.resolve("elsewhere.db");
        Files.move(ledger, real);
        Files.createSymbolicLink(ledger, real);
        assertThat(verify()).as(out.toString()).isZero();

        try (Database database = Database.open(real)) {
            database.execute("PRAGMA journal_mode = WAL");
            database.execute("PRAGMA wal_autocheckpoint = 0");
            database.execute("UPDATE entries SET recorded_at = recorded_at + 1 WHERE position = 20");
            assertThat(Files.size(elsewhere.resolve("elsewhere.db-wal"))).isPositive();
            assertThat(verify()).as("a service would serve it").isEqualTo(1);
            assertThat(out.toString()).contains("ledger.db, table entries, position 20");
        }
    }

    @Test
    void what_is_made_up_by_a_view_is_not_read_without_end() throws SQLException {
        String endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT ";
        for (String[] view : List.of(
                new String[] {"views.db", "document", "i AS id, i AS data FROM n"},
                new String[] {"ledger.db", "tiles", "i AS id, x'00' AS hashes FROM n"})) {
            try (Database database = Database.open(directory.resolve(view[0]))) {
                database.execute("DROP TABLE IF EXISTS " + view[1]);
                database.execute("CREATE VIEW " + view[1] + " AS " + endless + view[2]);
            }
            assertThat(verify()).isEqualTo(1);
            assertThat(out.toString()).contains(view[0] + ", table " + view[1] + ": it is a view");
        }
    }

    @Test
    void what_is_no_file_is_not_read_without_end() throws IOException {
        assumeTrue(Files.exists(ENDLESS), "there is no " + ENDLESS);
        for (String name : List.of("FORMAT", "LOCK", "views.db", "accounts.db", "disclosure-keys.db", "ledger.db")) {
            Files.deleteIfExists(directory.resolve(name));
            Files.createSymbolicLink(directory.resolve(name), ENDLESS);
            verify();
            assertThat(out + "" + err).contains(name).doesNotContain("Exception", "Error");
        }
        assertThat(verify("--policy", ENDLESS.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("ledger: --policy: ");
    }

    @Test
    void that_keys_are_open_to_others_is_told() throws IOException {
        Path key = directory.resolve("keys/log.pem");
        assumeTrue(
                key.getFileSystem().supportedFileAttributeViews().contains("posix"), "the file system knows no owners");
        assertThat(verify()).isZero();
        assertThat(out.toString()).doesNotContain("open to others");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(verify()).isZero();
        assertThat(out.toString()).contains("keys/log.pem is open to others than its owner (rw-r-----)");
    }

    @Test
    void for_machines_bad_input_is_an_object_too() {
        assertThat(verify("--json", "--key", "nonsense")).isEqualTo(2);
        assertThat(out.toString())
                .contains("\"verdict\":\"bad input\"", "\"exitCode\":2", "\"verified\":false", "--key: ");
        assertThat(err.toString()).startsWith("ledger: --key: ");
        assertThat(verify("--json")).isZero();
        assertThat(out.toString())
                .contains(
                        "\"verdict\":\"self-consistent, not independently verified\"",
                        "\"verified\":false",
                        "\"sound\":true");
    }

    private int verify(String... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> arguments = new ArrayList<>(List.of("verify", "--no-memory", "--data", directory.toString()));
        arguments.addAll(List.of(more));
        return CommandLines.make()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
    }
}
