package nl.korpsmonitor.ledger.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.korpsmonitor.ledger.store.CommandRecord;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Finds blocks by what is in them: by the keys of commands and disclosures, and by subjects. Safe for use by many threads. */
final class BlockLookup {
    /** So many, that MongoDB walks the index once for each and merges what it finds. */
    private static final int SUBJECTS_AT_ONCE = 100;

    private static final Bson SEQUENCES =
            Projections.include(Names.of(Names.ENTRIES, Names.SUBJECT), Names.of(Names.ENTRIES, Names.SEQUENCE));

    private final OrderedBlocks blocks;

    BlockLookup(OrderedBlocks blocks) {
        this.blocks = blocks;
    }

    Optional<CommandRecord> command(Hash key) {
        return Optional.ofNullable(commands(Set.of(key)).get(key));
    }

    Map<Hash, CommandRecord> commands(Set<Hash> keys) {
        return blocks.read(finder -> commands(finder, keys));
    }

    private static Map<Hash, CommandRecord> commands(OrderedBlocks.Finder finder, Set<Hash> keys) {
        Map<Hash, CommandRecord> found = new HashMap<>();
        try (MongoCursor<BsonDocument> cursor = finder.find(
                        in(Names.UNIQUE_KEYS, keys.stream().map(Keys::command).toList()))
                .projection(Projections.include(Names.COMMANDS))
                .cursor()) {
            while (cursor.hasNext()) {
                BlockForm.commands(cursor.next()).stream()
                        .filter(command -> keys.contains(command.key()))
                        .forEach(command -> found.put(command.key(), command));
            }
        }
        return found;
    }

    List<Long> disclosureKeysFrom(long firstKey) {
        return blocks.read(finder -> disclosureKeysFrom(finder, firstKey));
    }

    private static List<Long> disclosureKeysFrom(OrderedBlocks.Finder finder, long firstKey) {
        List<Long> keys = new ArrayList<>();
        try (MongoCursor<BsonDocument> cursor = finder.find(gte(Names.DISCLOSURE_KEYS, firstKey))
                .projection(Projections.include(Names.DISCLOSURE_KEYS))
                .cursor()) {
            while (cursor.hasNext()) {
                for (BsonValue key : cursor.next().getArray(Names.DISCLOSURE_KEYS)) {
                    long number = key.asInt64().getValue();
                    if (number >= firstKey) {
                        keys.add(number);
                    }
                }
            }
        }
        return keys.stream().sorted().toList();
    }

    /** Which of the block's unique keys another block has; empty when none. */
    List<String> taken(BsonDocument block) {
        return blocks.read(finder -> taken(finder, block));
    }

    private static List<String> taken(OrderedBlocks.Finder finder, BsonDocument block) {
        List<String> taken = new ArrayList<>();
        // Only further back: what stands at its own position, or after it, is no reason of its own.
        Bson filter =
                and(in(Names.UNIQUE_KEYS, block.getArray(Names.UNIQUE_KEYS)), lt(Names.ID, BlockForm.first(block)));
        try (MongoCursor<BsonDocument> cursor = finder.find(filter)
                .projection(Projections.include(Names.UNIQUE_KEYS))
                .cursor()) {
            while (cursor.hasNext()) {
                cursor.next()
                        .getArray(Names.UNIQUE_KEYS)
                        .forEach(key -> taken.add(key.asString().getValue()));
            }
        }
        return taken;
    }

    long lastSequence(String subject) {
        return blocks.read(finder -> Optional.ofNullable(finder.find(eq(Names.SEARCH_KEYS, Keys.subject(subject)))
                        .sort(Sorts.descending(Names.LAST))
                        .projection(Projections.include(
                                Names.of(Names.ENTRIES, Names.SUBJECT), Names.of(Names.ENTRIES, Names.SEQUENCE)))
                        .first()))
                .map(block -> lastSequences(block, Set.of(subject)).getOrDefault(subject, -1L))
                .orElse(-1L);
    }

    Map<String, Long> lastSequences(Set<String> subjects) {
        Map<String, Long> found = new HashMap<>();
        List<String> all = List.copyOf(subjects);
        for (int from = 0; from < all.size(); from += SUBJECTS_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + SUBJECTS_AT_ONCE));
            boolean allSeen = blocks.read(finder -> addNewest(finder, some, found));
            for (String subject : some) {
                // Beside one that had events all the time others may lie too far back.
                found.computeIfAbsent(subject, absent -> allSeen ? -1 : lastSequence(absent));
            }
        }
        return found;
    }

    /** Adds those whose newest event is in one of the newest blocks about any of them; returns whether these were all blocks about them. */
    private static boolean addNewest(OrderedBlocks.Finder finder, List<String> subjects, Map<String, Long> found) {
        // No more than one for each would take.
        int limit = subjects.size();
        int read = 0;
        try (MongoCursor<BsonDocument> cursor = finder.find(in(
                        Names.SEARCH_KEYS, subjects.stream().map(Keys::subject).toList()))
                .sort(Sorts.descending(Names.LAST))
                .limit(limit)
                .projection(SEQUENCES)
                .cursor()) {
            while (cursor.hasNext()) {
                lastSequences(cursor.next(), Set.copyOf(subjects)).forEach(found::putIfAbsent);
                read++;
            }
        }
        return read < limit;
    }

    private static Map<String, Long> lastSequences(BsonDocument block, Set<String> subjects) {
        Map<String, Long> last = new HashMap<>();
        for (BsonDocument entry : BlockForm.entries(block)) {
            String subject = entry.getString(Names.SUBJECT, new BsonString("")).getValue();
            if (subjects.contains(subject)) {
                last.put(subject, entry.getInt64(Names.SEQUENCE).getValue());
            }
        }
        return last;
    }

    List<StoredEntry> ofSubject(String subject, long fromSequence, long beforePosition, int limit) {
        return blocks.read(finder -> ofSubject(finder, subject, fromSequence, beforePosition, limit));
    }

    private static List<StoredEntry> ofSubject(
            OrderedBlocks.Finder finder, String subject, long fromSequence, long beforePosition, int limit) {
        // The event at that sequence, if there is one, tells where to begin.
        BsonDocument first = fromSequence <= 0
                ? null
                : finder.find(eq(Names.UNIQUE_KEYS, Keys.sequence(subject, fromSequence)))
                        .projection(Projections.include(Names.ID))
                        .first();
        Bson filter = and(
                eq(Names.SEARCH_KEYS, Keys.subject(subject)),
                gte(Names.LAST, first == null ? 0 : BlockForm.first(first)),
                BlockReader.before(beforePosition),
                lt(Names.ID, beforePosition));
        List<StoredEntry> found = new ArrayList<>();
        try (MongoCursor<BsonDocument> cursor =
                finder.find(filter).sort(BlockReader.UPWARDS).cursor()) {
            while (found.size() < limit && cursor.hasNext()) {
                BsonDocument block = cursor.next();
                List<BsonDocument> entries = BlockForm.entries(block);
                for (int i = 0; i < entries.size() && found.size() < limit; i++) {
                    BsonDocument entry = entries.get(i);
                    if (BlockForm.first(block) + i < beforePosition
                            && MongoSearch.isAbout(entry, subject)
                            && entry.getInt64(Names.SEQUENCE).getValue() >= fromSequence) {
                        found.add(BlockForm.entry(block, i, entry));
                    }
                }
            }
        }
        return found;
    }
}
