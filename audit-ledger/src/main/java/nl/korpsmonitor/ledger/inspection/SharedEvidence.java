package nl.korpsmonitor.ledger.inspection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.ledger.DocumentPlace;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyEvidence;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.mongodb.MongoDisclosureKeyEvidence;
import nl.korpsmonitor.ledger.mongodb.MongoInspection;
import org.jspecify.annotations.Nullable;

/** A database that nodes share as evidence, with the files of keys of one node. */
final class SharedEvidence implements Evidence {
    private final Findings findings;
    private final MongoConnection connection;
    private final @Nullable KeyFiles keyFiles;
    private final MongoInspection store;
    private final @Nullable MongoDisclosureKeyEvidence keys;

    private SharedEvidence(
            SharedStore shared, MongoConnection connection, @Nullable KeyFiles keyFiles, Findings findings) {
        this.findings = findings;
        this.connection = connection;
        this.keyFiles = keyFiles;
        this.store = MongoInspection.open(connection, findings);
        // At once, so that a wrong address is told before anything is read.
        this.keys = shared.keyStore() == null ? null : MongoDisclosureKeyEvidence.in(shared.connectKeyStore());
    }

    /** What is thrown is as {@link LedgerInspection#open(SharedStore, Path, Findings)} says. */
    static SharedEvidence open(SharedStore shared, Path node, Findings findings) {
        MongoConnection connection = shared.connectToInspect();
        try {
            // Before the store: nodes may sign meanwhile, and what a file says was signed is in the store by then.
            return new SharedEvidence(shared, connection, keyFiles(node, findings), findings);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static @Nullable KeyFiles keyFiles(Path node, Findings findings) {
        if (Files.isRegularFile(node.resolve(LedgerFiles.KEYS).resolve(CheckpointInspection.LAST_SIGNED))) {
            return KeyFiles.read(node, findings);
        }
        // A node that only answers has no keys that sign, nor watches who does.
        findings.notice(
                "No node's keys were looked at: name the data directory of one that records with --data, or nobody sees here"
                        + " whether an older copy of the database was put back, unless you verified a newer one before.");
        return null;
    }

    @Override
    public String name() {
        return connection.name();
    }

    @Override
    public MongoInspection store() {
        return store;
    }

    @Override
    public @Nullable KeyFiles keyFiles() {
        return keyFiles;
    }

    /** Nobody closes what nodes share. */
    @Override
    public @Nullable ClosedRecord closed() {
        return null;
    }

    @Override
    public boolean inUse() {
        return true;
    }

    @Override
    public void inspectSetting(long size) {
        findings.notice("Nodes may be recording: it was read as it was when this began.");
    }

    @Override
    public @Nullable DisclosureKeyEvidence disclosureKeys() {
        if (keys == null) {
            findings.notice("No confidential value was opened: name the database of their keys with --key-store.");
            return null;
        }
        return keys;
    }

    @Override
    public Optional<String> brokenOff() {
        return store.brokenOff().or(() -> keys == null ? Optional.empty() : keys.brokenOff());
    }

    @Override
    public DocumentFiles documentFiles() {
        return DocumentPlace.of(store.store(), null);
    }

    @Override
    public List<String> databases() {
        return List.of(connection.name());
    }

    @Override
    public void close() {
        store.close();
        if (keys != null) {
            keys.close();
        }
    }
}
