package nl.korpsmonitor.ledger.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.CommandRecord;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads blocks. Safe for use by many threads. */
final class BlockReader implements MongoTiles.LeafHashes {
    static final Bson CONTENT = Projections.include(
            Names.LAST, Names.of(Names.ENTRIES, Names.RECORDED_AT), Names.of(Names.ENTRIES, Names.BODY));

    private static final Bson UPWARDS = Sorts.ascending(Names.LAST);

    private final MongoCollection<BsonDocument> blocks;

    BlockReader(MongoConnection connection) {
        this.blocks = connection.collection(Names.BLOCKS);
    }

    MongoCollection<BsonDocument> blocks() {
        return blocks;
    }

    @Override
    public long size() {
        BsonDocument last = blocks.find()
                .sort(Sorts.descending(Names.ID))
                .projection(Projections.include(Names.LAST))
                .first();
        return last == null ? 0 : BlockForm.last(last) + 1;
    }

    /** The newest block's last position and latest message time; null when there is no block. */
    @Nullable
    BsonDocument newest() {
        return blocks.find()
                .sort(Sorts.descending(Names.ID))
                .projection(Projections.include(Names.LAST, Names.LATEST_MESSAGE_TIME))
                .first();
    }

    /** Whether a block begins at that position. */
    boolean beginsAt(long position) {
        return blocks.find(eq(Names.ID, position))
                        .projection(Projections.include(Names.ID))
                        .first()
                != null;
    }

    /** Bounds the walk along the index of last positions: a block that begins before a position ends less than a whole block after it. */
    static Bson before(long position) {
        return lt(Names.LAST, Math.min(position, Long.MAX_VALUE - Block.MAXIMUM_ENTRIES) + Block.MAXIMUM_ENTRIES);
    }

    List<StoredEntry> entries(long fromPosition, int limit) {
        List<StoredEntry> found = new ArrayList<>();
        Bson filter = and(gte(Names.LAST, fromPosition), before(beyond(fromPosition, limit)));
        try (MongoCursor<BsonDocument> cursor = blocks.find(filter)
                .sort(UPWARDS)
                .limit(limit)
                .projection(CONTENT)
                .cursor()) {
            while (found.size() < limit && cursor.hasNext()) {
                BsonDocument block = cursor.next();
                List<BsonDocument> entries = BlockForm.entries(block);
                int skipped = (int) Math.max(0, fromPosition - BlockForm.first(block));
                for (int i = skipped; i < entries.size() && found.size() < limit; i++) {
                    found.add(BlockForm.entry(block, i, entries.get(i)));
                }
            }
        }
        return found;
    }

    private static long beyond(long fromPosition, int limit) {
        return fromPosition > Long.MAX_VALUE - limit ? Long.MAX_VALUE : fromPosition + limit;
    }

    Optional<StoredEntry> entry(long position) {
        return entries(position, 1).stream()
                .filter(entry -> entry.position() == position)
                .findFirst();
    }

    @Override
    public byte[] of(long fromPosition, int count) {
        byte[] hashes = new byte[count * Hash.BYTES];
        int length = 0;
        try (MongoCursor<BsonDocument> cursor = blocks.find(gte(Names.LAST, fromPosition))
                .sort(UPWARDS)
                .limit(count)
                .projection(Projections.include(Names.LEAF_HASHES))
                .cursor()) {
            while (length < hashes.length && cursor.hasNext()) {
                BsonDocument block = cursor.next();
                byte[] all = block.getBinary(Names.LEAF_HASHES).getData();
                int skipped = (int) Math.max(0, fromPosition - BlockForm.first(block)) * Hash.BYTES;
                int taken = Math.min(all.length - skipped, hashes.length - length);
                System.arraycopy(all, skipped, hashes, length, taken);
                length += taken;
            }
        }
        return Arrays.copyOf(hashes, length);
    }

    /** How many entries have this time or an earlier one; the time never decreases. */
    long sizeAt(long recordedAtMicros) {
        BsonDocument block = blocks.find(gt(Names.RECORDED_AT, recordedAtMicros))
                .sort(Sorts.ascending(Names.RECORDED_AT, Names.LAST))
                .projection(Projections.include(Names.of(Names.ENTRIES, Names.RECORDED_AT)))
                .first();
        return block == null ? size() : firstIn(block, Names.RECORDED_AT, recordedAtMicros);
    }

