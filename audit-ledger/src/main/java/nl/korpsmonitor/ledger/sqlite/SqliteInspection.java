package nl.korpsmonitor.ledger.sqlite;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.korpsmonitor.ledger.codec.BodyForm;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.InspectedCommand;
import nl.korpsmonitor.ledger.store.InspectedDisclosure;
import nl.korpsmonitor.ledger.store.InspectedEntry;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.Rows;
import nl.korpsmonitor.ledger.store.StoreInspection;
import nl.korpsmonitor.ledger.store.SubjectStep;
import nl.korpsmonitor.transparency.tree.Tile;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import org.jspecify.annotations.Nullable;

/** {@code ledger.db} as evidence. */
public final class SqliteInspection implements StoreInspection {
    private static final List<String> DICTIONARIES = List.of("subjects", "types", "actors");

    private static final String ENTRIES = "SELECT e.position, e.recorded_at, e.event_id, s.name, e.seq, t.name, a.name,"
            + " e.latest_message_time, CASE WHEN length(e.body) <= " + BodyForm.MAXIMUM_BYTES + " THEN e.body END"
            + " FROM entries e LEFT JOIN subjects s ON s.id = e.subject LEFT JOIN types t ON t.id = e.type"
            + " LEFT JOIN actors a ON a.id = e.actor ORDER BY e.position";

    private final Path file;
    private final SqliteEvidence evidence;
    private final LedgerStore store;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private SqliteInspection(Path file, SqliteEvidence evidence) {
        this.file = file;
        this.evidence = evidence;
        this.store = SqliteLedgerStore.readOnly(new SqliteReaders(evidence::furtherConnection));
    }

    /**
     * Opens the database.
     *
     * @return null when it can't be opened, which is then found
     */
    public static @Nullable SqliteInspection open(Path file, Findings findings) {
        SqliteEvidence evidence = SqliteEvidence.open(file, findings);
        return evidence == null ? null : new SqliteInspection(file, evidence);
    }

    @Override
    public LedgerStore store() {
        return store;
    }

    @Override
    public Place place() {
        return Place.of(evidence.name());
    }

    @Override
    public Place place(String kept) {
        return Place.of(evidence.name(), kept);
    }

    @Override
    public void inspectForm(Findings findings) {
        // By a connection of its own, so that it takes none of the time of those who read what is kept.
        SqliteEvidence own = SqliteEvidence.open(file, findings);
        if (own != null) {
            try (own) {
                SqliteSchema.FORM.compare(own, findings);
            }
        }
    }

    @Override
    public void inspectNames(Findings findings) {
        for (String table : DICTIONARIES) {
            String column = table.substring(0, table.length() - 1);
            String unused = "SELECT name FROM " + table + " d WHERE NOT EXISTS (SELECT 1 FROM entries e WHERE e."
                    + column + " = d.id)";
            try (Rows<String> names = new SqliteRows<>(evidence, unused, result -> result.getString(1))) {
                for (String name = names.next(); name != null; name = names.next()) {
                    findings.add(place(table).row(name), "no entry has this name");
                }
            } catch (RuntimeException e) {
                findings.add(place(table), "it can't be read: " + e.getMessage());
            }
        }
    }

    @Override
    public long size() {
        return number(SqliteReader.SELECT_SIZE);
    }

    @Override
    public Rows<InspectedEntry> entries() {
        return new SqliteRows<>(evidence, ENTRIES, SqliteInspection::entry);
    }

    private static InspectedEntry entry(ResultSet result) throws SQLException {
        byte[] id = result.getBytes(3);
        long sequence = result.getLong(5);
        Long sequenceOrNull = result.wasNull() ? null : sequence;
        return new InspectedEntry(
                result.getLong(1),
                result.getLong(2),
                id == null ? null : EventIds.id(id),
                result.getString(4),
                sequenceOrNull,
                result.getString(6),
                result.getString(7),
                result.getLong(8),
                result.getBytes(9));
    }

    @Override
    public Rows<SubjectStep> subjects() {
        return new SqliteRows<>(
                evidence,
                "SELECT subject, seq, position FROM entries WHERE subject IS NOT NULL ORDER BY subject, seq",
                result -> new SubjectStep(String.valueOf(result.getString(1)), result.getLong(2), result.getLong(3)));
    }

