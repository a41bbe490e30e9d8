package nl.korpsmonitor.service.accounts;

/** Failed logins in {@code accounts.db}, beside what is sealed. */
record SqliteFailedLogins(SealedDatabase database) implements FailedLoginCounts {
    @Override
    public int of(String username) {
        return database
                .query("SELECT failures FROM failed_login WHERE username = ?", row -> row.getInt(1), username)
                .stream()
                .findFirst()
                .orElse(0);
    }

    @Override
    public int add(String username) {
        return database.query(
                        "INSERT INTO failed_login VALUES (?, 1) ON CONFLICT (username) DO UPDATE SET failures = failures + 1"
                                + " RETURNING failures",
                        row -> row.getInt(1),
                        username)
                .getFirst();
    }

    @Override
    public void clear(String username) {
        database.changeUnsealed("DELETE FROM failed_login WHERE username = ?", username);
    }
}
