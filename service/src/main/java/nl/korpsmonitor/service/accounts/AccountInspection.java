package nl.korpsmonitor.service.accounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.sqlite.SqliteEvidence;
import nl.korpsmonitor.ledger.sqlite.SqliteForm;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import org.jspecify.annotations.Nullable;

/** Looks at accounts: those of a data directory are compared with their seal; those that nodes share have none. It changes nothing. */
public final class AccountInspection {
    private static final SqliteForm FORM = SqliteForm.of(AccountTables::create);
    private static final Place SEAL = Place.of(LedgerFiles.KEYS + "/" + AccountSeal.FILE);

    private AccountInspection() {}

    /**
     * Inspects them; a directory in which nobody recorded may have none.
     *
     * @param trail of the ledger; null when there is none that can be read
     * @param noted under {@link AccountChanges#NOTE} when the ledger was closed; null when that is not known
     */
    public static void inspect(Path dataDirectory, @Nullable Trail trail, @Nullable String noted, Findings findings) {
        Path file = dataDirectory.resolve(AccountStore.FILE);
        if (!Files.exists(file)) {
            if (Files.exists(AccountSeal.file(dataDirectory))) {
                findings.add(Place.of(AccountStore.FILE), "it is missing, although there is a seal for it");
            } else if (peopleRecorded(trail)) {
                findings.add(Place.of(AccountStore.FILE), "it is missing: people have recorded in this ledger");
            } else {
                findings.notice("There are no accounts.");
            }
            return;
        }
        if (Files.isRegularFile(file) && !Files.isReadable(file)) {
            findings.notice(AccountStore.FILE + " was not checked: you may not read it");
            return;
        }
        // Accounts may be changed meanwhile: what is read of them is of a moment between the two readings of the seal.
        AccountSeal before = null;
        try {
            before = AccountSeal.read(dataDirectory);
        } catch (MalformedException | IOException e) {
            before = null;
        }
        SqliteEvidence evidence = SqliteEvidence.open(file, findings);
        if (evidence == null) {
            return;
        }
        try (evidence) {
            FORM.compare(evidence, findings);
            compareWithSeal(dataDirectory, before, evidence, findings);
            AccountChanges.compare(number(evidence, "SELECT max(number) FROM change_count"), noted, findings);
            long accounts = number(evidence, "SELECT count(*) FROM account");
            if (accounts == 0 && peopleRecorded(trail)) {
                findings.add(
                        Place.of(AccountStore.FILE, "account"),
                        "there are no accounts, although people have recorded in this ledger");
            }
            findings.checked(accounts + " accounts, with their seal");
        } catch (SQLException e) {
            findings.add(Place.of(AccountStore.FILE, "account"), "it can't be read: " + e.getMessage());
        }
    }

    /**
     * Inspects accounts that nodes share.
     *
     * @param connection to their database; closed
     * @param trail of the ledger
     * @throws StoreException when the database does not answer
     */
    public static void inspect(MongoConnection connection, Trail trail, Findings findings) {
        Place place = Place.of(connection.name(), MongoAccounts.ACCOUNTS);
        try (connection) {
            int accounts = MongoAccounts.toInspect(connection).all().size();
            if (accounts == 0 && peopleRecorded(trail)) {
                findings.add(place, "there are no accounts, although people have recorded in this ledger");
            }
            findings.checked(accounts + " accounts: readable; accounts that nodes share have no seal");
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever form a changed document has.
            findings.add(place, "they can't be read: " + e.getMessage());
        }
    }

    private static boolean peopleRecorded(@Nullable Trail trail) {
        try {
            return trail != null && People.recordedIn(trail);
        } catch (RuntimeException e) {
            // Entries that can't be read: the inspection of the ledger finds that.
            return false;
        }
    }

    private static void compareWithSeal(
            Path dataDirectory, @Nullable AccountSeal before, SqliteEvidence evidence, Findings findings)
            throws SQLException {
        try {
            Hash digest = AccountSeal.digest(evidence.connection());
            AccountSeal seal = AccountSeal.read(dataDirectory);
            if (seal == null) {
                findings.add(SEAL, "it is missing, although there are accounts");
            } else if (!seal.fits(digest) && (before == null || !before.fits(digest))) {
                findings.add(
                        Place.of(AccountStore.FILE, "account"),
                        "the accounts are not those of their seal (" + SEAL.file()
                                + "): one was changed by other means, or an older copy of one of the two was put back");
            } else if (seal.digests().size() > 1) {
                findings.notice("A change of the accounts was broken off, or is under way; they are whole.");
            }
        } catch (MalformedException | IOException e) {
            findings.add(SEAL, String.valueOf(e.getMessage()));
        }
    }

    private static long number(SqliteEvidence evidence, String sql) throws SQLException {
        try (Statement statement = evidence.connection().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }
}
