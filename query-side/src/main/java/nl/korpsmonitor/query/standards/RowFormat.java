package nl.korpsmonitor.query.standards;

import java.io.IOException;
import java.io.Writer;

/**
 * How rows are written, one after the other, with nothing kept of those that were.
 *
 * @param <T> a row
 */
@FunctionalInterface
public interface RowFormat<T> {
    /** Writes what comes before the first row, and gives what writes each. */
    Rows<T> begin(Writer out) throws IOException;

    /** Writes rows. */
    @FunctionalInterface
    interface Rows<T> {
        void write(T row) throws IOException;
    }
}
