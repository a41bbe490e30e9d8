package nl.korpsmonitor.service.accounts;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.Credential.ExternalIdentity;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import org.jspecify.annotations.Nullable;

/** Accounts in {@code accounts.db} of a data directory, under their seal. */
final class SqliteAccounts implements AccountStore {
    private final SealedDatabase database;

    private SqliteAccounts(SealedDatabase database) {
        this.database = database;
    }

    /** Opens the accounts of the data directory; makes the directory and the file, readable by their owner only. */
    static AccountStore open(Path dataDirectory) {
        return new SqliteAccounts(SealedDatabase.open(dataDirectory));
    }

    @Override
    public Account add(
            String username, String name, Credential credential, Set<Role> roles, @Nullable String organisation) {
        Account account = NewAccount.of(this, username, name, credential, roles, organisation);
        database.change(() -> {
            // Looked at again under the lock: another process may have been first.
            if (find(username).isPresent()) {
                throw NewAccount.taken(username);
            }
            write("INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", account);
            return true;
        });
        return account;
    }

    private void write(String sql, Account account) throws SQLException {
        LocalPassword password = account.credential() instanceof LocalPassword local ? local : null;
        ExternalIdentity identity = account.credential() instanceof ExternalIdentity external ? external : null;
        database.update(
                sql,
                account.username(),
                account.name(),
                password == null ? null : password.hash(),
                password == null ? null : password.state().name(),
                identity == null ? null : identity.issuer(),
                identity == null ? null : identity.subject(),
                account.roles().stream().map(Role::name).collect(Collectors.joining(",")),
                account.organisation(),
                account.pseudonym(),
                account.disabled() ? 1 : 0);
    }

    @Override
    public Optional<Account> find(String username) {
        return database.query("SELECT * FROM account WHERE username = ?", SqliteAccounts::read, username).stream()
                .findFirst();
    }

    @Override
    public List<Account> all() {
        return database.query("SELECT * FROM account ORDER BY username", SqliteAccounts::read);
    }

    @Override
    public Account update(String username, UnaryOperator<Account> change) {
        Account before = find(username).orElseThrow(() -> AccountStore.unknown(username));
        if (NewAccount.checked(change.apply(before)).equals(before)) {
            return before;
        }
        Account[] changed = {before};
        database.change(() -> {
            Account now = find(username).orElseThrow(() -> AccountStore.unknown(username));
            changed[0] = NewAccount.checked(change.apply(now));
            write("INSERT OR REPLACE INTO account VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", changed[0]);
            return !changed[0].equals(now);
        });
        return changed[0];
    }

    @Override
    public ReadTokenStore readTokens() {
        return new SqliteReadTokens(database, this);
    }

    @Override
    public FailedLoginCounts failedLogins() {
        return new SqliteFailedLogins(database);
    }

    @Override
    public OptionalLong changes() {
        return database.query("SELECT number FROM change_count", row -> row.getLong(1)).stream()
                .mapToLong(Long::longValue)
                .max();
    }

    @Override
    public void close() {
        database.close();
    }

    private static Account read(ResultSet row) throws SQLException {
        Set<Role> roles = Arrays.stream(row.getString("roles").split(","))
                .filter(role -> !role.isEmpty())
                .map(Role::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Account(
                row.getString("username"),
                row.getString("name"),
                credential(row),
                roles,
                row.getString("organisation"),
                row.getString("pseudonym"),
                row.getBoolean("disabled"));
    }

    private static Credential credential(ResultSet row) throws SQLException {
        String hash = row.getString("password_hash");
        return hash == null
                ? new ExternalIdentity(row.getString("issuer"), row.getString("subject"))
                : new LocalPassword(hash, PasswordState.valueOf(row.getString("password_state")));
    }
}
