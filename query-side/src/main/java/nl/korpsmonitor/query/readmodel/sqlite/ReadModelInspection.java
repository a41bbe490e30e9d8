package nl.korpsmonitor.query.readmodel.sqlite;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.sqlite.SqliteEvidence;
import nl.korpsmonitor.ledger.sqlite.SqliteForm;
import nl.korpsmonitor.query.readmodel.ComparedReadModels;
import nl.korpsmonitor.query.readmodel.Projector;
import nl.korpsmonitor.query.readmodel.ReadModelDigest;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import org.jspecify.annotations.Nullable;

/** Compares the read models in a file, line by line, with those that a ledger's events give. It changes nothing in the file or beside it. */
public final class ReadModelInspection {
    /** How many events are folded between two reports of progress. */
    private static final int STEP = 1_000;

    private static final SqliteForm FORM = SqliteForm.of(connection -> Schema.prepare(connection, "form"));

    private final SqliteEvidence evidence;
    private final Trail trail;
    private final Findings findings;

    private ReadModelInspection(SqliteEvidence evidence, Trail trail, Findings findings) {
        this.evidence = evidence;
        this.trail = trail;
        this.findings = findings;
    }

    /** What is to be noted of read models when they are closed: their format and position. */
    public static String note(ReadModelStore store) {
        return note(Schema.FORMAT, store.position());
    }

    private static String note(long format, long position) {
        return format + " " + position;
    }

    /**
     * Inspects the file.
     *
     * @param file may be absent: it is rebuilt at the next start
     * @param trail of the ledger; of the same moment as the file or of a later one
     * @param noteAtClose the {@link #note} of when they were closed; null when they were not. Only with it read models of another format are no finding:
     *     else nobody can tell those of another version from those whose format was changed so that they are not compared
     * @return digests of both; null when they could not be compared, or those in the file have none as something in it has another form
     */
    public static @Nullable ComparedReadModels inspect(
            Path file, Trail trail, @Nullable String noteAtClose, Findings findings, InspectionProgress progress) {
        if (!Files.exists(file)) {
            findings.notice("There are no read models: the next start makes them.");
            return null;
        }
        SqliteEvidence evidence = SqliteEvidence.open(file, findings);
        if (evidence == null) {
            return null;
        }
        try (evidence) {
            return new ReadModelInspection(evidence, trail, findings).inspect(noteAtClose, progress);
        }
    }

    private @Nullable ComparedReadModels inspect(@Nullable String noteAtClose, InspectionProgress progress) {
        Place file = Place.of(evidence.name());
        try {
            long format = number("PRAGMA user_version");
            if (format != Schema.FORMAT && noteAtClose != null && noteAtClose.startsWith(format + " ")) {
                // Another version closed the ledger in order, and no service serves them: the next start empties them.
                findings.notice("The read models are of format " + format + "; this version makes " + Schema.FORMAT
                        + ", and does so at the next start. They were not compared.");
                return null;
            }
            if (noteAtClose == null && format == 0 && number("SELECT count(*) FROM sqlite_master") == 0) {
                findings.notice("There are no read models yet: a start that was cut short left an empty file.");
                return null;
            }
            if (format != Schema.FORMAT) {
                findings.add(
                        file,
                        "its read models are of format " + format + " (user_version), not " + Schema.FORMAT
                                + ", so they can't be compared: delete " + evidence.name()
                                + " while the service is stopped; it is rebuilt. After an upgrade of the program this is"
                                + " expected until the service was started once");
                return null;
            }
            FORM.compare(evidence, findings);
            long position = position(format, noteAtClose);
            return position < 0 ? null : compareWithRebuilt(position, progress);
        } catch (SQLException e) {
            findings.add(file, "it can't be read: " + e.getMessage());
            return null;
        }
    }

    /** Up to where the read models are; -1 when they can't be compared. */
    private long position(long format, @Nullable String noteAtClose) throws SQLException {
        requireOneRow("token", "id = 1");
        requireOneRow("ledger", "true");
        String ledger = trail.event(0).map(RecordedEvent::id).orElse("none");
        if (!ledger.equals(text("SELECT name FROM ledger"))) {
            findings.add(Place.of(evidence.name(), "ledger"), "the read models are those of another ledger");
        }
        long position = number("SELECT position FROM token");
        long size = trail.size();
        Place token = Place.of(evidence.name(), "token");
        if (noteAtClose != null && !noteAtClose.equals(note(format, position))) {
            findings.add(
                    token,
                    "the read models are at position " + position + " (format and position '" + note(format, position)
                            + "'), but were at '" + noteAtClose
                            + "' when they were closed, as keys/closed says: an older copy was put back, or the position was changed");
        }
        if (position < 0 || position > size) {
            findings.add(token, "the read models are at position " + position + ", but there are " + size + " entries");
            return -1;
        }
        if (position < size) {
            findings.notice("The read models are at position " + position + " of " + size
                    + ": they were compared as of there.");
        }
        return position;
    }

    private void requireOneRow(String table, String condition) throws SQLException {
        long rows = number("SELECT count(*) FROM " + table);
        if (rows != 1 || number("SELECT count(*) FROM " + table + " WHERE " + condition) != 1) {
            findings.add(Place.of(evidence.name(), table), "it has other rows than the one that it should have");
        }
    }

    private @Nullable ComparedReadModels compareWithRebuilt(long position, InspectionProgress progress)
            throws SQLException {
        try {
            Path folder = Files.createTempDirectory("ledger-rebuild");
            try {
                Path file = folder.resolve("views.db");
                ReadModelDigest rebuilt = rebuild(file, position, progress);
                findings.checked(compare(file) + " rows of read models, with those that the events give");
                ReadModelDigest live = live();
                return live == null ? null : new ComparedReadModels(live, rebuilt);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new ReadModelStoreException("there is no room to rebuild the read models for comparison", e);
        }
    }

    private ReadModelDigest rebuild(Path file, long position, InspectionProgress progress) {
        try (ReadModelStore fresh = SqliteReadModelStore.openTemporary(file)) {
            Projector projector = new Projector(trail, fresh);
            while (projector.next() < position) {
                projector.catchUp(Math.min(position, projector.next() + STEP));
                progress.step("Read models", projector.next(), position);
            }
            return ReadModelDigest.at(fresh);
        }
    }

    /** Null when something there has another form than what is served: the comparison told what. */
    private @Nullable ReadModelDigest live() {
        try {
            return ReadModelDigest.ofLines(line -> {
                try {
                    return SqliteLines.forEach(evidence.connection(), line);
                } catch (SQLException e) {
                    throw new ReadModelStoreException("the read models can't be read", e);
                }
            });
        } catch (RuntimeException e) {
            return null;
        }
    }

    private long compare(Path rebuilt) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + rebuilt)) {
            long rows = TableComparison.compare(evidence, connection, "document", 2, findings);
            for (var type : ViewTypes.ALL) {
                rows += TableComparison.compare(evidence, connection, Schema.table(type), 2, findings);
            }
            return rows;
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = evidence.connection().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    private @Nullable String text(String sql) throws SQLException {
        try (Statement statement = evidence.connection().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : null;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
