package nl.korpsmonitor.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.ledger.axon.LedgerEventStorageEngine;
import nl.korpsmonitor.ledger.checkpoint.CheckpointSigner;
import nl.korpsmonitor.ledger.checkpoint.LogParts;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.ledger.claim.Claim;
import nl.korpsmonitor.ledger.claim.Lease;
import nl.korpsmonitor.ledger.claim.LeaseStore;
import nl.korpsmonitor.ledger.codec.EventCodec;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyStore;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeys;
import nl.korpsmonitor.ledger.disclosure.Erasures;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.ledger.document.DocumentIntake;
import nl.korpsmonitor.ledger.document.UnrecordedFiles;
import nl.korpsmonitor.ledger.inspection.ClosedRecordKeeper;
import nl.korpsmonitor.ledger.sequencer.Sequencer;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.ledger.sqlite.SqliteDisclosureKeys;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.MerkleProofs;
import nl.korpsmonitor.transparency.tree.TiledSubtrees;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open ledger that takes events. One process holds a directory; several may share a store, each with a directory of its own. All threads may use it.
 * Everything that was acknowledged is durable.
 */
public final class Ledger implements OpenLedger {
    /** The pseudonym under which the ledger itself acts. */
    public static final String SYSTEM_ACTOR = "ledger";

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    /** The task that one of several nodes does, as its lease names it. */
    private static final String SIGNING = "sign checkpoints";

    private final DataDirectory directory;
    private final LedgerStore store;
    private final DisclosureKeys disclosureKeys;
    private final Erasures erasures;
    private final Sequencer sequencer;
    private final EventStorageEngine engine;
    private final StoredTrail trail;
    private final IdempotencyRecords records;
    private final DocumentFiles documentFiles;
    private final DocumentIntake documentIntake;
    private final UnrecordedFiles unrecordedFiles;
    private final LedgerKeyring keyring;
    private final CheckpointSigner signer;
    private final RequestDigest requestDigest;
    private final LedgerOpened opened;
    private final ClosedRecordKeeper closedRecord;
    private boolean closed;

    private Ledger(
            DataDirectory directory,
            LedgerStore store,
            LedgerOptions options,
            SecureRandom random,
            List<AutoCloseable> toClose) {
        this.directory = directory;
        this.store = store;
        EventCodec codec = new EventCodec();
        LedgerKeys keys = new LedgerKeys(directory.file("keys"), random);
        boolean isNew = store.size() == 0;
        if (isNew) {
            // Before anything is made or tidied up for a ledger that is not there.
            keys.requireUnused(store.name());
        }
        keys.finishDestroying();
        this.disclosureKeys = openDisclosureKeys(options.shared(), random);
        toClose.add(disclosureKeys);
        this.records = new StoredCommands(store);
        this.sequencer = new Sequencer(store, records, options.clock());
        toClose.add(sequencer);
        this.trail = new StoredTrail(store, codec, disclosureKeys::open);
        this.erasures = new Erasures(store, trail, disclosureKeys, options.keysDestroyed());
        toClose.add(erasures);
        this.documentFiles = DocumentPlace.of(store, directory.path());
        this.documentIntake = new DocumentIntake(directory.file(LedgerFiles.DOCUMENTS), random);
        this.unrecordedFiles = new UnrecordedFiles(documentFiles, trail, options.clock());
        toClose.add(unrecordedFiles);
        Serializer serializer = Jackson3Serializer.builder().build();
        this.engine = LedgerEventStorageEngine.builder(store, sequencer, codec, disclosureKeys, random)
                .afterAppend(erasures::appended)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        this.requestDigest = keys.requestDigest(isNew);
        if (isNew) {
            beginLedger(options, keys, random);
        }
        this.opened = FirstEvent.of(trail)
                .orElseThrow(() -> new IllegalStateException("entry 0 does not open the ledger: this is none"));
        boolean newNode = store.shared() && keys.areUnused();
        keys.requireNoOther(opened.ledgerId(), store.name());
        disclosureKeys.serve(opened.ledgerId());
        disclosureKeys.requireSameEverywhere(LedgerKeys.REQUEST_DIGEST, requestDigest.fingerprint());
        this.keyring = new LedgerKeyring(keys, trail, opened.origin());
        LogParts parts = new LogParts(
                opened.origin(),
                store,
                trail,
                sequencer::head,
                keys,
                directory.file("keys").resolve("last-signed"),
                options.timing(),
                options.policyToCome(),
                leases().<Claim>map(leases -> Lease.of(leases, SIGNING)).orElseGet(Claim::always),
                options.clock());
        this.signer = newNode ? CheckpointSigner.openOnNewNode(parts) : CheckpointSigner.open(parts);
        toClose.add(signer);
        // After what a new node remembers is on its disk: else it would look as if that had been lost.
        keys.serve(opened.ledgerId());
        // Only now: in an older ledger.db that was put back a key is in use that was destroyed since.
        if (!options.allowsMissingKeys()) {
            keyring.requirePrivateKeys();
        }
        // Every check has passed: only now anything is changed, and first of all the record of how the ledger was
        // closed is taken away.
        this.closedRecord = new ClosedRecordKeeper(directory.file(LedgerFiles.KEYS), store);
        closedRecord.begin();
        signer.begin();
        disclosureKeys.start();
        erasures.begin();
        documentIntake.clear();
        unrecordedFiles.begin();
    }

