package nl.korpsmonitor.service.verifying;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import nl.korpsmonitor.service.verifying.Database.Column;
import nl.korpsmonitor.service.verifying.Database.Text;
import org.jspecify.annotations.Nullable;

/** Changes rows: every column of every table that there is. */
final class RowTamperings {
    static final List<String> FILES = List.of("ledger.db", "disclosure-keys.db", "views.db", "accounts.db");

    private static final int ATTEMPTS = 60;

    private final Database trial;
    private final Random random;
    private final List<Tampering> all = new ArrayList<>();

    private RowTamperings(Database trial, Random random) {
        this.trial = trial;
        this.random = random;
    }

    /** @param scratch a copy on which it may be tried what the tables' constraints allow */
    static List<Tampering> of(Path scratch, Random random, int flips, int others) throws SQLException {
        List<Tampering> all = new ArrayList<>();
        for (String file : FILES) {
            try (Database database = Database.open(scratch.resolve(file))) {
                RowTamperings tamperings = new RowTamperings(database, random);
                for (Map.Entry<String, List<Column>> table : database.tables().entrySet()) {
                    if (table.getKey().equals("failed_login")) {
                        // Not sealed: counts of failed logins give nobody a right, and guessing must not rewrite the
                        // seal.
                        continue;
                    }
                    List<Map<String, Object>> rows = database.rows("SELECT * FROM " + table.getKey());
                    tamperings.table(file, table.getKey(), table.getValue(), rows, flips, others);
                }
                all.addAll(tamperings.all);
            }
        }
        return all;
    }

    private boolean isAllowed(Change change) throws SQLException {
        trial.execute("BEGIN");
        try {
            change.by(trial);
            return true;
        } catch (SQLException e) {
            return false;
        } finally {
            trial.execute("ROLLBACK");
        }
    }

    private void table(
            String file, String table, List<Column> columns, List<Map<String, Object>> rows, int flips, int others)
            throws SQLException {
        for (Column column : columns) {
            for (int i = 0; i < flips && !rows.isEmpty(); i++) {
                flip(file, table, columns, column, one(rows), random.nextLong());
            }
            for (int i = 0; i < others && rows.size() > 1; i++) {
                swap(file, table, columns, column, rows, random.nextLong());
            }
        }
        for (int i = 0; i < 2 * others && !rows.isEmpty(); i++) {
            Map<String, Object> deleted = one(rows);
            all.add(Tampering.of(
                    "delete a row of " + file + " " + table,
                    names(file, table, deleted),
                    directory -> change(
                            directory,
                            file,
                            database -> database.update(
                                    "DELETE FROM " + table + " WHERE " + Database.condition(columns),
                                    Database.keyValues(columns, deleted)))));
            twice(file, table, columns, one(rows), random.nextLong());
        }
        all.add(Tampering.of(
                "delete all rows of " + file + " " + table,
                rows.isEmpty() ? List.of() : List.of(file),
                directory -> change(directory, file, database -> {
                    if (database.update("DELETE FROM " + table) == 0) {
                        throw new NothingToDo();
                    }
                })));
        if (rows.isEmpty()) {
            insert(file, table, columns);
        }
    }

    /** There is nothing in it to be changed. */
    static final class NothingToDo extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private interface Change {
        void by(Database database) throws SQLException;
    }

    private static void change(Path directory, String file, Change change) throws SQLException {
        try (Database database = Database.open(directory.resolve(file))) {
            change.by(database);
        }
    }

    private Map<String, Object> one(List<Map<String, Object>> rows) {
        return rows.get(random.nextInt(rows.size()));
    }

    private void flip(
            String file, String table, List<Column> columns, Column column, Map<String, Object> row, long seed) {
        all.add(Tampering.of(
                "flip a bit of " + file + " " + table + "." + column.name() + " where "
                        + row.get(columns.getFirst().name()),
                names(file, table, row),
                directory -> change(directory, file, database -> {
                    Random bits = new Random(seed);
                    for (int attempt = 0; ; attempt++) {
                        try {
                            set(database, table, columns, column, row, flipped(row.get(column.name()), column, bits));
                            return;
                        } catch (SQLException e) {
                            // Against a constraint: another bit.
                            if (attempt == ATTEMPTS) {
                                throw e;
                            }
                        }
                    }
                })));
    }

    private static void set(
            Database database,
            String table,
            List<Column> columns,
            Column column,
            Map<String, Object> row,
            @Nullable Object value)
            throws SQLException {
        Object[] key = Database.keyValues(columns, row);
        @Nullable Object[] values = new @Nullable Object[key.length + 1];
        values[0] = Database.parameter(value);
        System.arraycopy(key, 0, values, 1, key.length);
        String placeholder = value == null ? "?" : Database.placeholder(value);
        int changed = database.update(
                "UPDATE " + table + " SET " + column.name() + " = " + placeholder + " WHERE "
                        + Database.condition(columns),
                values);
        if (changed != 1) {
            throw new IllegalStateException("changed " + changed + " rows of " + table + "." + column.name());
        }
    }

    private static Object flipped(@Nullable Object value, Column column, Random bits) {
        return switch (value) {
            case null ->
                column.type().equals("TEXT") ? "x" : column.type().equals("BLOB") ? new byte[] {1} : (Object) 1L;
            case Number number -> number.longValue() ^ (1L << bits.nextInt(Long.SIZE));
            case String text -> new Text(flipped(Text.of(text).bytes(), bits));
            case byte[] bytes -> flipped(bytes, bits);
            default -> throw new IllegalStateException("a value of " + value.getClass());
        };
    }

