package nl.korpsmonitor.service.dossier.verify;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.korpsmonitor.query.standards.SpreadsheetText;
import nl.korpsmonitor.service.dossier.contents.Decision;
import nl.korpsmonitor.service.dossier.contents.DossierContent;
import nl.korpsmonitor.service.dossier.contents.FileFormat;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.transparency.verify.DossierFiles;
import nl.korpsmonitor.transparency.verify.Finding;
import nl.korpsmonitor.transparency.verify.ReportBuilder;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Holds an inventory to what is there: it names every event, state, comparison and document, every item, and nothing that is not there. */
final class InventoryCheck {
    private static final String NAME = ReadDossier.DATA + "inventory.csv";
    private static final List<String> LISTED = List.of("events/", "states/", "comparisons/", FileFormat.DOCUMENTS);
    private static final List<String> COLUMNS = List.of("item", "kind", "file", "decision");
    private static final int MAXIMUM_BYTES = 256 * 1024 * 1024;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final DossierFiles files;
    private final ReportBuilder report;

    InventoryCheck(DossierFiles files, ReportBuilder report) {
        this.files = files;
        this.report = report;
    }

    void check(EventsInside inside, List<Item> items) {
        List<CSVRecord> lines = read();
        if (lines == null) {
            return;
        }
        Set<String> named = values(lines, "file");
        for (String file : named) {
            if (!files.names().contains(ReadDossier.DATA + file)) {
                add("inventory-names-missing", "It names " + file + ", which is not there");
            }
        }
        files.names().stream()
                .filter(name -> name.startsWith(ReadDossier.DATA) && !name.endsWith(DossierContent.DESCRIBES))
                .map(name -> name.substring(ReadDossier.DATA.length()))
                .filter(file -> LISTED.stream().anyMatch(file::startsWith) && !named.contains(file))
                .forEach(file -> add("inventory-lacks", "It does not name " + file + ", which is there"));
        Set<String> codes = values(lines, "item");
        items.stream()
                .map(Item::code)
                .filter(code -> !codes.contains(code))
                .forEach(code -> add("inventory-lacks", "It does not name item " + code));
        long shown = lines.stream()
                .filter(line -> line.get("kind").equals("VALUE"))
                .filter(line -> line.get("decision").equals(Decision.SHOWN.name()))
                .count();
        if (shown != inside.disclosures()) {
            report.add(Finding.of("inventory-differs", files.where(NAME), "It counts other values as shown")
                    .differing(Integer.toString(inside.disclosures()), Long.toString(shown)));
        }
        report.count("inventoried", "lines of the inventory", lines.size());
    }

    private @Nullable List<CSVRecord> read() {
        byte[] bytes = files.bytes(NAME, MAXIMUM_BYTES);
        if (bytes == null) {
            add("inventory-missing", "There is no inventory");
            return null;
        }
        try (CSVParser parser = CSVParser.parse(new StringReader(new String(bytes, StandardCharsets.UTF_8)), FORMAT)) {
            List<CSVRecord> lines = parser.getRecords();
            if (parser.getHeaderNames().containsAll(COLUMNS) && lines.stream().allMatch(CSVRecord::isConsistent)) {
                return lines;
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            // Told below, together with other columns.
        }
        add(
                "inventory-malformed",
                "It can't be read as CSV with the columns " + String.join(", ", COLUMNS)
                        + ", and a value for each in every line");
        return null;
    }

    private static Set<String> values(List<CSVRecord> lines, String column) {
        return lines.stream()
                .map(line -> SpreadsheetText.restored(line.get(column)))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void add(String code, String message) {
        report.add(Finding.of(code, files.where(NAME), message));
    }
}
