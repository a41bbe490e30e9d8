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

/** Opens disclosures with keys that it only reads, also while another process makes and destroys keys. Safe for use by many threads. */
public final class DisclosureOpener implements AutoCloseable {
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private final Keys keys;

    private DisclosureOpener(Keys keys) {
        this.keys = keys;
    }

    /** Where it finds keys. */
    private interface Keys extends AutoCloseable {
        byte @Nullable [] find(long number);

        @Override
        void close();
    }

    /**
     * Opens the keys in a file.
     *
     * @param file the database of {@link DisclosureKeys}, which must exist
     * @throws StoreException when it can't be opened
     */
    public static DisclosureOpener open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        try {
            return new DisclosureOpener(new FileKeys(config.createConnection("jdbc:sqlite:" + file)));
        } catch (SQLException e) {
            throw new StoreException("the keys " + file + " can't be opened: " + e.getMessage(), e);
        }
    }

    /** Takes keys from a store, and closes it in the end. */
    public static DisclosureOpener of(DisclosureKeyStore store) {
        return new DisclosureOpener(new Keys() {
            @Override
            public byte @Nullable [] find(long number) {
                return store.find(number);
            }

            @Override
            public void close() {
                store.close();
            }
        });
    }

    /**
     * The disclosure; null when its key is destroyed.
     *
     * @throws IllegalStateException when the stored bytes are damaged
     */
    public @Nullable Disclosure open(SealedDisclosure sealed) {
        byte[] key = keys.find(sealed.key());
        return key == null ? null : new DisclosureKey(sealed.key(), key).disclose(sealed);
    }

    @Override
    public void close() {
        keys.close();
    }

    private static final class FileKeys implements Keys {
        private final Connection connection;

        FileKeys(Connection connection) {
            this.connection = connection;
        }

        @Override
        public synchronized byte @Nullable [] find(long number) {
            try (PreparedStatement select = connection.prepareStatement("SELECT key FROM keys WHERE number = ?")) {
                select.setLong(1, number);
                try (ResultSet result = select.executeQuery()) {
                    return result.next() ? result.getBytes(1) : null;
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
}
