package nl.korpsmonitor.query.web.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.standards.Table;
import nl.korpsmonitor.query.state.State;

/** Sends tables as CSV (RFC 4180), whole. */
public final class Csv {
    /** The media type of tables (RFC 4180). */
    public static final String MEDIA_TYPE = "text/csv";

    /** With its charset, which the registration asks for. */
    private static final String CONTENT_TYPE = "text/csv;charset=UTF-8";

    /** What is said of every such table. */
    public static final String ROWS =
            "Every row. An empty cell is not known, or does not apply. A text that a spreadsheet"
                    + " may take for a formula has an apostrophe in front; docs/standards.md says how to take it away.";

    private Csv() {}

    /** Sends a table that stands on a state. */
    public static <T> void send(
            Streams streams,
            HttpServletRequest request,
            HttpServletResponse response,
            Table<T> table,
            State state,
            Pages<T> rows) {
        send(streams, request, response, table, state.moment().position(), rows);
    }

    /**
     * Sends a table.
     *
     * @param position of the last ledger entry that counts
     */
    public static <T> void send(
            Streams streams,
            HttpServletRequest request,
            HttpServletResponse response,
            Table<T> table,
            long position,
            Pages<T> rows) {
        String fileName = "korpsmonitor-" + table.name() + ".csv";
        streams.send(request, response, new Streams.Answer<>(CONTENT_TYPE, fileName, position, rows, table));
    }
}
