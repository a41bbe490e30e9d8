package nl.korpsmonitor.ledger.inspection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.StoredTrail;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyEvidence;
import nl.korpsmonitor.ledger.disclosure.ErasedValues;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoreInspection;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads a ledger again, whole, and finds what is not as it must be. It changes nothing, and may run beside services: all that it reads of a store is of
 * one moment. One pass over the entries, at constant memory. For one thread.
 */
public final class LedgerInspection implements AutoCloseable {
    private final Evidence evidence;
    private final Findings findings;

    private LedgerInspection(Evidence evidence, Findings findings) {
        this.evidence = evidence;
        this.findings = findings;
    }

    /**
     * Takes a data directory.
     *
     * @throws IOException when it can't be read at all
     */
    public static LedgerInspection open(Path directory, Findings findings) throws IOException {
        return new LedgerInspection(DirectoryEvidence.open(directory, findings), findings);
    }

    /**
     * Takes a database that nodes share.
     *
     * @param shared whose key store may be null: confidential values are not opened then
     * @param node the data directory of one of the nodes, of which the files of keys are looked at; it may have none
     * @throws IllegalArgumentException when an address has not its form
     * @throws IllegalStateException when there is no ledger in it, or the deployment can't keep one
     * @throws StoreException when a database does not answer
     */
    public static LedgerInspection open(SharedStore shared, Path node, Findings findings) {
        return new LedgerInspection(SharedEvidence.open(shared, node, findings), findings);
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
        StoreInspection from = evidence.store();
        if (from == null) {
            return null;
        }
        Findings form = new Findings();
        CompletableFuture<Void> inspectedForm = CompletableFuture.runAsync(() -> from.inspectForm(form));
        try {
            // The ledger's moment comes first: a key that is made and used after it is a spare one and not missing.
            evidence.inspectSetting(from.size());
            try (DisclosureKeyEvidence keys = evidence.disclosureKeys()) {
                return inspect(from, keys, trust, progress);
            }
        } catch (StoreException e) {
            findings.add(from.place(), "it can't be read: " + e.getMessage());
            return null;
        } finally {
            inspectedForm.join();
            findings.addAll(form);
            findings.checked("form and indexes of " + String.join(" and ", evidence.databases()));
        }
    }

    private Result inspect(
            StoreInspection from, @Nullable DisclosureKeyEvidence keys, Trust trust, InspectionProgress progress) {
        ClosedRecord closed = evidence.closed();
        KeyFiles keyFiles = evidence.keyFiles();
        LogHistory history = new LogHistory(findings);
        CheckpointInspection checkpoints = CheckpointInspection.read(from, keyFiles, findings);
        Set<Long> sizes = new HashSet<>(checkpoints.sizes());
        if (closed != null) {
            sizes.add(closed.size());
        }
        trust.remembered()
                .forEach(each -> sizes.add(each.checkpoint().checkpoint().size()));
        TreeInspection tree = new TreeInspection(from, findings, sizes);
        CommandInspection commands = new CommandInspection(from, findings);
        ErasedValues erased = erased(from);
        try (DisclosureInspection disclosures =
                new DisclosureInspection(from, keys, erased, closed != null, findings)) {
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
        new FileInspection(from.store(), evidence.documentFiles(), keys, erased, findings).run(progress);
        if (keys != null && history.opened() != null) {
            keys.inspectOwner(history.opened().ledgerId(), findings);
        }
        if (keyFiles != null) {
            keyFiles.judge(history, checkpoints, closed != null, from.store().shared());
            findings.checked(keyFiles.count() + " files of keys");
        }
        if (closed != null) {
            new ClosedComparison(closed, from, findings).judge(tree, keys, keyFiles);
        }
        return new Result(
                tree.size(),
                tree.root(),
                checkpoints.signedSize(),
                history.keysAt(Long.MAX_VALUE).stream().map(VerifierKey::vkey).toList(),
                checkpoints.independent(),
                checkpoints.verified());
    }

    private static ErasedValues erased(StoreInspection from) {
        try {
            return ErasedValues.in(new StoredTrail(from.store()));
        } catch (RuntimeException e) {
            // Whatever an altered entry brings about: the pass over all entries finds it.
            return ErasedValues.NONE;
        }
    }

    private void finish(
            StoreInspection from, TreeInspection tree, CommandInspection commands, DisclosureInspection disclosures) {
        tree.finish();
        findings.checked(tree.tiles() + " tiles of the tree");
        commands.finish(tree.size());
        findings.checked(commands.expected() + " idempotency keys");
        disclosures.finish();
        if (disclosures.canOpen()) {
            findings.checked(disclosures.opened() + " confidential values: opened, and compared with their digests");
            if (disclosures.erased() > 0) {
                findings.checked(disclosures.erased() + " erased values: their keys are gone");
            }
        }
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

    /** Where the ledger is, for messages. */
    public String name() {
        return evidence.name();
    }

    /** What was said when a database did not answer meanwhile, so that what was found says nothing of the ledger; empty when all did. */
    public Optional<String> brokenOff() {
        return evidence.brokenOff();
    }

    /** Whether somebody may record in it meanwhile. */
    public boolean inUse() {
        return evidence.inUse();
    }

    /** What was noted of something beside the ledger when it was closed; null when it was not closed in order, or nothing was noted. */
    public @Nullable String noteAtClose(String name) {
        ClosedRecord closed = evidence.closed();
        return closed == null ? null : closed.notes().get(name);
    }

    /** All events, to rebuild from them what follows from them; null when the store can't be read. */
    public @Nullable Trail trail() {
        StoreInspection store = evidence.store();
        return store == null ? null : new StoredTrail(store.store());
    }

    @Override
    public void close() throws IOException {
        evidence.close();
    }
}
