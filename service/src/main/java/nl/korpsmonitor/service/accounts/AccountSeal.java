package nl.korpsmonitor.service.accounts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.OwnerOnly;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import org.jspecify.annotations.Nullable;

/**
 * What the accounts and their read tokens must be: {@code keys/accounts.seal} names the digest of all of them, and while a change is under way also the digest of what they
 * become. A row that was changed by other means, or an older copy of the accounts, does not fit it.
 *
 * @param digests one, or two while a change is under way or was broken off
 */
record AccountSeal(List<Hash> digests) {
    /** The seal's name within the directory of the keys. */
    static final String FILE = "accounts.seal";

    private static final String FIRST_LINE = "korpsmonitor-accounts/v1\n";
    private static final int MAXIMUM_BYTES = 1_000;
    private static final int MAXIMUM_DIGESTS = 2;

    AccountSeal {
        digests = List.copyOf(digests);
    }

    static AccountSeal of(Hash... digests) {
        return new AccountSeal(List.of(digests));
    }

    /** Where the seal of a data directory is. */
    static Path file(Path dataDirectory) {
        return dataDirectory.resolve(LedgerFiles.KEYS).resolve(FILE);
    }

    /**
     * The seal of a data directory; null when there is none.
     *
     * @throws MalformedException when it is none
     */
    static @Nullable AccountSeal read(Path dataDirectory) throws IOException {
        Path file = file(dataDirectory);
        if (!Files.exists(file)) {
            return null;
        }
        String text = Files.size(file) > MAXIMUM_BYTES
                ? ""
                : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        List<Hash> digests = new ArrayList<>();
        try {
            text.lines().skip(1).forEach(line -> digests.add(Hash.ofHex(line)));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("It is no seal of accounts", e);
        }
        AccountSeal seal = new AccountSeal(digests);
        if (!seal.text().equals(text) || digests.isEmpty() || digests.size() > MAXIMUM_DIGESTS) {
            throw new MalformedException("It is no seal of accounts");
        }
        return seal;
    }

    void write(Path dataDirectory) throws IOException {
        Path file = file(dataDirectory);
        OwnerOnly.createDirectories(dataDirectory.resolve(LedgerFiles.KEYS));
        OwnerOnly.write(file, text());
    }

    private String text() {
        StringBuilder text = new StringBuilder(FIRST_LINE);
        digests.forEach(digest -> text.append(digest.hex()).append('\n'));
        return text.toString();
    }

    boolean fits(Hash digest) {
        return digests.contains(digest);
    }

    /** A digest over the accounts, the read tokens and the number of changes, every column of them; of a file of before, over all that it has. */
    static Hash digest(Connection accounts) throws SQLException {
        MessageDigest digest = Hash.newSha256();
        boolean before = AccountTables.areOfBefore(accounts);
        for (String select : before ? List.of(AccountTables.ACCOUNTS_OF_BEFORE) : AccountTables.SEALED) {
            try (Statement statement = accounts.createStatement();
                    ResultSet row = statement.executeQuery(select)) {
                while (row.next()) {
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        String value = Objects.requireNonNullElse(row.getString(i), "\u0001");
                        // No value holds a zero: one can't run into the next.
                        digest.update(value.getBytes(StandardCharsets.UTF_8));
                        digest.update((byte) 0);
                    }
                }
            }
            if (!before) {
                // Where a table ends; no row begins so.
                digest.update(new byte[] {0, 0});
            }
        }
        return Hash.of(digest.digest());
    }
}
