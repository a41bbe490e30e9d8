package nl.korpsmonitor.service.dossier;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * The inventory of a dossier, to look at and to change.
 *
 * @param lines cells as they stand in the file, first those of the names of columns
 */
record InventoryFile(List<List<String>> lines) {
    private static final String NAME = "inventory.csv";

    static InventoryFile of(UnpackedDossier dossier) {
        List<List<String>> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(dossier.text(NAME)), CSVFormat.RFC4180)) {
            for (CSVRecord line : parser) {
                lines.add(new ArrayList<>(line.toList()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new InventoryFile(lines);
    }

    void putInto(UnpackedDossier dossier) {
        StringWriter out = new StringWriter();
        try {
            new CSVPrinter(out, CSVFormat.RFC4180).printRecords(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dossier.put(NAME, out.toString());
    }

    int column(String name) {
        return lines.getFirst().indexOf(name);
    }

    String get(int line, String column) {
        return lines.get(line).get(column(column));
    }

    void set(int line, String column, String cell) {
        lines.get(line).set(column(column), Objects.requireNonNull(cell));
    }

    /** The numbers of the lines with that in a column. */
    List<Integer> with(String column, String cell) {
        return IntStream.range(1, lines.size())
                .filter(line -> get(line, column).equals(cell))
                .boxed()
                .toList();
    }

    /** Numbers them again, as somebody would who left out some. */
    void number() {
        for (int line = 1; line < lines.size(); line++) {
            set(line, "number", Integer.toString(line));
        }
    }

    /** The line as a finding tells it. */
    String text(int line) {
        return String.join(", ", lines.get(line));
    }
}