    private DisclosureKeys openDisclosureKeys(@Nullable SharedStore shared, SecureRandom random) {
        DisclosureKeyStore keys = shared == null
                ? SqliteDisclosureKeys.open(directory.file(LedgerFiles.DISCLOSURE_KEYS))
                : shared.openKeyStore();
        return DisclosureKeys.open(keys, store, random);
    }

    /**
     * Opens the ledger in a directory; a new one gets its keys and entry 0.
     *
     * @throws IllegalStateException when another process holds it, its format is unknown, a key is missing, or what is
     *     stored does not fit together; the message says what to do
     * @throws nl.korpsmonitor.ledger.store.StoreException when a database can't be opened
     */
    public static Ledger open(LedgerOptions options) {
        List<AutoCloseable> toClose = new ArrayList<>();
        try {
            DataDirectory directory = DataDirectory.open(options.directory());
            toClose.add(directory);
            LedgerStore store = openStore(directory, options.shared());
            toClose.add(store);
            return new Ledger(directory, store, options, new SecureRandom(), toClose);
        } catch (RuntimeException e) {
            for (AutoCloseable each : toClose.reversed()) {
                try {
                    each.close();
                } catch (Exception suppressed) {
                    e.addSuppressed(suppressed);
                }
            }
            throw e;
        }
    }

    private static LedgerStore openStore(DataDirectory directory, @Nullable SharedStore shared) {
        Path own = directory.file(LedgerFiles.LEDGER);
        if (shared == null) {
            return SqliteLedgerStore.open(own);
        }
        if (Files.exists(own)) {
            throw new IllegalStateException("the directory has a ledger of its own, " + own
                    + ": take it along with 'ledger copy', or choose another directory for this node");
        }
        return shared.openStore();
    }

    /** Records entry 0, unless another node does at the same time. */
    private void beginLedger(LedgerOptions options, LedgerKeys keys, SecureRandom random) {
        try {
            FirstEvent.record(engine, options, keys, random);
        } catch (RuntimeException e) {
            if (!store.shared() || store.size() == 0) {
                throw e;
            }
            LOG.info("Another node opened the ledger at the same time");
        }
    }

    @Override
    public Trail trail() {
        return trail;
    }

    @Override
    public EntryBodies bodies() {
        return position -> store.entry(position).map(StoredEntry::body);
    }

    @Override
    public EntryDisclosures disclosures() {
        return trail::disclosures;
    }

    @Override
    public DocumentFiles documentFiles() {
        return documentFiles;
    }

    /** Takes in the files of documents. */
    public DocumentIntake documentIntake() {
        return documentIntake;
    }

    @Override
    public EventStorageEngine eventStorageEngine() {
        return engine;
    }

    @Override
    public Duration clockDifference() {
        return store.clockDifference();
    }

    @Override
    public Optional<String> refusal() {
        return sequencer.refusal();
    }

    @Override
    public Optional<Duration> sinceLook() {
        return store.shared() ? Optional.of(sequencer.sinceLook()) : Optional.empty();
    }

    @Override
    public Optional<LeaseStore> leases() {
        return store instanceof LeaseStore leases ? Optional.of(leases) : Optional.empty();
    }

    /** What was recorded under idempotency keys. */
    public IdempotencyRecords idempotencyRecords() {
        return records;
    }

    @Override
    public TreeHead head() {
        return sequencer.head();
    }

    /** The root of the tree over the first so many entries, published or not; empty when there are not so many. */
    public Optional<Hash> root(long size) {
        return 0 <= size && size <= store.size()
                ? Optional.of(new MerkleProofs(new TiledSubtrees(store, size)).root(size))
                : Optional.empty();
    }

    /** The digest by which entries name the request that caused them. */
    public RequestDigest requestDigest() {
        return requestDigest;
    }

    @Override
    public LedgerOpened opened() {
        return opened;
    }

    /** The log's keys: which are in use, and how another is made ready. */
    public LedgerKeyring keyring() {
        return keyring;
    }

    @Override
    public PublishedLog publishedLog() {
        return signer.publishedLog();
    }

    /**
     * Recomputes the tree from the stored bytes and compares it with the stored tiles and the root. Reads everything.
     *
     * @throws IllegalStateException when they differ; the message says where
     */
    public TreeHead verifyTree() {
        return TreeCheck.verify(store, sequencer.head());
    }

    /** What was last noted, when the ledger was closed, of something that is kept beside it; empty when nothing was, or nodes share the ledger. */
    public Optional<String> noted(String name) {
        return closedRecord.noted(name);
    }

    /**
     * What the record of a closed ledger is to say of something that is kept beside the ledger, and that an inspection compares with it.
     *
     * @param name one word
     * @param note gives one line; asked when the ledger is closed
     */
    public void atClose(String name, Supplier<String> note) {
        closedRecord.atClose(name, note);
    }

    /** Appends what waits, refuses the rest, signs and publishes what is new, records how the ledger was left, and lets another process have it. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        sequencer.close();
        try {
            unrecordedFiles.close();
            erasures.close();
            signer.close();
            disclosureKeys.end().ifPresent(digest -> closedRecord.end(sequencer.head(), digest));
        } finally {
            disclosureKeys.close();
            store.close();
            directory.close();
        }
    }
}
