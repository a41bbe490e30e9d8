package nl.korpsmonitor.service.accounts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of {@code accounts.db}. */
final class AccountTables {
    /** How the accounts of before read tokens and temporary passwords are read, to compare them with their seal. */
    static final String ACCOUNTS_OF_BEFORE =
            "SELECT username, name, password_hash, roles, organisation, pseudonym, disabled FROM account ORDER BY username";

    /** What is sealed. Failed logins are not: a lock is no privilege, and guessing must not rewrite the seal. */
    static final List<String> SEALED = List.of(
            "SELECT username, name, password_hash, password_state, issuer, subject, roles, organisation, pseudonym, disabled"
                    + " FROM account ORDER BY username",
            "SELECT id, account, label, secret_sha256, created, expires, revoked FROM read_token ORDER BY id",
            "SELECT number FROM change_count ORDER BY number");

    private static final String MIGRATED = "INSERT INTO account SELECT username, name, password_hash, '"
            + PasswordState.PERMANENT.name()
            + "', NULL, NULL, roles, organisation, pseudonym, disabled FROM account_before";

    private AccountTables() {}

    /** Whether the accounts are there in the form that they had before. */
    static boolean areOfBefore(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*), sum(name = 'password_state') FROM" + " pragma_table_info('account')")) {
            return row.next() && row.getInt(1) > 0 && row.getInt(2) == 0;
        }
    }

    /** Makes the tables, unless they are there. */
    static void create(Connection connection) throws SQLException {
        execute(
                connection,
                "CREATE TABLE IF NOT EXISTS account (username TEXT PRIMARY KEY, name TEXT NOT NULL, password_hash TEXT,"
                        + " password_state TEXT, issuer TEXT, subject TEXT, roles TEXT NOT NULL, organisation TEXT,"
                        + " pseudonym TEXT NOT NULL UNIQUE, disabled INTEGER NOT NULL) STRICT, WITHOUT ROWID",
                "CREATE TABLE IF NOT EXISTS read_token (id TEXT PRIMARY KEY, account TEXT NOT NULL, label TEXT NOT NULL,"
                        + " secret_sha256 TEXT NOT NULL, created TEXT NOT NULL, expires TEXT NOT NULL,"
                        + " revoked INTEGER NOT NULL) STRICT, WITHOUT ROWID",
                "CREATE TABLE IF NOT EXISTS change_count (number INTEGER PRIMARY KEY) STRICT",
                "CREATE TABLE IF NOT EXISTS failed_login (username TEXT PRIMARY KEY, failures INTEGER NOT NULL) STRICT,"
                        + " WITHOUT ROWID");
    }

    /** Gives accounts of before the form of today. Their passwords were set by administrators who knew of no temporary ones, and go on working. */
    static void migrate(Connection connection) throws SQLException {
        execute(connection, "ALTER TABLE account RENAME TO account_before");
        create(connection);
        execute(connection, MIGRATED, "DROP TABLE account_before");
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
