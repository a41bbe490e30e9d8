package nl.korpsmonitor.service.verifying;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.inspection.LedgerInspection;
import nl.korpsmonitor.ledger.inspection.Trust;
import nl.korpsmonitor.query.readmodel.sqlite.ReadModelInspection;
import nl.korpsmonitor.service.accounts.AccountInspection;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.transparency.key.VerifierKey;

/** Verifies a data directory: ledger, read models and accounts. It changes nothing in it. */
public final class DirectoryVerification {
    private static final Set<String> DATABASES =
            Set.of(LedgerFiles.LEDGER, LedgerFiles.DISCLOSURE_KEYS, KorpsmonitorLedger.VIEWS_FILE, AccountStore.FILE);

    /** Beside what is kept: locks, which are empty, and what an unfinished rebuild left, which is never served. */
    private static final Set<String> OTHERS = Set.of(
            LedgerFiles.KEYS,
            LedgerFiles.LOCK,
            LedgerFiles.FORMAT,
            KorpsmonitorLedger.VIEWS_LOCK,
            KorpsmonitorLedger.VIEWS_FILE + ".rebuilding",
            KorpsmonitorLedger.VIEWS_FILE + ".rebuilding.lock");

    private DirectoryVerification() {}

    /**
     * Verifies it.
     *
     * @throws IOException when the directory itself can't be read
     */
    public static Verification verify(Path directory, Trust trust, InspectionProgress progress) throws IOException {
        Findings findings = new Findings();
        LedgerInspection.Result result;
        try (LedgerInspection ledger = LedgerInspection.open(directory, findings)) {
            result = ledger.inspect(trust, progress);
            Trail trail = ledger.trail();
            if (trail != null) {
                inspectReadModels(directory, ledger, trail, findings, progress);
            }
            AccountInspection.inspect(directory, trail, findings);
            noteUnknownFiles(directory, findings);
        }
        List<String> trusted =
                new ArrayList<>(trust.keys().stream().map(VerifierKey::vkey).toList());
        if (trust.policy() != null) {
            trusted.addAll(
                    trust.policy().logKeys().stream().map(VerifierKey::vkey).toList());
        }
        return new Verification(
                directory,
                result,
                trusted,
                findings.checked(),
                findings.shown(),
                findings.total(),
                findings.notices(),
                false);
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
            findings.add(
                    Place.of(KorpsmonitorLedger.VIEWS_FILE),
                    "it can't be compared with the entries: " + (e.getMessage() == null ? e : e.getMessage()));
        }
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
