package nl.korpsmonitor.query.standards;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.query.comparison.Fraction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A table, written as CSV by RFC 4180: a line of column names, then a line a row. What is not known is an empty cell. What people wrote is made harmless for
 * spreadsheets, see {@link SpreadsheetText}; numbers, days, times and names of constants are written as they are. Immutable.
 *
 * @param <T> a row
 * @param name of the table, plural, such as {@code editions}
 * @param columns by their stable names
 */
public record Table<T>(String name, List<Column<T>> columns) implements RowFormat<T> {

    /**
     * A column.
     *
     * @param value of a row; null when it is not known
     */
    public record Column<T>(String name, Function<? super T, @Nullable Object> value) {}

    public Table {
        columns = List.copyOf(columns);
    }

    /** A table without columns yet. */
    public static <T> Table<T> named(String name) {
        return new Table<>(name, List.of());
    }

    /** The same with one more column, the last. */
    public Table<T> with(String column, Function<? super T, @Nullable Object> value) {
        List<Column<T>> more = new ArrayList<>(columns);
        more.add(new Column<>(column, value));
        return new Table<>(name, more);
    }

    /**
     * The same with one more column, of a part that not every row has.
     *
     * @param part of a row; null when it has none, and the cell is empty
     * @param value of the part; null when it is not known
     */
    public <P> Table<T> with(
            String column, Function<? super T, @Nullable P> part, Function<? super P, @Nullable Object> value) {
        return with(column, row -> {
            P found = part.apply(row);
            return found == null ? null : value.apply(found);
        });
    }

    /** Writes the column names, then rows. */
    @Override
    public Rows<T> begin(Writer out) throws IOException {
        // Each stream has its own, which holds no more than where it is within a line.
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
        printer.printRecord(columns.stream().map(Column::name).toList());
        return row -> printer.printRecord(cells(row));
    }

    /** The cells of a row; null where nothing is known. */
    private List<@Nullable String> cells(T row) {
        List<@Nullable String> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(cell(column.value().apply(row))));
        return cells;
    }

    private static @Nullable String cell(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Decimal number -> number.toString();
            case Fraction number -> number.toString();
            case Boolean truth -> truth.toString();
            case Enum<?> constant -> constant.name();
            case LocalDate day -> day.toString();
            case Instant time -> time.toString();
            case PartialDate date -> date.isUnknown() ? null : date.text();
            case JsonNode fact -> fact(fact);
            // Codes hold no blanks, so that blanks part them.
            case Collection<?> several ->
                SpreadsheetText.harmless(several.stream().map(String::valueOf).collect(Collectors.joining(" ")));
            default -> SpreadsheetText.harmless(value.toString());
        };
    }

    /** A value of a fact: what is neither text, number nor truth value is written as JSON. */
    private static String fact(JsonNode value) {
        return value.isNumber() || value.isBoolean()
                ? value.toString()
                : SpreadsheetText.harmless(value.isString() ? value.asString() : value.toString());
    }
}