    /** The first position with this message time or a later one. */
    long firstWithMessageTime(long micros) {
        BsonDocument block = blocks.find(gte(Names.LATEST_MESSAGE_TIME, micros))
                .sort(Sorts.ascending(Names.LATEST_MESSAGE_TIME, Names.LAST))
                .projection(Projections.include(Names.of(Names.ENTRIES, Names.MESSAGE_TIME)))
                .first();
        return block == null ? size() : firstIn(block, Names.MESSAGE_TIME, micros - 1);
    }

    /** The first entry of the block whose time is later; no block before it has one. */
    private static long firstIn(BsonDocument block, String time, long micros) {
        List<BsonDocument> entries = BlockForm.entries(block);
        int index = 0;
        while (index < entries.size()
                && entries.get(index)
                                .getInt64(time, new BsonInt64(Long.MAX_VALUE))
                                .getValue()
                        <= micros) {
            index++;
        }
        return BlockForm.first(block) + index;
    }

    Optional<CommandRecord> command(Hash key) {
        BsonDocument block = blocks.find(eq(Names.UNIQUE_KEYS, Keys.command(key)))
                .projection(Projections.include(Names.COMMANDS))
                .first();
        return block == null
                ? Optional.empty()
                : BlockForm.commands(block).stream()
                        .filter(command -> command.key().equals(key))
                        .findFirst();
    }

    SortedMap<Long, List<SealedDisclosure>> disclosures(long fromPosition, long beforePosition) {
        SortedMap<Long, List<SealedDisclosure>> found = new TreeMap<>();
        try (MongoCursor<BsonDocument> cursor = blocks.find(
                        and(gte(Names.LAST, fromPosition), before(beforePosition), lt(Names.ID, beforePosition)))
                .sort(UPWARDS)
                .projection(Projections.include(Names.of(Names.ENTRIES, Names.DISCLOSURES)))
                .cursor()) {
            while (cursor.hasNext()) {
                BsonDocument block = cursor.next();
                long position = BlockForm.first(block);
                for (BsonDocument entry : BlockForm.entries(block)) {
                    List<SealedDisclosure> disclosures = BlockForm.disclosures(entry);
                    if (position >= fromPosition && position < beforePosition && !disclosures.isEmpty()) {
                        found.put(position, disclosures);
                    }
                    position++;
                }
            }
        }
        return found;
    }

    List<Long> disclosureKeysFrom(long firstKey) {
        List<Long> keys = new ArrayList<>();
        try (MongoCursor<BsonDocument> cursor = blocks.find(gte(Names.DISCLOSURE_KEYS, firstKey))
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
        List<String> taken = new ArrayList<>();
        // Only further back: what stands at its own position, or after it, is no reason of its own.
        Bson filter =
                and(in(Names.UNIQUE_KEYS, block.getArray(Names.UNIQUE_KEYS)), lt(Names.ID, BlockForm.first(block)));
        try (MongoCursor<BsonDocument> cursor = blocks.find(filter)
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
        BsonDocument block = blocks.find(eq(Names.SEARCH_KEYS, Keys.subject(subject)))
                .sort(Sorts.descending(Names.LAST))
                .projection(Projections.include(
                        Names.of(Names.ENTRIES, Names.SUBJECT), Names.of(Names.ENTRIES, Names.SEQUENCE)))
                .first();
        long last = -1;
        if (block != null) {
            for (BsonDocument entry : BlockForm.entries(block)) {
                if (MongoSearch.isAbout(entry, subject)) {
                    last = entry.getInt64(Names.SEQUENCE).getValue();
                }
            }
        }
        return last;
    }

    List<StoredEntry> ofSubject(String subject, long fromSequence, long beforePosition, int limit) {
        // The event at that sequence, if there is one, tells where to begin.
        BsonDocument first = fromSequence <= 0
                ? null
                : blocks.find(eq(Names.UNIQUE_KEYS, Keys.sequence(subject, fromSequence)))
                        .projection(Projections.include(Names.ID))
                        .first();
        Bson filter = and(
                eq(Names.SEARCH_KEYS, Keys.subject(subject)),
                gte(Names.LAST, first == null ? 0 : BlockForm.first(first)),
                before(beforePosition),
                lt(Names.ID, beforePosition));
        List<StoredEntry> found = new ArrayList<>();
        try (MongoCursor<BsonDocument> cursor =
                blocks.find(filter).sort(UPWARDS).cursor()) {
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
