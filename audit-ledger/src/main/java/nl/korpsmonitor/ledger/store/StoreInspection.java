package nl.korpsmonitor.ledger.store;

import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.transparency.tree.Tile;
import org.jspecify.annotations.Nullable;

/**
 * A store as evidence: everything that it keeps, as it lies, for whoever judges it. It changes nothing, and is of one moment, also while a service
 * writes. What can be judged alike in every store is judged by {@link nl.korpsmonitor.ledger.inspection}; an adapter judges its own form. For one
 * thread.
 *
 * <p>All methods but {@link #inspectForm} and {@link #inspectNames} throw {@link StoreException} when what they read is damaged.
 */
public interface StoreInspection extends AutoCloseable {
    /** The same store, to read only; it may be of a later moment. It is closed with this. */
    LedgerStore store();

    /** The store as a whole. */
    Place place();

    /** A place in this store, by the name that this store gives to what is kept there: entries, tiles, commands, disclosures, checkpoints, snapshots. */
    Place place(String kept);

    /** Finds what is wrong with the form in which the store keeps things, and with its indexes. It may run beside the other methods. */
    void inspectForm(Findings findings);

    /** Finds names of subjects, types and actors that are kept and that no entry has. */
    void inspectNames(Findings findings);

    /** How many entries there are, by the highest position. */
    long size();

    /** All entries, by position. */
    Rows<InspectedEntry> entries();

    /** All entries that have a subject, by subject and sequence. */
    Rows<SubjectStep> subjects();

    /** All disclosures, by position and key. */
    Rows<InspectedDisclosure> disclosures();

    /** The numbers of all disclosures' keys, in ascending order. */
    Rows<Long> disclosureKeys();

    /** All commands, in any order. */
    Rows<InspectedCommand> commands();

    /** How many commands there are. */
    long commandCount();

    /** The command of this key, and how it is kept; null when there is none. */
    @Nullable
    InspectedCommand command(byte[] key);

    /** Whether exactly this tile is kept, in the form in which this store keeps it. */
    boolean holds(Tile tile);

    /** The hashes that are kept as a tile, in a row; none when there is no such tile. */
    byte[] hashes(int level, long number);

    /** The names of all that is kept among the tiles and is none of a tree of that size. */
    Rows<String> tilesBeyond(long size);

    /** The names of all checkpoints. */
    List<String> checkpointNames();

    /** A checkpoint that is kept under this name; empty when there is none. */
    Optional<String> checkpoint(String name);

    /** How many snapshots are kept. */
    long snapshots();

    @Override
    void close();
}
