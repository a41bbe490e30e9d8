package nl.korpsmonitor.service.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A table of docs/access.md. */
final class AccessTable {
    private static final Path FILE = Path.of("..", "docs", "access.md");

    private final Map<String, Row> rows = new LinkedHashMap<>();

    /**
     * A row.
     *
     * @param cells by the heading of their column
     */
    record Row(String name, Map<String, String> cells) {
        String cell(String column) {
            return Objects.requireNonNull(cells.get(column), () -> "no column " + column);
        }
    }

    /** The first table after a heading; its first column is the name of the row. */
    static AccessTable after(String heading) {
        List<String> lines = read().lines()
                .dropWhile(line -> !line.equals(heading))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        List<String> columns = cells(lines.getFirst());
        AccessTable table = new AccessTable();
        for (String line : lines.subList(2, lines.size())) {
            List<String> cells = cells(line);
            Map<String, String> byColumn = new LinkedHashMap<>();
            for (int i = 1; i < columns.size(); i++) {
                byColumn.put(columns.get(i), cells.get(i));
            }
            String name = cells.getFirst().replace("`", "");
            if (table.rows.put(name, new Row(name, byColumn)) != null) {
                throw new AssertionError("two rows " + name);
            }
        }
        return table;
    }

    Row row(String name) {
        return Objects.requireNonNull(rows.get(name), () -> "docs/access.md has no row " + name);
    }

    List<String> names() {
        return List.copyOf(rows.keySet());
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static String read() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
