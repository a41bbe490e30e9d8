package nl.korpsmonitor.ledger.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * A SQLite file as evidence: read as a program that opens it would find it, its journal included, without changing a byte of it or beside it. All that
 * is read through {@link #connection()} is of one moment. For one thread.
 */
public final class SqliteEvidence implements AutoCloseable {
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    /** What SQLite keeps beside a database that was not closed. */
    private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

    private final Path file;
    private final String url;
    private final Connection connection;
    private final @Nullable EvidenceCopy copies;

    private SqliteEvidence(Path file, String url, Connection connection, @Nullable EvidenceCopy copies) {
        this.file = file;
        this.url = url;
        this.connection = connection;
        this.copies = copies;
    }

    /**
     * Opens a file that exists. Little is read yet: damage shows when it is. A database with views or triggers, which none of ours has, is not opened:
     * whatever is read of it may be made up, and without end.
     *
     * @return null when it can't be opened, which is then found
     * @throws InvalidInputException when whoever runs this may not read it
     */
    public static @Nullable SqliteEvidence open(Path named, Findings findings) {
        EvidenceCopy copies = null;
        try {
            if (!Files.isRegularFile(named)) {
                findings.add(Place.of(name(named)), "it is no file");
                return null;
            }
            // As SQLite does it: of a link, the journal lies beside what it leads to.
            Path file = named.toRealPath();
            if (!Files.isReadable(file)) {
                throw new InvalidInputException("--data", "you may not read " + named + ", which is to be verified");
            }
            boolean shared = Files.exists(companion(file, "-wal")) && Files.exists(companion(file, "-shm"));
            boolean unfinished = hasContent(companion(file, "-wal")) && !shared;
            Path read = file;
            if (unfinished || Files.exists(companion(file, "-journal"))) {
                // Reading would have to mend it first: that is done to a copy.
                copies = EvidenceCopy.of(file, COMPANIONS);
                read = copies.file();
            }
            // Who has it open, or left it open, has a journal and its index, which are read and not written. Else
            // nobody changes the file meanwhile.
            String url = url(read, copies != null ? "" : shared ? "?mode=ro&readonly_shm=1" : "?immutable=1");
            Connection connection = connect(url, copies == null);
            connection.setAutoCommit(false);
            SqliteEvidence evidence = new SqliteEvidence(named, url, connection, copies);
            if (evidence.isMadeUp(findings)) {
                evidence.close();
                return null;
            }
            return evidence;
        } catch (SQLException | IOException e) {
            if (copies != null) {
                copies.close();
            }
            findings.add(Place.of(name(named)), "it can't be opened: " + e.getMessage());
            return null;
        }
    }

    private boolean isMadeUp(Findings findings) {
        String strange = "SELECT type, name FROM sqlite_master WHERE type NOT IN ('table', 'index') OR rootpage = 0"
                + " ORDER BY name LIMIT 10";
        boolean found = false;
        try (Statement statement = connection.createStatement();
                ResultSet objects = statement.executeQuery(strange)) {
            while (objects.next()) {
                found = true;
                findings.add(
                        Place.of(name(), String.valueOf(objects.getString(2))),
                        "it is a " + objects.getString(1) + ", and no plain table; nothing of this database was read");
            }
        } catch (SQLException e) {
            // What can't be read shows when it is asked for what should be there.
            return found;
        }
        return found;
    }

    private static Connection connect(String url, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setTransactionMode(TransactionMode.DEFERRED);
        config.setReadOnly(readOnly);
        return config.createConnection(url);
    }

    private static String url(Path file, String parameters) {
        return "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + parameters;
    }

    private static Path companion(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static boolean hasContent(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) > 0;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The file's name, as findings give it. */
    public String name() {
        return name(file);
    }

    /** The connection. Whoever uses it neither writes nor ends its transaction. */
    public Connection connection() {
        return connection;
    }

    /** A further connection, of a later moment when the file is in use. */
    SqliteConnection furtherConnection() throws SQLException {
        return SqliteConnection.of(() -> connect(url, copies == null));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing was written; what can't be closed is let go.
            return;
        } finally {
            if (copies != null) {
                copies.close();
            }
        }
    }
}
