package nl.korpsmonitor.service.importing;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.standards.SpreadsheetText;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads scores from a spreadsheet's CSV: one row per score, semicolons or commas between the cells, decimal commas or
 * points, Dutch or English column names. Each row becomes a {@code record-score} about the organisation's scorecard.
 */
final class ScorecardCsvReader {
    /** The most rows, the header not counted. */
    static final int MAXIMUM_ROWS = 100_000;

    private enum Column {
        ORGANISATION("organisation", "organisation organisatie korps eenheid"),
        DIMENSION("dimension", "dimension dimensie"),
        SCORE("score", "score cijfer"),
        REASON("reason", "reason reden toelichting"),
        DATE("occurredOn", "date datum");

        private final String field;
        private final String names;

        /**
         * @param field of the command
         * @param names what the column may be called, parted by blanks
         */
        Column(String field, String names) {
            this.field = field;
            this.names = names;
        }

        List<String> names() {
            return List.of(names.split(" "));
        }

        static @Nullable Column named(String header) {
            String name = header.strip().toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(column -> column.names().contains(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static final Pattern SCORE = Pattern.compile("-?\\d{1,9}(?:([.,])\\d{1,6})?");
    private static final Pattern DUTCH_DAY = Pattern.compile("(\\d{1,2})-(\\d{1,2})-(\\d{4})");

    private final int year;
    private final List<ImportFault> faults = new ArrayList<>();
    private final List<ImportRecord> records = new ArrayList<>();
    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final Map<Column, String> headers = new EnumMap<>(Column.class);
    private final Set<String> seen = new HashSet<>();
    private @Nullable String decimalSeparator;

    private ScorecardCsvReader(int year) {
        this.year = year;
    }

    /**
     * The scores, with every fault of their form.
     *
     * @param year of the edition that they belong to
     */
    static ImportFile read(String text, int year) {
        ScorecardCsvReader reader = new ScorecardCsvReader(year);
        reader.rows(text);
        return new ImportFile("Scores of edition " + year, null, Map.of(), reader.records, reader.faults);
    }

    private void rows(String text) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .get();
        int line = 1;
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get()) {
            for (CSVRecord row : parser) {
                if (row.getRecordNumber() == 1) {
                    header(row);
                    if (!faults.isEmpty()) {
                        return;
                    }
                } else if (row.getRecordNumber() - 1 > MAXIMUM_ROWS) {
                    fault(line, null, "more than " + MAXIMUM_ROWS + " rows; split the file");
                    return;
                } else if (!isEmpty(row)) {
                    row(row, line);
                }
                line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
            }
        } catch (UncheckedIOException | IOException e) {
            fault(line, null, "is no CSV that can be read; look for a double quote that is never closed");
        }
        if (records.isEmpty() && faults.isEmpty()) {
            fault(1, null, "holds no scores");
        }
    }

    private static char delimiter(String text) {
        int end = text.indexOf('\n');
        String header = end < 0 ? text : text.substring(0, end);
        return header.indexOf(';') >= 0 ? ';' : ',';
    }

    private void header(CSVRecord row) {
        for (int i = 0; i < row.size(); i++) {
            Column column = Column.named(row.get(i));
            if (row.get(i).isBlank()) {
                fault(1, null, "column " + (i + 1) + " has no name; name it or remove it, from every row");
            } else if (column == null) {
                fault(
                        1,
                        row.get(i),
                        "no such column; the columns are organisation, dimension, score, reason, date"
                                + " (or organisatie, dimensie, score, reden, datum)");
            } else if (columns.put(column, i) != null) {
                fault(1, row.get(i), "this column is there twice");
            } else {
                headers.put(column, row.get(i).strip());
            }
        }
        for (Column column : Column.values()) {
            if (!columns.containsKey(column)) {
                fault(1, column.names().getFirst(), "the column is missing; it may be called " + column.names());
            }
        }
    }

    private void row(CSVRecord row, int line) {
        int before = faults.size();
        if (row.size() != columns.size()) {
            fault(
                    line,
                    null,
                    "has " + row.size() + " cells where the header has " + columns.size()
                            + "; a cell that holds the separator must stand in double quotes");
            return;
        }
        String organisation = code(row, line, Column.ORGANISATION);
        String dimension = code(row, line, Column.DIMENSION);
        String score = score(cell(row, Column.SCORE), line);
        String reason = cell(row, Column.REASON);
        if (reason.isEmpty()) {
            fault(line, header(Column.REASON), "say why this score was given");
        }
        String date = day(cell(row, Column.DATE), line);
        if (!seen.add(organisation + " " + dimension)) {
            fault(
                    line,
                    header(Column.DIMENSION),
                    "'" + dimension + "' of " + organisation + " stands in the file twice");
        }
        if (faults.size() == before) {
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            fields.put("dimension", dimension)
                    .put("score", score)
                    .put("reason", reason)
                    .put("occurredOn", date);
            String subject = Subject.scorecard(year, organisation).id();
            records.add(new ImportRecord(line, "record-score", subject, null, fields, Map.of(), columnsByField()));
        }
    }

    private String code(CSVRecord row, int line, Column column) {
        String code = cell(row, column);
        if (!Code.isCode(code)) {
            fault(
                    line,
                    header(column),
                    "'" + code + "' is no code; give the code that the ledger knows, of lower-case"
                            + " letters, digits, dots and hyphens");
        }
        return code;
    }

    private String score(String text, int line) {
        Matcher matcher = SCORE.matcher(text);
        if (!matcher.matches()) {
            fault(
                    line,
                    header(Column.SCORE),
                    "'" + text + "' is no score; write it as 7,5 or 7.5, without thousands" + " separators");
            return text;
        }
        String separator = matcher.group(1);
        if (separator != null) {
            if (decimalSeparator == null) {
                decimalSeparator = separator;
            } else if (!decimalSeparator.equals(separator)) {
                fault(
                        line,
                        header(Column.SCORE),
                        "'" + text + "' has another decimal separator than the rows above; use"
                                + " one in the whole file");
            }
        }
        return text.replace(',', '.');
    }

    private String day(String text, int line) {
        Matcher dutch = DUTCH_DAY.matcher(text);
        String day = dutch.matches()
                ? "%s-%2s-%2s"
                        .formatted(dutch.group(3), dutch.group(2), dutch.group(1))
                        .replace(' ', '0')
                : text;
        try {
            return new nl.korpsmonitor.events.values.PartialDate(day).text();
        } catch (IllegalArgumentException e) {
            fault(line, header(Column.DATE), "'" + text + "' is no date; write it as 2013-10-24 or 24-10-2013");
            return text;
        }
    }

    private String cell(CSVRecord row, Column column) {
        String cell = row.get(java.util.Objects.requireNonNull(columns.get(column)));
        // A line break within a cell is one, whichever way the spreadsheet's machine writes it.
        String text = cell.replace("\r\n", "\n").replace('\r', '\n').strip();
        // As our own tables mark what a spreadsheet may take for a formula, and as spreadsheets do themselves.
        return SpreadsheetText.restoredIfMarked(text);
    }

    /** How the file calls the fields of the command that a row becomes. */
    private Map<String, String> columnsByField() {
        Map<String, String> byField = new HashMap<>();
        headers.forEach((column, header) -> byField.put(column.field, header));
        return byField;
    }

    private @Nullable String header(Column column) {
        return headers.get(column);
    }

    private static boolean isEmpty(CSVRecord row) {
        for (String cell : row) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private void fault(int line, @Nullable String field, String message) {
        faults.add(new ImportFault(line, field, message));
    }
}
