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
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.ledger.store.CommandRecord;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Finds blocks by what is in them: by the keys of commands and disclosures, and by subjects. Safe for use by many threads. */
final class BlockLookup {
    private final OrderedBlocks blocks;

    BlockLookup(OrderedBlocks blocks) {
        this.blocks = blocks;
    }

    Optional<CommandRecord> command(Hash key) {
        return blocks.read(finder -> Optional.ofNullable(finder.find(eq(Names.UNIQUE_KEYS, Keys.command(key)))
                        .projection(Projections.include(Names.COMMANDS))
                        .first())
                .flatMap(block -> BlockForm.commands(block).stream()
                        .filter(command -> command.key().equals(key))
                        .findFirst()));
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
                .map(block -> lastSequence(block, subject))
                .orElse(-1L);
    }

    private static long lastSequence(BsonDocument block, String subject) {
        long last = -1;
        for (BsonDocument entry : BlockForm.entries(block)) {
            if (MongoSearch.isAbout(entry, subject)) {
                last = entry.getInt64(Names.SEQUENCE).getValue();
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
