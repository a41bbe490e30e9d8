package nl.korpsmonitor.query.readmodel;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps read models: the live document of every view, and list rows that know from which position to which they were
 * so. Everything in it can be deleted and rebuilt from the ledger. Safe for use by many readers beside one writer.
 *
 * <p>Every adapter passes {@code ReadModelStoreContract}.
 */
public interface ReadModelStore extends AutoCloseable {
    /** The {@code toPosition} of a row that is still so. */
    long OPEN = Long.MAX_VALUE;

    /** The most rows that one call returns. */
    int MAXIMUM_ROWS = 1_000;

    /**
     * The projection's token: every event at a lower position is folded in, none at this one or higher. From the store itself, also when another process
     * writes it. (A closed store may still tell the last one.)
     */
    long position();

    /** A number that changes when the content is swapped for a rebuilt one; never with ordinary writes. */
    long generation();

    /** The live document of a view: canonical text as it was written; empty when there is none. */
    Optional<String> document(String view, String key);

    /**
     * The document of a view as it was written by the last event below a position: what the event at that position is folded onto.
     *
     * @throws OvertakenException when the store no longer knows, as it is further than that position
     */
    Optional<String> documentBefore(String view, String key, long position);

    /**
     * Rows as of a position, in the order asked for; one index query. A position above the token means as of the token.
     *
     * @throws IllegalArgumentException when the query names a field that the view does not index, or asks too many rows
     */
    List<Row> rows(RowQuery query);

    /**
     * Writes documents, rows and the token. Readers see all of it or nothing, also after a failure or a crash half-way, and a restart finds a state that was.
     * What the store has already changes nothing, so that a repeat is harmless, and so is a second process that writes the same events in other batches.
     *
     * @throws OvertakenException when the content is of another generation than the batch was folded from; nothing is written
     * @throws IllegalArgumentException when a change names no view, or lacks a field that the view declares; nothing is written
     */
    void apply(Batch batch);

    /** Writes changes that were folded from the present content. */
    default void apply(List<RowChange> changes, long nextPosition) {
        apply(new Batch(generation(), changes, nextPosition));
    }

    /**
     * The token, every live document and every row as one line of text each, as of one moment, in an order that is the same in every adapter.
     *
     * @return the token as of that moment
     */
    long forEachLine(Consumer<String> line);

    @Override
    void close();
}
