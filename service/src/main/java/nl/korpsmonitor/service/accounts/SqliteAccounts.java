package nl.korpsmonitor.service.accounts;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.OwnerOnly;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts in {@code accounts.db} of a data directory. Several processes may use it at once: a command line adds accounts while the service runs. Every
 * change keeps their {@link AccountSeal}, and none is made when they do not fit it.
 */
final class SqliteAccounts implements AccountStore {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteAccounts.class);

    private static final String NOT_SEALED =
            "the accounts are not those of their seal: one was changed by other means, or an"
                    + " older copy was put back. 'ledger verify' says more. To accept them as they are, delete keys/"
                    + AccountSeal.FILE;

    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private final Path dataDirectory;
    private final Connection connection;

    private SqliteAccounts(Path dataDirectory, Connection connection) {
        this.dataDirectory = dataDirectory;
        this.connection = connection;
    }

    /** Opens the accounts of the data directory; makes the directory and the file, readable by their owner only. */
    static AccountStore open(Path dataDirectory) {
        try {
            OwnerOnly.createDirectories(dataDirectory);
            Path file = dataDirectory.resolve(FILE);
            OwnerOnly.createFile(file);
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout=" + BUSY_TIMEOUT_MILLIS);
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
            }
            create(connection);
            SqliteAccounts store = new SqliteAccounts(dataDirectory, connection);
            store.sealAtOpen();
            return store;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("can't open the accounts in " + dataDirectory + ": " + e, e);
        }
    }

    /** Makes the table, unless it is there. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS account (username TEXT PRIMARY KEY, name TEXT NOT NULL,"
                    + " password_hash TEXT NOT NULL, roles TEXT NOT NULL, organisation TEXT,"
                    + " pseudonym TEXT NOT NULL UNIQUE, disabled INTEGER NOT NULL) STRICT, WITHOUT ROWID");
        }
    }

    private interface Change {
        void make() throws SQLException;
    }

    /** Accounts get their first seal, and one that a broken-off change left names one digest again. */
    private void sealAtOpen() throws SQLException, IOException {
        inTransaction(() -> {
            AccountSeal seal = AccountSeal.read(dataDirectory);
            Hash digest = AccountSeal.digest(connection);
            if (seal == null || (seal.digests().size() > 1 && seal.fits(digest))) {
                AccountSeal.of(digest).write(dataDirectory);
            }
            if (seal != null && !seal.fits(digest)) {
                LOG.warn("{}", NOT_SEALED);
            }
        });
    }

    /** Makes a change. The seal names both states before it is committed, so that it fits whatever happens then. */
    private void change(Change change) {
        try {
            inTransaction(() -> {
                AccountSeal seal = AccountSeal.read(dataDirectory);
                Hash before = AccountSeal.digest(connection);
                if (seal != null && !seal.fits(before)) {
                    throw new IllegalStateException(NOT_SEALED);
                }
                change.make();
                AccountSeal.of(before, AccountSeal.digest(connection)).write(dataDirectory);
            });
            // Under the lock again: another process may have made the next change.
            sealAtOpen();
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new StoreException("can't seal the accounts: " + e.getMessage(), e);
        }
    }

    private interface SealedWork {
        void run() throws SQLException, IOException;
    }

    /** While it runs, no other process changes the accounts. */
    private void inTransaction(SealedWork work) throws SQLException, IOException {
        execute("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            work.run();
            done = true;
        } catch (MalformedException e) {
            throw new IllegalStateException(NOT_SEALED, e);
        } finally {
            execute(done ? "COMMIT" : "ROLLBACK");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public synchronized Account add(
            String username, String name, String passwordHash, Set<Role> roles, @Nullable String organisation) {
        Account account = NewAccount.of(this, username, name, passwordHash, roles, organisation);
        change(() -> insert(account));
        return account;
    }

    private void insert(Account account) throws SQLException {
        String insert = "INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, 0)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, account.username());
            statement.setString(2, account.name());
            statement.setString(3, account.passwordHash());
            statement.setString(4, account.roles().stream().map(Role::name).collect(Collectors.joining(",")));
            statement.setString(5, account.organisation());
            statement.setString(6, account.pseudonym());
            statement.executeUpdate();
        }
    }

    @Override
    public synchronized Optional<Account> find(String username) {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM account WHERE username = ?")) {
            statement.setString(1, username);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized List<Account> all() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM account ORDER BY username")) {
            List<Account> accounts = new ArrayList<>();
            while (row.next()) {
                accounts.add(read(row));
            }
            return accounts;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void disable(String username) {
        if (find(username).isEmpty()) {
            throw new NotFoundException("there is no account '" + username + "'");
        }
        change(() -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("UPDATE account SET disabled = 1 WHERE username = ?")) {
                statement.setString(1, username);
                statement.executeUpdate();
            }
        });
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Account read(ResultSet row) throws SQLException {
        Set<Role> roles = Arrays.stream(row.getString("roles").split(","))
                .map(Role::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Account(
                row.getString("username"),
                row.getString("name"),
                row.getString("password_hash"),
                roles,
                row.getString("organisation"),
                row.getString("pseudonym"),
                row.getBoolean("disabled"));
    }

    private static StoreException failed(SQLException cause) {
        return new StoreException("can't use the accounts: " + cause.getMessage(), cause);
    }
}