    @Override
    public Rows<InspectedDisclosure> disclosures() {
        return new SqliteRows<>(
                evidence,
                "SELECT position, digest, key, sealed FROM disclosures ORDER BY position, key",
                result -> new InspectedDisclosure(
                        result.getLong(1), bytes(result, 2), result.getLong(3), bytes(result, 4)));
    }

    @Override
    public Rows<Long> disclosureKeys() {
        return new SqliteRows<>(evidence, "SELECT key FROM disclosures ORDER BY key", result -> result.getLong(1));
    }

    @Override
    public Rows<InspectedCommand> commands() {
        return new SqliteRows<>(
                evidence, "SELECT key, first_position, count FROM commands ORDER BY key", SqliteInspection::command);
    }

    @Override
    public long commandCount() {
        return number("SELECT count(*) FROM commands");
    }

    private static InspectedCommand command(ResultSet result) throws SQLException {
        return new InspectedCommand(bytes(result, 1), result.getLong(2), result.getLong(3));
    }

    @Override
    public @Nullable InspectedCommand command(byte[] key) {
        return row(
                "SELECT key, first_position, count FROM commands WHERE key = ?",
                select -> select.setBytes(1, key),
                SqliteInspection::command);
    }

    @Override
    public boolean holds(Tile tile) {
        byte[] stored = stored(tile.coordinates().level(), tile.coordinates().number());
        return stored != null && Arrays.equals(stored, SqliteSchema.padded(tile.bytes()));
    }

    @Override
    public byte[] hashes(int level, long number) {
        byte[] stored = stored(level, number);
        return stored == null || stored.length % 32 != 0 ? new byte[0] : SqliteSchema.trimmed(stored);
    }

    private byte @Nullable [] stored(int level, long number) {
        return row(
                "SELECT hashes FROM tiles WHERE id = ?",
                select -> select.setLong(1, SqliteSchema.tileId(level, number)),
                result -> bytes(result, 1));
    }

    @Override
    public Rows<String> tilesBeyond(long size) {
        return new SqliteRows<>(evidence, "SELECT id FROM tiles ORDER BY id", result -> {
            long id = result.getLong(1);
            long level = id >>> 56;
            long number = id & ((1L << 56) - 1);
            return isInTree(level, number, size) ? null : "tile " + level + "/" + number;
        });
    }

    private static boolean isInTree(long level, long number, long size) {
        if (level > TileCoordinates.MAX_LEVEL) {
            return false;
        }
        long full = TileCoordinates.fullTiles((int) level, size);
        return number < full || (number == full && TileCoordinates.partialWidth((int) level, size) > 0);
    }

    @Override
    public List<String> checkpointNames() {
        List<String> all = new ArrayList<>();
        try (Rows<String> names = new SqliteRows<>(
                evidence,
                "SELECT name FROM checkpoints ORDER BY name",
                result -> String.valueOf(result.getString(1)))) {
            for (String name = names.next(); name != null; name = names.next()) {
                all.add(name);
            }
        }
        return all;
    }

    @Override
    public Optional<String> checkpoint(String name) {
        return Optional.ofNullable(row(
                "SELECT note FROM checkpoints WHERE name = ?",
                select -> select.setString(1, name),
                result -> result.getString(1)));
    }

    @Override
    public long snapshots() {
        return number("SELECT count(*) FROM snapshots");
    }

    private interface Binding {
        void bind(PreparedStatement select) throws SQLException;
    }

    private <T> @Nullable T row(String sql, Binding binding, SqliteRows.Row<T> row) {
        try {
            PreparedStatement select = prepared(sql);
            binding.bind(select);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? row.read(result) : null;
            }
        } catch (SQLException e) {
            throw SqliteRows.failed(e);
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = evidence.connection().prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    private long number(String sql) {
        try (Statement statement = evidence.connection().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        } catch (SQLException e) {
            throw SqliteRows.failed(e);
        }
    }

    private static byte[] bytes(ResultSet result, int column) throws SQLException {
        return Objects.requireNonNullElse(result.getBytes(column), new byte[0]);
    }

    @Override
    public void close() {
        try {
            store.close();
        } finally {
            evidence.close();
        }
    }
}
