package nl.korpsmonitor.service.dossier.verify;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.korpsmonitor.query.standards.Table.Column;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry;
import nl.korpsmonitor.service.dossier.contents.Decision;
import nl.korpsmonitor.service.dossier.contents.DossierContent;
import nl.korpsmonitor.service.dossier.contents.Inventory;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.service.dossier.contents.ItemFiles;
import nl.korpsmonitor.service.dossier.contents.ListedDocument;
import nl.korpsmonitor.service.dossier.contents.Words;
import nl.korpsmonitor.transparency.verify.DossierFiles;
import nl.korpsmonitor.transparency.verify.Finding;
import nl.korpsmonitor.transparency.verify.ReportBuilder;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Holds an inventory to the one that follows from what is in the dossier. */
final class InventoryCheck {
    private static final String NAME = ReadDossier.DATA + "inventory.csv";
    private static final List<String> COLUMNS =
            Inventory.TABLE.columns().stream().map(Column::name).toList();
    private static final int MAXIMUM_BYTES = 256 * 1024 * 1024;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final DossierFiles files;
    private final ReportBuilder report;

    InventoryCheck(DossierFiles files, ReportBuilder report) {
        this.files = files;
        this.report = report;
    }

    /** @param items as far as they could be derived */
    void check(
            ReadDossier dossier,
            AnsweredInquiry inquiry,
            EventsInside inside,
            List<Item> items,
            List<ListedDocument> documents) {
        byte[] bytes = files.bytes(NAME, MAXIMUM_BYTES);
        if (bytes == null) {
            report.add(Finding.of("inventory-missing", files.where(NAME), "There is no inventory"));
            return;
        }
        List<List<String>> found = lines(new String(bytes, StandardCharsets.UTF_8));
        if (found == null) {
            return;
        }
        if (!inside.complete() || items.size() != inquiry.citations().size()) {
            report.notChecked("The inventory: not all that it lists can be derived");
            return;
        }
        DossierContent content =
                new DossierContent(dossier.order(), dossier.checkpoint(), inquiry, inside.shown(), items, documents);
        compare(Inventory.of(content, Words.in(dossier.order().language())), found);
    }

    private void compare(List<Inventory.Line> derived, List<List<String>> found) {
        List<List<String>> expected = lines(ItemFiles.table(Inventory.TABLE, derived));
        if (expected == null) {
            throw new IllegalStateException("what is written as a table can be read as one");
        }
        new InventoryLines(derived, expected, files.where(NAME), report).compare(found);
        report.count("inventoried", "lines of the inventory, compared with what is there", found.size());
        long notShown = derived.stream()
                .filter(line -> line.entry().kind() == Inventory.Kind.VALUE)
                .filter(line -> line.entry().decision() != Decision.SHOWN)
                .count();
        if (notShown > 0) {
            report.notChecked("Why " + notShown + " confidential values are not shown. The inventory says of each what"
                    + " the file of its event says: whether it is withheld, erased or not disclosed, on which ground,"
                    + " and where that was decided. All of that is the word of whoever made the dossier");
        }
    }

    /** The cells of each line, in the order of the columns as they are written here; null, with a fault, when it is no such table. */
    private @Nullable List<List<String>> lines(String csv) {
        try (CSVParser parser = CSVParser.parse(new StringReader(csv), FORMAT)) {
            List<CSVRecord> lines = parser.getRecords();
            // Nor is a line consistent when two columns have one name: a person could read the one, and this program
            // the other.
            if (lines.stream().allMatch(CSVRecord::isConsistent)) {
                List<List<String>> cells = lines.stream()
                        .map(line -> COLUMNS.stream().map(line::get).toList())
                        .toList();
                parser.getHeaderNames().stream()
                        .filter(column -> !COLUMNS.contains(column))
                        .forEach(column -> report.notChecked(
                                "The inventory's column " + column + ", which this program does not know"));
                return cells;
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            // Told below, together with other columns.
        }
        report.add(Finding.of(
                "inventory-malformed",
                files.where(NAME),
                "It can't be read as CSV with the columns " + String.join(", ", COLUMNS)
                        + ", each once, and a value for each in every line"));
        return null;
    }
}
