package nl.korpsmonitor.ledger.inspection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.StoredTrail;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyEvidence;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.sqlite.SqliteInspection;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoreInspection;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads a data directory again, whole, and finds what is not as it must be. It changes nothing there, and may run beside a service: all that it reads
 * of a store is of one moment. One pass over the entries, at constant memory. For one thread.
 */
public final class LedgerInspection implements AutoCloseable {
    /** The most bytes of {@code FORMAT} that are read. */
    private static final int MAXIMUM_FORMAT_BYTES = 100;

    /** Whoever reads must know that it may be the record that was changed. */
    static final String WHEN_CLOSED = " when the ledger was closed, as keys/closed says";

    private final Path directory;
    private final Findings findings;
    private final DirectoryHold hold;
    private final KeyFiles keyFiles;
    private final @Nullable ClosedRecord closed;
    private final @Nullable StoreInspection store;

    private LedgerInspection(Path directory, DirectoryHold hold, Findings findings) {
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

    /** @param size how many entries there are; the first is recorded before there is a record */
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

    /**
     * Takes the directory.
     *
     * @throws IOException when it can't be read at all
     */
    public static LedgerInspection open(Path directory, Findings findings) throws IOException {
        return new LedgerInspection(directory, DirectoryHold.take(directory, findings), findings);
    }

    /**
     * What was found out of the ledger, as far as it can be read.
     *
     * @param size how many entries there are
     * @param root over them
     * @param signedSize how many of them the newest signed checkpoint covers
     * @param keys that the ledger names as its own, as they are at the end
     * @param independent whether the newest signed checkpoint is signed by a key that the person gave, and fits the entries
     * @param verified the published checkpoint, when that holds for it too; else null
     */
    public record Result(
            long size,
            Hash root,
            long signedSize,
            List<String> keys,
            boolean independent,
            @Nullable SignedCheckpoint verified) {}

    /**
     * Inspects everything but the read models and the accounts.
     *
     * @return null when the store can't be read
     */
    public @Nullable Result inspect(Trust trust, InspectionProgress progress) {
        inspectFormat();
        if (store == null) {
            return null;
        }
        StoreInspection from = store;
        Findings form = new Findings();
        CompletableFuture<Void> inspectedForm = CompletableFuture.runAsync(() -> from.inspectForm(form));
        try {
            // The ledger's moment comes first: a key that is made and used after it is a spare one and not missing.
            judgeHowItWasLeft(from.size());
            try (DisclosureKeyEvidence keys = disclosureKeys()) {
                return inspect(from, keys, trust, progress);
            }
        } catch (StoreException e) {
            findings.add(Place.of(LedgerFiles.LEDGER), "it can't be read: " + e.getMessage());
            return null;
        } finally {
            inspectedForm.join();
            findings.addAll(form);
            findings.checked("tables, indexes and pages of " + LedgerFiles.LEDGER
                    + (Files.isReadable(directory.resolve(LedgerFiles.DISCLOSURE_KEYS))
                            ? " and " + LedgerFiles.DISCLOSURE_KEYS
                            : ""));
        }
    }

    private @Nullable DisclosureKeyEvidence disclosureKeys() {
        Path file = directory.resolve(LedgerFiles.DISCLOSURE_KEYS);
        if (Files.isRegularFile(file) && !Files.isReadable(file)) {
            findings.notice(LedgerFiles.DISCLOSURE_KEYS
                    + " was not checked, nor was any confidential value opened: you may" + " not read it");
            return null;
        }
        if (Files.exists(file)) {
            return DisclosureKeyEvidence.open(file, findings);
        }
        findings.add(Place.of(LedgerFiles.DISCLOSURE_KEYS), "it is missing");
        return null;
    }

    private Result inspect(
            StoreInspection from, @Nullable DisclosureKeyEvidence keys, Trust trust, InspectionProgress progress) {
        LogHistory history = new LogHistory(findings);
        CheckpointInspection checkpoints =
                CheckpointInspection.read(from, keyFiles.text(CheckpointInspection.LAST_SIGNED), findings);
        Set<Long> sizes = new HashSet<>(checkpoints.sizes());
        if (closed != null) {
            sizes.add(closed.size());
        }
        trust.remembered()
                .forEach(each -> sizes.add(each.checkpoint().checkpoint().size()));
        TreeInspection tree = new TreeInspection(from, findings, sizes);
        CommandInspection commands = new CommandInspection(from, findings);
        try (DisclosureInspection disclosures = new DisclosureInspection(from, keys, findings)) {
            EntryInspection entries = new EntryInspection(from, findings, tree, commands, disclosures, history);
            entries.run(from.size(), progress);
            findings.checked(
                    entries.read() + " entries: body, time of recording, place, and all that they are found by");
            if (entries.complete()) {
                finish(from, tree, commands, disclosures);
                checkpoints.judge(tree, history, closed != null);
                checkpoints.judgeTrust(trust, history);
                RememberedInspection.judge(
                        trust, history, tree, checkpoints.signedSize(), from.place("entries"), findings);
                findings.checked(checkpoints.count() + " checkpoints: root, signatures and order");
            }
        }
        if (history.opened() == null) {
            findings.add(from.place("entries").at(0, null), "it does not open a ledger");
        }
        inspectRest(from);
        keyFiles.judge(history, checkpoints, closed != null);
        findings.checked(keyFiles.count() + " files of keys");
        if (closed != null) {
            try {
                compareWithClosed(closed, from, keys, tree);
            } catch (StoreException e) {
                findings.add(
                        Place.of(LedgerFiles.LEDGER), "it can't be compared with how it was closed: " + e.getMessage());
            }
        }
        return new Result(
                tree.size(),
                tree.root(),
                checkpoints.signedSize(),
                history.keysAt(Long.MAX_VALUE).stream().map(VerifierKey::vkey).toList(),
                checkpoints.independent(),
                checkpoints.verified());
    }

    private void finish(
            StoreInspection from, TreeInspection tree, CommandInspection commands, DisclosureInspection disclosures) {
        tree.finish();
        findings.checked(tree.tiles() + " tiles of the tree");
        commands.finish(tree.size());
        findings.checked(commands.expected() + " idempotency keys");
        disclosures.finish(closed != null);
        findings.checked(disclosures.opened() + " confidential values: opened, and compared with their digests");
        findings.checked(SubjectInspection.inspect(from, findings) + " subjects: histories without gaps");
    }

    private void inspectRest(StoreInspection from) {
        try {
            long snapshots = from.snapshots();
            if (snapshots > 0) {
                findings.add(from.place("snapshots"), "it has " + snapshots + " rows; nothing uses or makes any");
            }
        } catch (StoreException e) {
            findings.add(from.place("snapshots"), "it can't be read: " + e.getMessage());
        }
        from.inspectNames(findings);
    }

    private void compareWithClosed(
            ClosedRecord record, StoreInspection from, @Nullable DisclosureKeyEvidence keys, TreeInspection tree) {
        Place entries = from.place("entries");
        if (tree.size() != record.size()) {
            findings.add(
                    entries,
                    "it has " + tree.size() + " entries; it had " + record.size() + WHEN_CLOSED + ": "
                            + (tree.size() < record.size()
                                    ? "an older copy was put back, or entries were cut off"
                                    : "entries were added since, by something else"));
        }
        Hash root = tree.rootAt(record.size());
        if (root != null && !root.equals(record.root())) {
            findings.add(entries, "its root is not the one that it had" + WHEN_CLOSED);
        }
        record.checkpoints().forEach((name, digest) -> {
            Hash now = from.checkpoint(name).map(ClosedRecord::digest).orElse(null);
            if (!digest.equals(now)) {
                findings.add(
                        from.place("checkpoints").row(name), "it is not the checkpoint that stood there" + WHEN_CLOSED);
            }
        });
        from.checkpointNames().stream()
                .filter(name -> !record.checkpoints().containsKey(name))
                .forEach(name -> findings.add(from.place("checkpoints").row(name), "it was not there" + WHEN_CLOSED));
        if (keys != null && !keys.digest().equals(record.disclosureKeys())) {
            findings.add(
                    Place.of(LedgerFiles.DISCLOSURE_KEYS),
                    "its keys or counters are not those that it had" + WHEN_CLOSED
                            + ": they were changed, or an older copy was put back");
        }
        keyFiles.judge(record);
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

    /** Whether a service has the ledger open. */
    public boolean inUse() {
        return hold.inUse();
    }

    /** What was noted of something beside the ledger when it was closed; null when it was not closed in order, or nothing was noted. */
    public @Nullable String noteAtClose(String name) {
        return closed == null ? null : closed.notes().get(name);
    }

    /** All events, to rebuild from them what follows from them; null when the store can't be read. */
    public @Nullable Trail trail() {
        return store == null ? null : new StoredTrail(store.store());
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
