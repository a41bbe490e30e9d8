package nl.korpsmonitor.ledger.inspection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyEvidence;
import nl.korpsmonitor.ledger.document.DirectoryDocumentFiles;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.sqlite.SqliteDisclosureKeyEvidence;
import nl.korpsmonitor.ledger.sqlite.SqliteInspection;
import nl.korpsmonitor.ledger.store.StoreInspection;
import org.jspecify.annotations.Nullable;

/** A data directory as evidence. */
final class DirectoryEvidence implements Evidence {
    /** The most bytes of {@code FORMAT} that are read. */
    private static final int MAXIMUM_FORMAT_BYTES = 100;

    private final Path directory;
    private final Findings findings;
    private final DirectoryHold hold;
    private final KeyFiles keyFiles;
    private final @Nullable ClosedRecord closed;
    private final @Nullable StoreInspection store;

    private DirectoryEvidence(Path directory, DirectoryHold hold, Findings findings) {
        this.directory = directory;
        this.findings = findings;
        this.hold = hold;
        this.keyFiles = KeyFiles.read(directory, findings);
        Path ledger = directory.resolve(LedgerFiles.LEDGER);
        this.closed = hold.inUse() ? null : keyFiles.closed();
        if (Files.exists(ledger)) {
            this.store = SqliteInspection.open(ledger, findings);
        } else {
            findings.add(Place.of(LedgerFiles.LEDGER), "it is missing");
            this.store = null;
        }
    }

    /** @throws IOException when it can't be read at all */
    static DirectoryEvidence open(Path directory, Findings findings) throws IOException {
        return new DirectoryEvidence(directory, DirectoryHold.take(directory, findings), findings);
    }

    @Override
    public String name() {
        return directory.toString();
    }

    @Override
    public @Nullable StoreInspection store() {
        return store;
    }

    @Override
    public KeyFiles keyFiles() {
        return keyFiles;
    }

    @Override
    public @Nullable ClosedRecord closed() {
        return closed;
    }

    @Override
    public boolean inUse() {
        return hold.inUse();
    }

    @Override
    public void inspectSetting(long size) {
        inspectFormat();
        judgeHowItWasLeft(size);
    }

    private void inspectFormat() {
        Path file = directory.resolve(LedgerFiles.FORMAT);
        try {
            boolean known = Files.isRegularFile(file)
                    && Files.size(file) <= MAXIMUM_FORMAT_BYTES
                    && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                            .equals(LedgerFiles.FORMAT_TEXT);
            if (!known) {
                findings.add(Place.of(LedgerFiles.FORMAT), "it does not say '" + LedgerFiles.FORMAT_TEXT.strip() + "'");
            }
        } catch (IOException e) {
            findings.add(Place.of(LedgerFiles.FORMAT), "it can't be read, or is missing");
        }
    }

    /** The first entry is recorded before there is a record. */
    private void judgeHowItWasLeft(long size) {
        String text = keyFiles.text(ClosedRecord.FILE);
        if (hold.inUse()) {
            findings.notice("A service has the ledger open: it was read as it was when this began.");
        } else if (text == null && size > 1) {
            findings.add(
                    Place.of(KeyFiles.path(ClosedRecord.FILE)),
                    "it is missing: it says how the ledger was closed, or that it was not");
        } else if (text == null || text.equals(ClosedRecord.OPEN)) {
            findings.notice(
                    "The service was ended without closing the ledger, as by a loss of power, or this is a copy of"
                            + " an open one: counters and spare keys can't be compared with how it was left.");
        }
    }

    @Override
    public @Nullable DisclosureKeyEvidence disclosureKeys() {
        Path file = directory.resolve(LedgerFiles.DISCLOSURE_KEYS);
        if (Files.isRegularFile(file) && !Files.isReadable(file)) {
            findings.notice(LedgerFiles.DISCLOSURE_KEYS
                    + " was not checked, nor was any confidential value opened: you may not read it");
            return null;
        }
        if (Files.exists(file)) {
            return SqliteDisclosureKeyEvidence.open(file, findings);
        }
        findings.add(Place.of(LedgerFiles.DISCLOSURE_KEYS), "it is missing");
        return null;
    }

    @Override
    public DocumentFiles documentFiles() {
        return new DirectoryDocumentFiles(directory.resolve(LedgerFiles.DOCUMENTS));
    }

    @Override
    public List<String> databases() {
        List<String> databases = new ArrayList<>(List.of(LedgerFiles.LEDGER));
        if (Files.isReadable(directory.resolve(LedgerFiles.DISCLOSURE_KEYS))) {
            databases.add(LedgerFiles.DISCLOSURE_KEYS);
        }
        return databases;
    }

    @Override
    public void close() throws IOException {
        try {
            if (store != null) {
                store.close();
            }
        } finally {
            hold.close();
        }
    }
}
