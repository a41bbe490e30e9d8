package nl.korpsmonitor.service.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.transparency.Hash;

/** Read tokens in {@code accounts.db}, under the seal of the accounts. */
record SqliteReadTokens(SealedDatabase database, AccountStore accounts) implements ReadTokenStore {
    @Override
    public void add(ReadToken token) {
        database.change(() -> {
            if (accounts.find(token.account()).isEmpty()) {
                throw AccountStore.unknown(token.account());
            }
            write("INSERT INTO read_token VALUES (?, ?, ?, ?, ?, ?, ?)", token);
            return true;
        });
    }

    private void write(String sql, ReadToken token) throws SQLException {
        database.update(
                sql,
                token.id(),
                token.account(),
                token.label(),
                token.secretHash().hex(),
                token.created().toString(),
                token.expires().toString(),
                token.revoked() ? 1 : 0);
    }

    @Override
    public Optional<ReadToken> find(String id) {
        return database.query("SELECT * FROM read_token WHERE id = ?", SqliteReadTokens::read, id).stream()
                .findFirst();
    }

    @Override
    public List<ReadToken> all() {
        return database.query("SELECT * FROM read_token ORDER BY account, created, id", SqliteReadTokens::read);
    }

    @Override
    public void revoke(String id) {
        database.change(() -> {
            ReadToken token = find(id).orElseThrow(() -> unknown(id));
            write("INSERT OR REPLACE INTO read_token VALUES (?, ?, ?, ?, ?, ?, ?)", token.ended());
            return !token.revoked();
        });
    }

    static NotFoundException unknown(String id) {
        return new NotFoundException("there is no read token '" + id + "'");
    }

    private static ReadToken read(ResultSet row) throws SQLException {
        return new ReadToken(
                row.getString("id"),
                row.getString("account"),
                row.getString("label"),
                Hash.ofHex(row.getString("secret_sha256")),
                Instant.parse(row.getString("created")),
                Instant.parse(row.getString("expires")),
                row.getBoolean("revoked"));
    }
}
