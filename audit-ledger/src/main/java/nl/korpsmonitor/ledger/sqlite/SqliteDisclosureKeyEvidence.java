package nl.korpsmonitor.ledger.sqlite;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyEvidence;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.Rows;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;

/** {@code disclosure-keys.db} as evidence: it opens what it should open, and holds nothing else. For one thread. */
public final class SqliteDisclosureKeyEvidence implements DisclosureKeyEvidence {
    private final SqliteEvidence evidence;
    private final PreparedStatement select;

    private SqliteDisclosureKeyEvidence(SqliteEvidence evidence) throws SQLException {
        this.evidence = evidence;
        this.select = evidence.connection().prepareStatement("SELECT key FROM keys WHERE number = ?");
    }

    /**
     * Opens the database, and finds what is wrong with its form.
     *
     * @return null when it can't be used
     */
    public static @Nullable SqliteDisclosureKeyEvidence open(Path file, Findings findings) {
        SqliteEvidence evidence = SqliteEvidence.open(file, findings);
        if (evidence == null) {
            return null;
        }
        SqliteKeyTables.FORM.compare(evidence, findings);
        try {
            return new SqliteDisclosureKeyEvidence(evidence);
        } catch (SQLException e) {
            findings.add(Place.of(evidence.name(), "keys"), "it can't be read: " + e.getMessage());
            evidence.close();
            return null;
        }
    }

    @Override
    public Place place() {
        return Place.of(evidence.name());
    }

    @Override
    public Place place(long key) {
        return Place.of(evidence.name(), "keys").row("key " + key);
    }

    @Override
    public byte @Nullable [] key(long number) {
        try {
            select.setLong(1, number);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? result.getBytes(1) : null;
            }
        } catch (SQLException e) {
            throw new StoreException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void inspectNumbers(Rows<Long> needed, boolean closed, Findings findings) {
        Place counters = Place.of(evidence.name(), "checked");
        try (Statement statement = evidence.connection().createStatement();
                ResultSet result = statement.executeQuery("SELECT number FROM keys ORDER BY number")) {
            long below = single("SELECT count(*), max(below) FROM checked", "checked", findings);
            long last = single(
                    "SELECT count(*), max(CASE WHEN name = 'keys' AND typeof(seq) = 'integer' THEN seq END)"
                            + " FROM sqlite_sequence",
                    "sqlite_sequence",
                    findings);
            long spare = 0;
            long highest = 0;
            Long need = needed.next();
            while (result.next()) {
                highest = result.getLong(1);
                while (need != null && need < highest) {
                    need = needed.next();
                }
                if (need == null || need != highest) {
                    spare++;
                    if (closed || highest < below) {
                        findings.add(place(highest), "no disclosure needs this key");
                    }
                }
            }
            if (last < highest) {
                findings.add(
                        Place.of(evidence.name(), "sqlite_sequence"),
                        "the last number given is " + last + ", but there is a key " + highest);
            }
            if (below < 1 || below > last + 1 || (closed && last > 0 && below != last + 1)) {
                findings.add(
                        counters,
                        "keys were checked below " + below + ", but the last number given (table sqlite_sequence) is "
                                + last);
            }
            if (spare > 0 && !closed) {
                findings.notice(
                        spare + " disclosure keys are ready for use, or left over from a process that was ended:"
                                + " the next start destroys those");
            }
        } catch (SQLException | StoreException e) {
            findings.add(Place.of(evidence.name()), "it can't be read: " + e.getMessage());
        }
    }

    private long single(String sql, String table, Findings findings) throws SQLException {
        try (Statement statement = evidence.connection().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            long rows = result.next() ? result.getLong(1) : 0;
            boolean optional = table.equals("sqlite_sequence");
            if (rows != 1 && !(optional && rows == 0)) {
                findings.add(Place.of(evidence.name(), table), "it has " + rows + " rows instead of one");
            }
            return rows == 0 ? 0 : result.getLong(2);
        }
    }

    @Override
    public Optional<Hash> digest() {
        try {
            return Optional.of(SqliteKeyTables.digest(evidence.connection()));
        } catch (SQLException e) {
            throw new StoreException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        evidence.close();
    }
}
