package nl.korpsmonitor.ledger.disclosure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** Opens disclosures with keys that it only reads, also while another process makes and destroys keys. Safe for use by many threads, one at a time. */
public final class DisclosureOpener implements AutoCloseable {
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private final Connection connection;

    private DisclosureOpener(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the keys.
     *
     * @param file the database of {@link DisclosureKeys}, which must exist
     * @throws StoreException when it can't be opened
     */
    public static DisclosureOpener open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        try {
            return new DisclosureOpener(config.createConnection("jdbc:sqlite:" + file));
        } catch (SQLException e) {
            throw new StoreException("the keys " + file + " can't be opened: " + e.getMessage(), e);
        }
    }

    /**
     * The disclosure; null when its key is destroyed.
     *
     * @throws IllegalStateException when the stored bytes are damaged
     */
    public synchronized @Nullable Disclosure open(SealedDisclosure sealed) {
        try (PreparedStatement select = connection.prepareStatement("SELECT key FROM keys WHERE number = ?")) {
            select.setLong(1, sealed.key());
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? new DisclosureKey(sealed.key(), result.getBytes(1)).disclose(sealed) : null;
            }
        } catch (SQLException e) {
            throw new StoreException("a disclosure key can't be read: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("the disclosure keys did not close: " + e.getMessage(), e);
        }
    }
}
