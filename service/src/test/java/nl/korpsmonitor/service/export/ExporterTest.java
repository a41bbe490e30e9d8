package nl.korpsmonitor.service.export;

import static nl.korpsmonitor.service.export.ExportedFiles.export;
import static nl.korpsmonitor.service.export.ExportedFiles.lines;
import static nl.korpsmonitor.service.export.ExportedFiles.text;
import static nl.korpsmonitor.service.export.ExportedFiles.tree;
import static nl.korpsmonitor.service.export.ExportedFiles.withoutEarlierTiles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.service.importing.DemoFile;
import nl.korpsmonitor.service.importing.Progress;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExporterTest {
    @TempDir
    static Path shared;

    private static Path ledger;

    @TempDir
    Path directory;

    @BeforeAll
    static void record() {
        ledger = shared.resolve("ledger");
        DemoLedger.record(ledger, EnumSet.allOf(DemoFile.class));
    }

    @Test
    void a_exportedexport_holds_every_leaf_and_nothing_that_is_not_public() {
        Path folder = directory.resolve("public");
        ExportReport report = export(ledger, ExportMode.PUBLIC, folder);
        String all = text(folder);
        long hidden = 0;
        long confidential = 0;
        try (ReadOnlyLedger read = ReadOnlyLedger.open(ledger)) {
            for (long position = 0; position < report.entries(); position++) {
                String body =
                        new String(read.store().entry(position).orElseThrow().body(), StandardCharsets.ISO_8859_1);
                boolean open = read.trail()
                        .event(position)
                        .filter(ExporterTest::isPublic)
                        .isPresent();
                assertThat(all.contains(body)).as("body " + position).isEqualTo(open);
                hidden += open ? 0 : 1;
                for (SealedDisclosure sealed : read.store().disclosures(position)) {
                    Disclosure disclosure =
                            Objects.requireNonNull(read.disclosures().open(sealed));
                    assertThat(all).doesNotContain(disclosure.encoded()).doesNotContain(disclosure.salt());
                    confidential++;
                }
            }
        }
        assertThat(hidden).as("the demo data hold what is not public").isGreaterThan(20);
        assertThat(confidential).as("and what is confidential").isGreaterThan(1_000);
        assertThat(report.bodies()).isEqualTo(report.entries() - hidden);
        assertThat(all).doesNotContain("BEGIN PRIVATE KEY");
    }

    /**
     * As the API shows them to somebody without a login; of the demo data edition 2015 is not presented yet, and what
     * was proposed is not shown even when it was confirmed.
     */
    private static boolean isPublic(RecordedEvent event) {
        return !event.subject().type().equals("actor")
                && !event.type().equals("rectification-proposed")
                && !Integer.valueOf(2015).equals(event.subject().editionYear());
    }

    @Test
    void a_full_export_holds_every_body_and_every_disclosure_and_only_its_owner_reads_it() throws IOException {
        Path folder = directory.resolve("full");
        ExportReport report = export(ledger, ExportMode.FULL, folder);
        assertThat(report.bodies()).isEqualTo(report.entries());
        long disclosures = 0;
        for (int file = 0; file * 256L < report.entries(); file++) {
            String name = "%03d.jsonl".formatted(file);
            int expected = (int) Math.min(256, report.entries() - file * 256L);
            assertThat(lines(folder.resolve("bodies").resolve(name)))
                    .hasSize(expected)
                    .noneMatch(String::isEmpty);
            Path disclosed = folder.resolve("disclosures").resolve(name);
            disclosures += Files.exists(disclosed) ? lines(disclosed).size() : 0;
        }
        assertThat(disclosures).isEqualTo(report.disclosures()).isGreaterThan(1_000);
        for (String file : tree(folder).keySet()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void an_export_run_again_writes_nothing() {
        Path folder = directory.resolve("public");
        ExportReport first = export(ledger, ExportMode.PUBLIC, folder);
        SortedMap<String, Hash> before = tree(folder);
        ExportReport again = export(ledger, ExportMode.PUBLIC, folder);
        assertThat(again.written() + again.removed()).isZero();
        assertThat(again.unchanged()).isEqualTo(first.written()).isEqualTo(before.size());
        assertThat(tree(folder)).isEqualTo(before);
    }

    @Test
    void an_export_brought_up_to_date_equals_a_fresh_one_save_earlier_tiles_and_gains_the_bodies_that_became_public()
            throws IOException {
        Path data = DemoLedger.copy(ledger, directory.resolve("data"));
        Path folder = directory.resolve("public");
        ExportReport before = export(data, ExportMode.PUBLIC, folder);
        DemoLedger.makeEdition2015Public(data);
        ExportReport after = export(data, ExportMode.PUBLIC, folder);
        assertThat(after.entries()).isGreaterThan(before.entries());
        assertThat(after.bodies() - before.bodies())
                .as("more than the entries that were added")
                .isGreaterThan(after.entries() - before.entries());
        assertThat(after.unchanged()).as("most stays as it is").isGreaterThan(after.written());
        Path fresh = directory.resolve("fresh");
        export(data, ExportMode.PUBLIC, fresh);
        assertThat(withoutEarlierTiles(tree(folder), tree(fresh))).isEqualTo(tree(fresh));
    }

    @Test
    void partial_tiles_of_an_earlier_checkpoint_stay_until_the_full_one_is_there_and_are_mended() throws IOException {
        Path data = directory.resolve("data");
        DemoLedger.record(data, EnumSet.of(DemoFile.PUBLISHED));
        Path folder = directory.resolve("public");
        long first = export(data, ExportMode.PUBLIC, folder).entries();
        DemoLedger.replaceKey(data);
        long second = export(data, ExportMode.PUBLIC, folder).entries();
        assertThat(second / 256).as("no tile was filled").isEqualTo(first / 256);
        List<String> earlier = List.of(partial("0", first), partial("entries", first));
        assertThat(tree(folder).keySet())
                .containsAll(earlier)
                .contains(partial("0", second), partial("entries", second));
        SortedMap<String, Hash> before = tree(folder);
        for (String file : earlier) {
            Files.writeString(folder.resolve(file), "damaged");
        }
        export(data, ExportMode.PUBLIC, folder);
        assertThat(tree(folder)).isEqualTo(before);

        DemoLedger.record(data, EnumSet.allOf(DemoFile.class));
        export(data, ExportMode.PUBLIC, folder);
        assertThat(tree(folder).keySet()).doesNotContainAnyElementsOf(earlier);
    }

    private static String partial(String level, long size) {
        return "tile/%s/%03d.p/%d".formatted(level, size / 256, size % 256);
    }

    @Test
    void a_full_export_into_a_folder_that_is_open_to_others_is_refused_with_the_remedy() throws IOException {
        Path folder = Files.createDirectory(
                directory.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        assertThatThrownBy(() -> export(ledger, ExportMode.FULL, folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("chmod 700 " + folder);
        assertThat(folder).isEmptyDirectory();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        assertThat(export(ledger, ExportMode.FULL, folder).entries()).isPositive();
    }

    @Test
    void a_disclosure_whose_key_is_destroyed_goes_from_a_full_export() throws IOException, SQLException {
        Path data = DemoLedger.copy(ledger, directory.resolve("data"));
        Path folder = directory.resolve("full");
        ExportReport before = export(data, ExportMode.FULL, folder);
        destroyKeys(data, "number <= 3");
        ExportReport after = export(data, ExportMode.FULL, folder);
        assertThat(after.disclosures()).isEqualTo(before.disclosures() - 3);
        destroyKeys(data, "true");
        export(data, ExportMode.FULL, folder);
        assertThat(folder.resolve("disclosures")).doesNotExist();
        assertThat(folder.resolve("checkpoint")).exists();
    }

    @Test
    void a_folder_with_anything_else_is_refused_and_left_alone() throws IOException {
        Path other = directory.resolve("other-ledger");
        Ledger.open(LedgerOptions.in(other)).close();
        Path folders = Files.createDirectory(directory.resolve("folders"));
        Path exported = folders.resolve("public");
        export(ledger, ExportMode.PUBLIC, exported);
        Path foreign = Files.createDirectory(folders.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.txt"), "mine");
        Path mixed = DemoLedger.copy(exported, folders.resolve("mixed"));
        Files.writeString(mixed.resolve("tile/0/notes.txt"), "mine");
        Path linked = DemoLedger.copy(exported, folders.resolve("linked"));
        Files.createSymbolicLink(linked.resolve("tile/0/100"), foreign.resolve("thesis.txt"));
        Path broken = DemoLedger.copy(exported, folders.resolve("broken"));
        Files.writeString(broken.resolve("export.json"), "{\"format\":\"korpsmonitor-export/v2\"}");

        Map<String, Runnable> refused = Map.of(
                "holds an export of another ledger", () -> export(other, ExportMode.PUBLIC, exported),
                "holds a public export", () -> export(ledger, ExportMode.FULL, exported),
                "holds other files, such as thesis.txt", () -> export(ledger, ExportMode.PUBLIC, foreign),
                "a file that is not of an export, tile/0/notes.txt", () -> export(ledger, ExportMode.PUBLIC, mixed),
                "tile/0/100 is not a plain file", () -> export(ledger, ExportMode.PUBLIC, linked),
                "is of no export that this version knows", () -> export(ledger, ExportMode.PUBLIC, broken),
                "is a file; name a folder", () -> export(ledger, ExportMode.PUBLIC, foreign.resolve("thesis.txt")));
        SortedMap<String, Hash> before = tree(folders);
        refused.forEach((message, attempt) -> assertThatThrownBy(attempt::run)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message));
        assertThat(tree(folders)).isEqualTo(before);
    }

    @Test
    void an_older_copy_of_the_ledger_does_not_take_the_place_of_a_newer_export() throws IOException {
        Path data = DemoLedger.copy(ledger, directory.resolve("data"));
        DemoLedger.makeEdition2015Public(data);
        Path folder = directory.resolve("public");
        export(data, ExportMode.PUBLIC, folder);
        SortedMap<String, Hash> before = tree(folder);
        assertThatThrownBy(() -> export(ledger, ExportMode.PUBLIC, folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is this an older copy of the ledger?");
        assertThat(tree(folder)).isEqualTo(before);
    }

    @Test
    void a_ledger_that_does_not_continue_the_exported_one_is_not_exported_over_it() throws IOException {
        Path folder = directory.resolve("public");
        export(ledger, ExportMode.PUBLIC, folder);
        Path checkpoint = folder.resolve("checkpoint");
        List<String> forged = new ArrayList<>(lines(checkpoint));
        forged.set(2, Hash.sha256(new byte[1]).base64());
        Files.writeString(checkpoint, String.join("\n", forged) + "\n");
        assertThatThrownBy(() -> export(ledger, ExportMode.PUBLIC, folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not fit the ledger");
        assertThat(lines(checkpoint)).isEqualTo(forged);
    }

    @Test
    void a_changed_entry_is_never_exported() throws IOException, SQLException {
        Path data = DemoLedger.copy(ledger, directory.resolve("data"));
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
                Statement statement = database.createStatement()) {
            statement.execute("UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), '\"score\":\"6\"',"
                    + " '\"score\":\"7\"') AS BLOB) WHERE position = (SELECT max(position) FROM entries"
                    + " WHERE CAST(body AS TEXT) LIKE '%\"score\":\"6\"%')");
        }
        Path folder = directory.resolve("public");
        assertThatThrownBy(() -> export(data, ExportMode.PUBLIC, folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not as it was recorded");
        assertThat(folder.resolve("checkpoint")).doesNotExist();
    }

    @Test
    void before_anything_is_published_it_says_so() {
        Path data = directory.resolve("data");
        DemoLedger.record(data, EnumSet.noneOf(DemoFile.class));
        DemoLedger.unpublish(data);
        assertThatThrownBy(() -> export(data, ExportMode.PUBLIC, directory.resolve("public")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no checkpoint is published yet");
        assertThat(directory.resolve("public")).doesNotExist();
    }

    @Test
    void a_second_export_into_the_same_folder_is_kept_out() {
        Path folder = directory.resolve("public");
        List<String> answers = new ArrayList<>();
        export(ledger, ExportMode.PUBLIC, folder, (phase, done, total) -> {
            if (done == 1) {
                assertThatThrownBy(() -> export(ledger, ExportMode.PUBLIC, folder))
                        .isInstanceOf(IllegalStateException.class)
                        .satisfies(e -> answers.add(e.getMessage()));
            }
        });
        assertThat(answers).singleElement().asString().contains("another export writes into");
        assertThat(tree(folder).keySet()).doesNotContain(".lock", ".unfinished").contains("checkpoint");
    }

    private static void destroyKeys(Path data, String which) throws SQLException {
        try (Connection keys = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("disclosure-keys.db"));
                Statement statement = keys.createStatement()) {
            statement.execute("DELETE FROM keys WHERE " + which);
        }
    }

    @Test
    void a_full_export_leaves_out_what_is_erased_though_its_key_is_still_there() {
        try (ReadOnlyLedger source = ReadOnlyLedger.open(ledger)) {
            long position = firstWithDisclosure(source);
            SealedDisclosure sealed = source.store().disclosures(position).getFirst();
            String digest = sealed.digest().base64Url();
            Path data = directory.resolve("erased");
            DemoLedger.copy(ledger, data);
            DemoLedger.erase(data, position, digest);
            try (ReadOnlyLedger erased = ReadOnlyLedger.open(data)) {
                assertThat(erased.disclosures().open(sealed))
                        .as("its key is gone")
                        .isNull();
                // The keys are those of before, as when the one that erased it was killed between the two.
                ExportReport report = new Exporter(
                                new ExportedLedger(erased.store(), erased.trail(), source.disclosures()::open),
                                ExportMode.FULL,
                                Progress.NONE,
                                () -> {})
                        .exportTo(directory.resolve("full"));
                assertThat(report.unopenable()).isZero();
                assertThat(text(directory.resolve("full")))
                        .doesNotContain(
                                Objects.requireNonNull(source.disclosures().open(sealed))
                                        .encoded());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_full_export_counts_the_values_that_it_lacks_though_nobody_erased_them() {
        try (ReadOnlyLedger source = ReadOnlyLedger.open(ledger)) {
            long position = firstWithDisclosure(source);
            SealedDisclosure lost = source.store().disclosures(position).getFirst();
            ExportedLedger lacking = new ExportedLedger(
                    source.store(),
                    source.trail(),
                    each -> each.key() == lost.key()
                            ? null
                            : source.disclosures().open(each));
            ExportReport report =
                    new Exporter(lacking, ExportMode.FULL, Progress.NONE, () -> {}).exportTo(directory.resolve("full"));
            assertThat(report.unopenable()).isEqualTo(1);
            assertThat(new Exporter(lacking, ExportMode.PUBLIC, Progress.NONE, () -> {})
                            .exportTo(directory.resolve("public"))
                            .unopenable())
                    .isZero();
        }
    }

    private static long firstWithDisclosure(ReadOnlyLedger source) {
        long position = 0;
        while (source.store().disclosures(position).isEmpty()) {
            position++;
        }
        return position;
    }
}
