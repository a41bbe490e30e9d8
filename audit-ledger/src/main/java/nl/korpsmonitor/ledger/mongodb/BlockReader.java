package nl.korpsmonitor.ledger.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

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
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads blocks by their positions and times. Safe for use by many threads. */
final class BlockReader implements MongoTiles.LeafHashes {
    static final Bson CONTENT = Projections.include(
            Names.LAST, Names.of(Names.ENTRIES, Names.RECORDED_AT), Names.of(Names.ENTRIES, Names.BODY));

    static final Bson UPWARDS = Sorts.ascending(Names.LAST);

    static final Bson DOWNWARDS = Sorts.descending(Names.LAST);

    private final OrderedBlocks blocks;
    private volatile Newest lastRead = new Newest(-1, Long.MIN_VALUE);

    BlockReader(MongoConnection connection) {
        this.blocks = new OrderedBlocks(connection);
    }

    /** The blocks in the order that this reader sees them. */
    OrderedBlocks ordered() {
        return blocks;
    }

    @Override
    public long size() {
        Newest read = blocks.read(finder -> newest(finder.find(new BsonDocument())
                .sort(Sorts.descending(Names.ID))
                .projection(Projections.include(Names.LAST, Names.LATEST_MESSAGE_TIME))
                .first()));
        lastRead = read;
        return read.size();
    }

    /** How many entries there are when this is the block with the highest position; null for none. */
    static long sizeOf(@Nullable BsonDocument newest) {
        return newest(newest).size();
    }

    private static Newest newest(@Nullable BsonDocument block) {
        return block == null
                ? new Newest(0, Long.MIN_VALUE)
                : new Newest(
                        BlockForm.last(block) + 1,
                        block.getInt64(Names.LATEST_MESSAGE_TIME).getValue());
    }

    /** The end of the ledger, as {@link #size} saw it last: an append there needs no further look. */
    Newest lastRead() {
        return lastRead;
    }

    /**
     * The end of the ledger.
     *
     * @param latestMessageTime of all its entries
     */
    record Newest(long size, long latestMessageTime) {}

    /** Whether a block begins at that position. */
    boolean beginsAt(long position) {
        return blocks.read(finder -> finder.find(eq(Names.ID, position))
                        .projection(Projections.include(Names.ID))
                        .first()
                != null);
    }

    /** Bounds the walk along the index of last positions: a block that begins before a position ends less than a whole block after it. */
    static Bson before(long position) {
        return lt(Names.LAST, Math.min(position, Long.MAX_VALUE - Block.MAXIMUM_ENTRIES) + Block.MAXIMUM_ENTRIES);
    }

    List<StoredEntry> entries(long fromPosition, int limit) {
        return blocks.read(finder -> entries(finder, fromPosition, limit));
    }

    private static List<StoredEntry> entries(OrderedBlocks.Finder finder, long fromPosition, int limit) {
        List<StoredEntry> found = new ArrayList<>();
        Bson filter = and(gte(Names.LAST, fromPosition), before(beyond(fromPosition, limit)));
        try (MongoCursor<BsonDocument> cursor = finder.find(filter)
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
        return blocks.read(finder -> of(finder, fromPosition, count));
    }

    static byte[] of(OrderedBlocks.Finder finder, long fromPosition, int count) {
        byte[] hashes = new byte[count * Hash.BYTES];
        int length = 0;
        try (MongoCursor<BsonDocument> cursor = finder.find(gte(Names.LAST, fromPosition))
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
        Optional<Long> found =
                blocks.read(finder -> Optional.ofNullable(finder.find(gt(Names.RECORDED_AT, recordedAtMicros))
                                .sort(Sorts.ascending(Names.RECORDED_AT, Names.LAST))
                                .projection(Projections.include(Names.of(Names.ENTRIES, Names.RECORDED_AT)))
                                .first())
                        .map(block -> firstIn(block, Names.RECORDED_AT, recordedAtMicros)));
        return found.orElseGet(this::size);
    }

    /** The first position with this message time or a later one. */
    long firstWithMessageTime(long micros) {
        Optional<Long> found =
                blocks.read(finder -> Optional.ofNullable(finder.find(gte(Names.LATEST_MESSAGE_TIME, micros))
                                .sort(Sorts.ascending(Names.LATEST_MESSAGE_TIME, Names.LAST))
                                .projection(Projections.include(Names.of(Names.ENTRIES, Names.MESSAGE_TIME)))
                                .first())
                        .map(block -> firstIn(block, Names.MESSAGE_TIME, micros - 1)));
        return found.orElseGet(this::size);
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

    SortedMap<Long, List<SealedDisclosure>> disclosures(long fromPosition, long beforePosition) {
        return blocks.read(finder -> disclosures(finder, fromPosition, beforePosition));
    }

    private static SortedMap<Long, List<SealedDisclosure>> disclosures(
            OrderedBlocks.Finder finder, long fromPosition, long beforePosition) {
        SortedMap<Long, List<SealedDisclosure>> found = new TreeMap<>();
        try (MongoCursor<BsonDocument> cursor = finder.find(
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
}
