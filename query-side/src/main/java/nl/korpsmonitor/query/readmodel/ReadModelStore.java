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

    /** The projection's token: every event at a lower position is folded in, none at this one or higher. */
    long position();

    /** The live document of a view: canonical text as it was written; empty when there is none. */
    Optional<String> document(String view, String key);

    /**
     * Rows as of a position, in the order asked for; one index query.
     *
     * @throws IllegalArgumentException when the query names a field that the view does not index, or asks too many rows
     */
    List<Row> rows(RowQuery query);

    /**
     * Writes documents, rows and the token, all or nothing, durable enough that a restart finds a state that was.
     * A change at a position that is already folded in changes nothing, so that a repeat is harmless.
     *
     * @param changes in position order
     * @param nextPosition the new token, above all positions of the changes
     * @throws IllegalArgumentException when the changes are not in order or not below the token
     */
    void apply(List<RowChange> changes, long nextPosition);

    /** Every stored document and row as one line of text each, in an order that is the same in every adapter. */
    void forEachLine(Consumer<String> line);

    @Override
    void close();
}
