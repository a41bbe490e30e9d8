package nl.korpsmonitor.ledger;

import java.time.Duration;
import java.util.Optional;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.ledger.claim.LeaseStore;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** A ledger that a node has open, whether to record in it or only to read. All threads may use it. */
public interface OpenLedger extends AutoCloseable {
    /** All events, to read. */
    Trail trail();

    /** The bodies of all entries. */
    EntryBodies bodies();

    /** The confidential values of all entries, with what proves them. */
    EntryDisclosures disclosures();

    /** The files of documents; closed with the ledger. */
    DocumentFiles documentFiles();

    /** Axon's way to read events, and to append them where this node may. */
    EventStorageEngine eventStorageEngine();

    /** Size and root of the tree over all entries; what other processes record is in it some milliseconds later. */
    TreeHead head();

    /** How many entries there are, as {@link #head} has it. */
    default long size() {
        return head().size();
    }

    /** What of the ledger everybody may check. */
    PublishedLog publishedLog();

    /** What entry 0 says of this ledger. */
    LedgerOpened opened();

    /** How far this machine's clock is ahead of the store's; negative when it is behind. */
    Duration clockDifference();

    /** Why this node would record nothing now, in a sentence that anybody may read; empty when it would, and for one that only reads. */
    Optional<String> refusal();

    /**
     * How long ago this node looked at what others record, whether or not the store answered: minutes mean that whatever follows them is stuck or has died.
     * Empty when nobody else records.
     */
    Optional<Duration> sinceLook();

    /** Where the nodes that share the ledger agree on who does what; empty when it is kept in a directory. */
    Optional<LeaseStore> leases();

    @Override
    void close();
}
