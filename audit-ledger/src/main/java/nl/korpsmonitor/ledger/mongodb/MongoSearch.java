package nl.korpsmonitor.ledger.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCursor;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.ledger.store.Query;
import nl.korpsmonitor.ledger.store.StoredEntry;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries by subject, type and actor: the blocks by the one condition that is likely to leave the fewest, in order of position by the same index, and
 * within them the entries that fulfil all.
 */
final class MongoSearch {
    private MongoSearch() {}

    static List<StoredEntry> find(OrderedBlocks blocks, Query query, int limit) {
        return blocks.read(finder -> find(finder, query, limit));
    }

    private static List<StoredEntry> find(OrderedBlocks.Finder finder, Query query, int limit) {
        List<StoredEntry> found = new ArrayList<>();
        try (MongoCursor<BsonDocument> cursor = finder.find(filter(query))
                .sort(query.descending() ? BlockReader.DOWNWARDS : BlockReader.UPWARDS)
                .cursor()) {
            while (found.size() < limit && cursor.hasNext()) {
                addMatches(cursor.next(), query, limit, found);
            }
        }
        return found;
    }

    private static void addMatches(BsonDocument block, Query query, int limit, List<StoredEntry> found) {
        long first = BlockForm.first(block);
        List<BsonDocument> entries = BlockForm.entries(block);
        for (int step = 0; step < entries.size() && found.size() < limit; step++) {
            int i = query.descending() ? entries.size() - 1 - step : step;
            long position = first + i;
            if (position >= query.fromPosition()
                    && position < query.beforePosition()
                    && matches(entries.get(i), query)) {
                found.add(BlockForm.entry(block, i, entries.get(i)));
            }
        }
    }

    private static Bson filter(Query query) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(gte(Names.LAST, query.fromPosition()));
        conditions.add(BlockReader.before(query.beforePosition()));
        conditions.add(lt(Names.ID, query.beforePosition()));
        @Nullable Bson chosen = chosen(query);
        if (chosen != null) {
            conditions.add(chosen);
        }
        // Not by the same field, so that the index is read by the chosen condition. The server then sends fewer blocks.
        List<Bson> ofEntry = new ArrayList<>();
        if (!query.types().isEmpty()) {
            ofEntry.add(in(Names.TYPE, query.types()));
        }
        if (query.actor() != null) {
            ofEntry.add(eq(Names.ACTOR, query.actor()));
        }
        if (!ofEntry.isEmpty()) {
            conditions.add(elemMatch(Names.ENTRIES, and(ofEntry)));
        }
        return and(conditions);
    }

    /** A subject, or all of an edition, has few entries; an actor more; a type most. */
    private static @Nullable Bson chosen(Query query) {
        String prefix = query.subjectPrefix();
        if (prefix != null
                && (prefix.contains("/")
                        || (query.actor() == null && query.types().isEmpty()))) {
            return eq(Names.SEARCH_KEYS, Keys.prefix(prefix));
        }
        if (query.actor() != null) {
            return eq(Names.SEARCH_KEYS, Keys.actor(query.actor()));
        }
        return query.types().isEmpty()
                ? null
                : in(Names.SEARCH_KEYS, query.types().stream().map(Keys::type).toList());
    }

    private static boolean matches(BsonDocument entry, Query query) {
        String prefix = query.subjectPrefix();
        String subject = text(entry, Names.SUBJECT);
        boolean below =
                prefix == null || (subject != null && (subject.equals(prefix) || subject.startsWith(prefix + "/")));
        return below
                && (query.types().isEmpty() || query.types().contains(text(entry, Names.TYPE)))
                && (query.actor() == null || query.actor().equals(text(entry, Names.ACTOR)));
    }

    static boolean isAbout(BsonDocument entry, String subject) {
        return subject.equals(text(entry, Names.SUBJECT));
    }

    private static @Nullable String text(BsonDocument entry, String field) {
        return entry.get(field) instanceof BsonString text ? text.getValue() : null;
    }
}
