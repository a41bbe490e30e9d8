package nl.korpsmonitor.ledger;

import java.time.Duration;
import java.util.Optional;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.ledger.axon.LedgerEventStorageEngine;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.ledger.checkpoint.PublishedLogFollower;
import nl.korpsmonitor.ledger.claim.LeaseStore;
import nl.korpsmonitor.ledger.codec.EventCodec;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.ledger.sequencer.HeadFollower;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.ledger.store.StoredEntry;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** A ledger in which other processes record, and which this one follows. It needs no key that signs, and changes nothing. */
public final class FollowedLedger implements OpenLedger {
    private final ReadOnlyLedger ledger;
    private final LedgerOpened opened;
    private final EventStorageEngine engine;
    private final HeadFollower head;
    private final PublishedLogFollower log;

    private FollowedLedger(ReadOnlyLedger ledger, LedgerOptions options) {
        this.ledger = ledger;
        this.opened = FirstEvent.of(ledger.trail())
                .orElseThrow(() -> new IllegalStateException("nothing is recorded in "
                        + ledger.store().name() + " yet: start a node that takes commands first"));
        Serializer serializer = Jackson3Serializer.builder().build();
        this.engine = LedgerEventStorageEngine.reading(ledger.store(), new EventCodec())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        this.head = new HeadFollower(ledger.store());
        this.log = new PublishedLogFollower(
                ledger.store(), head::head, options.clock(), options.timing().interval());
    }

    /**
     * Opens a ledger in which something is recorded already.
     *
     * @param options of which store, directory, clock and the interval between checkpoints count
     * @throws IllegalStateException when there is none, or of another format
     * @throws nl.korpsmonitor.ledger.store.StoreException when a database can't be opened
     */
    public static FollowedLedger open(LedgerOptions options) {
        SharedStore shared = options.shared();
        ReadOnlyLedger ledger = shared == null ? ReadOnlyLedger.open(options.directory()) : ReadOnlyLedger.open(shared);
        try {
            return new FollowedLedger(ledger, options);
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    @Override
    public Trail trail() {
        return ledger.trail();
    }

    @Override
    public EntryBodies bodies() {
        return position -> ledger.store().entry(position).map(StoredEntry::body);
    }

    @Override
    public EntryDisclosures disclosures() {
        return ledger.trail()::disclosures;
    }

    @Override
    public DocumentFiles documentFiles() {
        return ledger.documentFiles();
    }

    @Override
    public EventStorageEngine eventStorageEngine() {
        return engine;
    }

    @Override
    public TreeHead head() {
        return head.head();
    }

    @Override
    public PublishedLog publishedLog() {
        return log.publishedLog();
    }

    @Override
    public LedgerOpened opened() {
        return opened;
    }

    @Override
    public Duration clockDifference() {
        return ledger.store().clockDifference();
    }

    @Override
    public Optional<String> refusal() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> sinceLook() {
        return Optional.of(head.sinceLook());
    }

    @Override
    public Optional<LeaseStore> leases() {
        return ledger.store() instanceof LeaseStore leases ? Optional.of(leases) : Optional.empty();
    }

    @Override
    public void close() {
        log.close();
        head.close();
        ledger.close();
    }
}
