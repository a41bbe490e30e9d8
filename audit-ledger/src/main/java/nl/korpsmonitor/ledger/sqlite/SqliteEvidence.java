package nl.korpsmonitor.ledger.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
     * Opens a file that exists. Nothing is read yet: damage shows when it is.
     *
     * @return null when it can't be opened, which is then found
     */
    public static @Nullable SqliteEvidence open(Path file, Findings findings) {
        EvidenceCopy copies = null;
        try {
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
            return new SqliteEvidence(file, url, connection, copies);
        } catch (SQLException | IOException e) {
            if (copies != null) {
                copies.close();
            }
            findings.add(Place.of(name(file)), "it can't be opened: " + e.getMessage());
            return null;
        }
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
