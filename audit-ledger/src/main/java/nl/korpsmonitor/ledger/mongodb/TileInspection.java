package nl.korpsmonitor.ledger.mongodb;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.Arrays;
import nl.korpsmonitor.ledger.store.Rows;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.Tile;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.jspecify.annotations.Nullable;

/**
 * The stored tiles as evidence. How many there must be follows from the highest tile of leaf hashes, as {@link MongoTiles} says: what would come after it is
 * made by whoever needs it, so its absence is no fault. While nodes record, tiles may be of a later moment than what they are compared with: then they have
 * more hashes.
 */
final class TileInspection {
    private static final int TILE_FIELDS = 3;

    private final InspectionReads reads;
    private final long size;

    /** The tiles are complete for a tree of so many entries. */
    private final long complete;

    /** @param size of the tree that they are compared with */
    TileInspection(InspectionReads reads, long size) {
        this.reads = reads;
        this.size = size;
        long full = MongoTiles.fullTilesOfLeaves(filter -> reads.find(Names.TILES, filter));
        this.complete = Math.min(size, full * TileCoordinates.FULL_WIDTH);
    }

    /** How many of the entries are beyond what the stored tiles are complete for. */
    long incomplete() {
        return size - size % TileCoordinates.FULL_WIDTH - complete;
    }

    /** Whether what is stored is that tile, as far as it must be there. */
    boolean holds(Tile tile) {
        TileCoordinates at = tile.coordinates();
        byte[] hashes = tile.bytes();
        if (at.level() == 0 && at.partial()) {
            return Arrays.equals(hashes, ofBlocks(at.number(), at.width()));
        }
        BsonDocument stored = stored(at.level(), at.number());
        if (stored == null) {
            return width(at.level(), at.number(), complete) == 0;
        }
        byte[] kept = hashes(stored);
        int common = Math.min(kept.length, hashes.length);
        return stored.size() == TILE_FIELDS
                && stored.get(Names.WIDTH) instanceof BsonInt32 width
                && width.getValue() * Hash.BYTES == kept.length
                && width.getValue() >= width(at.level(), at.number(), complete)
                && (kept.length <= hashes.length || at.partial())
                && Arrays.equals(hashes, 0, common, kept, 0, common);
    }

    /** The hashes that are stored as a tile; those of leaves that no tile holds yet are in the blocks. */
    byte[] hashes(int level, long number) {
        BsonDocument stored = stored(level, number);
        if (stored != null) {
            byte[] kept = hashes(stored);
            return kept.length % Hash.BYTES == 0 ? kept : new byte[0];
        }
        return level == 0 ? ofBlocks(number, TileCoordinates.FULL_WIDTH) : new byte[0];
    }

    private byte[] ofBlocks(long number, int width) {
        return BlockReader.of(filter -> reads.find(Names.BLOCKS, filter), number * TileCoordinates.FULL_WIDTH, width);
    }

    private @Nullable BsonDocument stored(int level, long number) {
        return reads.find(Names.TILES, eq(Names.ID, MongoTiles.id(level, number)))
                .first();
    }

    private static byte[] hashes(BsonDocument stored) {
        return stored.isBinary(Names.HASHES) ? stored.getBinary(Names.HASHES).getData() : new byte[0];
    }

    /** How many hashes a tile has in a tree of that size; 0 when there is no such tile. */
    private static int width(int level, long number, long treeSize) {
        if (level > TileCoordinates.MAX_LEVEL) {
            return 0;
        }
        long full = TileCoordinates.fullTiles(level, treeSize);
        if (number < full) {
            return TileCoordinates.FULL_WIDTH;
        }
        return number == full ? TileCoordinates.partialWidth(level, treeSize) : 0;
    }

    /** What is among the tiles and is none of the tree, as it is when they were read. */
    Rows<String> beyond() {
        MongoCursor<BsonDocument> cursor = reads.find(Names.TILES, new BsonDocument())
                .projection(Projections.include(Names.WIDTH))
                .sort(Sorts.ascending(Names.ID))
                .cursor();
        return MongoRows.of(reads, cursor, this::strange);
    }

    private @Nullable String strange(BsonDocument tile) {
        if (!(tile.get(Names.ID) instanceof BsonInt64 id)) {
            return "tile " + tile.get(Names.ID);
        }
        int level = (int) (id.getValue() >>> 56);
        long number = id.getValue() & ((1L << 56) - 1);
        int width = tile.get(Names.WIDTH) instanceof BsonInt32 found ? found.getValue() : -1;
        boolean fits = isTile(level, width)
                && (width <= width(level, number, size) || width <= width(level, number, sizeNow()));
        return fits ? null : "tile " + level + "/" + number;
    }

    private long sizeNow() {
        return BlockReader.sizeOf(reads.find(Names.BLOCKS, new BsonDocument())
                .sort(Sorts.descending(Names.ID))
                .projection(Projections.include(Names.LAST, Names.LATEST_MESSAGE_TIME))
                .first());
    }

    /** A partial tile of leaf hashes is not stored. */
    private static boolean isTile(int level, int width) {
        return width > 0 && (level > 0 || width == TileCoordinates.FULL_WIDTH);
    }
}