    private static byte[] flipped(byte[] bytes, Random bits) {
        if (bytes.length == 0) {
            return new byte[] {'x'};
        }
        byte[] flipped = bytes.clone();
        flipped[bits.nextInt(flipped.length)] ^= (byte) (1 << bits.nextInt(Byte.SIZE));
        return flipped;
    }

    private void swap(
            String file, String table, List<Column> columns, Column column, List<Map<String, Object>> rows, long seed)
            throws SQLException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Map<String, Object> one = one(rows);
            Map<String, Object> other = one(rows);
            Object first = one.get(column.name());
            Object second = other.get(column.name());
            Map<String, Object> rest = new HashMap<>(one);
            rest.put(column.name(), second);
            boolean same = other.entrySet().stream()
                    .allMatch(each -> Objects.deepEquals(each.getValue(), rest.get(each.getKey())));
            // Rows that differ in this column only are as before when it is swapped.
            if (first == null || second == null || same || Objects.deepEquals(first, second)) {
                continue;
            }
            Change swap = database -> swap(database, table, columns, column, one, other, new Random(seed));
            if (isAllowed(swap)) {
                all.add(Tampering.of(
                        "swap " + file + " " + table + "." + column.name() + " of two rows",
                        names(file, table, one),
                        directory -> change(directory, file, swap)));
                return;
            }
        }
    }

    private static void swap(
            Database database,
            String table,
            List<Column> columns,
            Column column,
            Map<String, Object> one,
            Map<String, Object> other,
            Random bits)
            throws SQLException {
        Object between = flipped(one.get(column.name()), column, bits);
        for (int attempt = 0; ; attempt++) {
            try {
                set(database, table, columns, column, one, between);
                break;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                between = flipped(one.get(column.name()), column, bits);
            }
        }
        set(database, table, columns, column, other, one.get(column.name()));
        Map<String, Object> moved = new HashMap<>(one);
        moved.put(column.name(), between instanceof Text text ? text.bytes() : between);
        if (column.inKey() && between instanceof Text text) {
            database.update(
                    "UPDATE " + table + " SET " + column.name() + " = ? WHERE CAST(" + column.name() + " AS BLOB) = ?",
                    other.get(column.name()),
                    text.bytes());
        } else {
            set(database, table, columns, column, moved, other.get(column.name()));
        }
    }

    /** The same row again; what must be unique gets another value. */
    private void twice(String file, String table, List<Column> columns, Map<String, Object> row, long seed) {
        all.add(Tampering.of(
                "double a row of " + file + " " + table,
                List.of(file),
                directory -> change(directory, file, database -> {
                    Random bits = new Random(seed);
                    Map<String, Object> copy = new LinkedHashMap<>(row);
                    for (int attempt = 0; ; attempt++) {
                        try {
                            insert(database, table, columns, copy);
                            return;
                        } catch (SQLException e) {
                            if (attempt == ATTEMPTS) {
                                throw e;
                            }
                            // The message names the columns that must be unique.
                            for (Column column : columns) {
                                if (String.valueOf(e.getMessage()).contains(table + "." + column.name())) {
                                    copy.put(column.name(), flipped(row.get(column.name()), column, bits));
                                }
                            }
                        }
                    }
                })));
    }

    private void insert(String file, String table, List<Column> columns) {
        Map<String, Object> row = new LinkedHashMap<>();
        columns.forEach(column -> row.put(column.name(), flipped(null, column, random)));
        all.add(Tampering.of(
                "a row in the empty " + file + " " + table,
                names(file, table, row),
                directory -> change(directory, file, database -> insert(database, table, columns, row))));
    }

    private static void insert(Database database, String table, List<Column> columns, Map<String, Object> row)
            throws SQLException {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        List<Object> values =
                columns.stream().map(column -> row.get(column.name())).collect(Collectors.toList());
        String marks = values.stream()
                .map(value -> value == null ? "?" : Database.placeholder(value))
                .collect(Collectors.joining(", "));
        database.update(
                "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")",
                values.stream().map(Database::parameter).toArray());
    }

    /** What must be named when this row, as it was, is not there any more. */
    private static List<String> names(String file, String table, Map<String, Object> row) {
        String word = switch (table) {
            case "entries", "disclosures" -> "position " + row.get("position");
            case "subjects", "types", "actors" -> String.valueOf(row.get("name"));
            case "commands" ->
                "key "
                        + Base64.getUrlEncoder().withoutPadding().encodeToString((byte[])
                                Objects.requireNonNull(row.get("key")));
            case "tiles" -> tile(((Number) Objects.requireNonNull(row.get("id"))).longValue());
            case "checkpoints" -> String.valueOf(row.get("name"));
            case "keys" -> "key " + row.get("number");
            case "document" -> String.valueOf(row.get("key"));
            case "account", "read_token", "change_count" -> "account";
            default -> table.startsWith("row_") ? String.valueOf(row.get("key")) : "table " + table;
        };
        return List.of(file, word);
    }

    private static String tile(long id) {
        return "tile/%d/%03d".formatted(id >>> 56, id & ((1L << 56) - 1));
    }
}
