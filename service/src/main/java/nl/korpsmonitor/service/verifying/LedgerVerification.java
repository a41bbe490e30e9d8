package nl.korpsmonitor.service.verifying;

import com.mongodb.MongoException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.inspection.LedgerInspection;
import nl.korpsmonitor.ledger.inspection.Trust;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.readmodel.mongodb.MongoReadModelInspection;
import nl.korpsmonitor.query.readmodel.sqlite.ReadModelInspection;
import nl.korpsmonitor.query.readmodel.sqlite.SqliteReadModelStore;
import nl.korpsmonitor.service.accounts.AccountChanges;
import nl.korpsmonitor.service.accounts.AccountInspection;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.auditing.UseLog;
import nl.korpsmonitor.transparency.key.VerifierKey;

/** Verifies a ledger, where it is kept, with its read models and accounts. It changes nothing there. */
public final class LedgerVerification {
    private static final Set<String> DATABASES =
            Set.of(LedgerFiles.LEDGER, LedgerFiles.DISCLOSURE_KEYS, KorpsmonitorLedger.VIEWS_FILE, AccountStore.FILE);

    /**
     * Beside what is kept: locks, which are empty, what an unfinished rebuild left, which is never served, the search index, which holds nothing of its own
     * and is not compared, and the log of use, which proves nothing.
     */
    private static final Set<String> OTHERS = Set.of(
            LedgerFiles.KEYS,
            LedgerFiles.DOCUMENTS,
            LedgerFiles.LOCK,
            LedgerFiles.FORMAT,
            UseLog.FOLDER,
            KorpsmonitorLedger.SEARCH_DIRECTORY,
            KorpsmonitorLedger.VIEWS_LOCK,
            KorpsmonitorLedger.VIEWS_FILE + ".rebuilding",
            KorpsmonitorLedger.VIEWS_FILE + ".rebuilding.lock");

    private LedgerVerification() {}

    /**
     * Verifies a data directory.
     *
     * @throws IOException when the directory itself can't be read
     */
    public static Verification verify(Path directory, Trust trust, InspectionProgress progress) throws IOException {
        Findings findings = new Findings();
        try (LedgerInspection ledger = LedgerInspection.open(directory, findings)) {
            LedgerInspection.Result result = ledger.inspect(trust, progress);
            Trail trail = ledger.trail();
            if (trail != null) {
                inspectReadModels(directory, ledger, trail, findings, progress);
            }
            AccountInspection.inspect(directory, trail, ledger.noteAtClose(AccountChanges.NOTE), findings);
            noteUnknownFiles(directory, findings);
            return Verification.of("directory", ledger.name(), result, trusted(trust), findings);
        }
    }

    /**
     * Verifies what nodes share.
     *
     * @param shared whose key store may be null: confidential values are not opened then, nor accounts looked at
     * @param node the data directory of one of the nodes, of which the files of keys are looked at; it may have none
     * @throws InvalidInputException when there is no ledger in it, the deployment can't keep one, or it does not answer, at first or later: then nothing is
     *     said of it
     * @throws IOException when the node's directory can't be read
     */
    public static Verification verify(SharedStore shared, Path node, Trust trust, InspectionProgress progress)
            throws IOException {
        Findings findings = new Findings();
        try (LedgerInspection ledger = open(shared, node, findings)) {
            LedgerInspection.Result result = ledger.inspect(trust, progress);
            ledger.brokenOff().ifPresent(LedgerVerification::breakOff);
            Trail trail = Objects.requireNonNull(ledger.trail(), "a database that was opened can be read");
            inspectReadModels(shared, trail, findings, progress);
            if (shared.keyStore() != null) {
                AccountInspection.inspect(shared.connectKeyStore(), trail, findings);
            }
            return Verification.of("database", ledger.name(), result, trusted(trust), findings);
        } catch (StoreException e) {
            throw breakOff(String.valueOf(e.getMessage()));
        }
    }

    /** What a server did not tell says nothing of what is stored there. */
    private static InvalidInputException breakOff(String reason) {
        throw new InvalidInputException(
                "--store", "it could not be read to its end, so nothing is said of it; verify it again: " + reason);
    }

    private static LedgerInspection open(SharedStore shared, Path node, Findings findings) {
        try {
            return LedgerInspection.open(shared, node, findings);
        } catch (IllegalStateException | IllegalArgumentException | StoreException e) {
            throw new InvalidInputException("--store", String.valueOf(e.getMessage()));
        }
    }

    private static List<String> trusted(Trust trust) {
        List<String> trusted =
                new ArrayList<>(trust.keys().stream().map(VerifierKey::vkey).toList());
        if (trust.policy() != null) {
            trusted.addAll(
                    trust.policy().logKeys().stream().map(VerifierKey::vkey).toList());
        }
        return trusted;
    }

    private static void inspectReadModels(
            SharedStore shared, Trail trail, Findings findings, InspectionProgress progress) {
        try (MongoConnection views = shared.connectViews()) {
            try {
                MongoReadModelInspection.inspect(views, trail, SqliteReadModelStore::openTemporary, findings, progress);
            } catch (RuntimeException e) {
                findings.add(Place.of(views.name()), uncomparable(e));
            }
        }
    }

    private static void inspectReadModels(
            Path directory, LedgerInspection ledger, Trail trail, Findings findings, InspectionProgress progress) {
        try {
            ReadModelInspection.inspect(
                    directory.resolve(KorpsmonitorLedger.VIEWS_FILE),
                    trail,
                    ledger.noteAtClose(KorpsmonitorLedger.VIEWS_NOTE),
                    findings,
                    progress);
        } catch (RuntimeException e) {
            // Entries that can't be read or folded: what that means for the ledger was told before.
            findings.add(Place.of(KorpsmonitorLedger.VIEWS_FILE), uncomparable(e));
        }
    }

    private static boolean isUnanswered(Throwable e) {
        Throwable cause = e.getCause();
        return e instanceof MongoException || (cause != null && isUnanswered(cause));
    }

    private static String uncomparable(RuntimeException e) {
        return "it can't be compared with the entries: " + (e.getMessage() == null ? e : e.getMessage());
    }

    private static void noteUnknownFiles(Path directory, Findings findings) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                String database = name.replaceAll("-(wal|shm|journal)$", "");
                if (!DATABASES.contains(database) && !OTHERS.contains(database)) {
                    findings.notice(name + " is no part of a ledger; it was not looked at.");
                }
            }
        }
    }
}
