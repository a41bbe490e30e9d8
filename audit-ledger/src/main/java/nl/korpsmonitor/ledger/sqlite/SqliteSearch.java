package nl.korpsmonitor.ledger.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nl.korpsmonitor.ledger.store.Query;
import nl.korpsmonitor.ledger.store.StoredEntry;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries by subject, type and actor. It looks at windows of positions that grow, each through the index of one
 * condition: where matches are dense the first window has them all, where they are rare few windows reach the end.
 */
final class SqliteSearch {
    private static final long FIRST_WINDOW = 4_096;
    private static final long GROWTH = 8;

    /** With more subjects than this below a prefix, seeking each in every window costs more than the other indexes. */
    private static final int MAXIMUM_SUBJECTS_SOUGHT = 2_000;

    private static final String BY_SUBJECT = "entries_subject";
    private static final String BELOW_PREFIX = "(name = ? OR (name >= ? AND name < ?))";

    private final SqliteReader reader;
    private final Query query;
    private final List<Long> types;
    private final String where;

    private SqliteSearch(SqliteReader reader, Query query) throws SQLException {
        this.reader = reader;
        this.query = query;
        this.types = ids("types", query.types().stream().sorted().toList());
        this.where = where(index());
    }

    static List<StoredEntry> find(SqliteReader reader, Query query, int limit) throws SQLException {
        SqliteSearch search = new SqliteSearch(reader, query);
        return search.types.isEmpty() && !query.types().isEmpty() ? List.of() : search.run(limit);
    }

    private List<StoredEntry> run(int limit) throws SQLException {
        long end = Math.min(query.beforePosition(), reader.size());
        return query.descending() ? downwards(end, limit) : upwards(end, limit);
    }

    private List<StoredEntry> downwards(long end, int limit) throws SQLException {
        List<StoredEntry> found = new ArrayList<>();
        long window = FIRST_WINDOW;
        for (long until = end; until > query.fromPosition() && found.size() < limit; ) {
            long from = Math.max(query.fromPosition(), until - window);
            found.addAll(window(from, until, limit - found.size()));
            until = from;
            window *= GROWTH;
        }
        return found;
    }

    private List<StoredEntry> upwards(long end, int limit) throws SQLException {
        List<StoredEntry> found = new ArrayList<>();
        long window = FIRST_WINDOW;
        for (long from = query.fromPosition(); from < end && found.size() < limit; ) {
            long until = Math.min(end, from + window);
            found.addAll(window(from, until, limit - found.size()));
            from = until;
            window *= GROWTH;
        }
        return found;
    }

    private List<StoredEntry> window(long from, long until, int limit) throws SQLException {
        PreparedStatement select = reader.connection().prepare(where);
        int next = 1;
        select.setLong(next++, from);
        select.setLong(next++, until);
        if (query.subjectPrefix() != null) {
            next = bindPrefix(select, next, query.subjectPrefix());
        }
        for (long type : types) {
            select.setLong(next++, type);
        }
        if (query.actor() != null) {
            select.setString(next++, query.actor());
        }
        select.setInt(next, limit);
        return SqliteReader.entries(select, limit);
    }

    private String where(@Nullable String index) {
        StringBuilder inner = new StringBuilder("SELECT position FROM entries ")
                .append(index == null ? "NOT INDEXED" : "INDEXED BY " + index)
                .append(" WHERE position >= ? AND position < ?");
        if (query.subjectPrefix() != null) {
            // By another index the name of each entry's subject is looked at: few are, whatever lies below the prefix.
            inner.append(
                    BY_SUBJECT.equals(index)
                            ? " AND subject IN (SELECT id FROM subjects WHERE " + BELOW_PREFIX + ")"
                            : " AND (SELECT " + BELOW_PREFIX + " FROM subjects WHERE id = entries.subject)");
        }
        if (!types.isEmpty()) {
            inner.append(" AND type IN (")
                    .append(String.join(",", Collections.nCopies(types.size(), "?")))
                    .append(')');
        }
        if (query.actor() != null) {
            inner.append(" AND actor = (SELECT id FROM actors WHERE name = ?)");
        }
        String order = " ORDER BY position" + (query.descending() ? " DESC" : "");
        inner.append(order).append(" LIMIT ?");
        // The positions first, by the index alone; then only the bodies that are wanted.
        return "SELECT position, recorded_at, body FROM entries WHERE position IN (" + inner + ")" + order;
    }

    /** The index of the condition that is likely to leave the fewest; null to walk along the positions. */
    private @Nullable String index() throws SQLException {
        if (query.subjectPrefix() != null && subjectsBelow(query.subjectPrefix()) <= MAXIMUM_SUBJECTS_SOUGHT) {
            return BY_SUBJECT;
        }
        if (query.actor() != null) {
            return "entries_actor";
        }
        return types.isEmpty() ? null : "entries_type";
    }

    private long subjectsBelow(String prefix) throws SQLException {
        PreparedStatement select = reader.connection()
                .prepare("SELECT count(*) FROM (SELECT 1 FROM subjects WHERE " + BELOW_PREFIX + " LIMIT "
                        + (MAXIMUM_SUBJECTS_SOUGHT + 1) + ")");
        bindPrefix(select, 1, prefix);
        try (ResultSet result = select.executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    /** The subject itself, and all that follow it with a slash: '0' is the character after '/'. */
    private static int bindPrefix(PreparedStatement select, int first, String prefix) throws SQLException {
        select.setString(first, prefix);
        select.setString(first + 1, prefix + "/");
        select.setString(first + 2, prefix + "0");
        return first + 3;
    }

    private List<Long> ids(String table, List<String> names) throws SQLException {
        List<Long> ids = new ArrayList<>();
        for (String name : names) {
            PreparedStatement select = reader.connection().prepare("SELECT id FROM " + table + " WHERE name = ?");
            select.setString(1, name);
            try (ResultSet result = select.executeQuery()) {
                if (result.next()) {
                    ids.add(result.getLong(1));
                }
            }
        }
        return ids;
    }
}
