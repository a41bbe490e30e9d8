package nl.korpsmonitor.ledger.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.Objects;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.Tile;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import nl.korpsmonitor.transparency.tree.TileSource;
import nl.korpsmonitor.transparency.tree.TreeFrontier;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tree's tiles. They follow from the blocks: the block is what is committed, and its tiles are written after it. So the partial tile of leaf hashes is
 * not stored at all but read from the blocks; the others are stored whenever 256 entries are complete. Who finds that somebody ended before writing
 * them, writes them. All writers write the same, a tile only grows, and of the tiles of leaf hashes, which come last, each is written after the one
 * before it: so the highest of them says how far all tiles are complete. Safe for use by many threads and processes.
 */
final class MongoTiles implements TileSource {
    private static final Logger LOG = LoggerFactory.getLogger(MongoTiles.class);
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<BsonDocument> tiles;
    private final LeafHashes leafHashes;

    /** So many full tiles of leaf hashes are known to be stored, and with them all that they imply. */
    private long known;

    MongoTiles(MongoConnection connection, LeafHashes leafHashes) {
        this.tiles = connection.collection(Names.TILES);
        this.leafHashes = leafHashes;
    }

    static long id(int level, long number) {
        return ((long) level << 56) | number;
    }

    /** Stores what of the changed tiles is to be stored. */
    synchronized void write(List<Tile> changed) {
        List<Tile> leaves = changed.stream().filter(MongoTiles::ofLeaves).toList();
        List<Tile> full =
                leaves.stream().filter(tile -> !tile.coordinates().partial()).toList();
        if (full.isEmpty()) {
            return;
        }
        if (full.getFirst().coordinates().number() != known) {
            complete(full.getLast().coordinates().number() + 1);
            return;
        }
        put(changed.stream().filter(tile -> !ofLeaves(tile)).toList(), false);
        put(full, true);
        known = full.getLast().coordinates().number() + 1;
    }

    private static boolean ofLeaves(Tile tile) {
        return tile.coordinates().level() == 0;
    }

    private void put(List<Tile> written, boolean inOrder) {
        putAll(
                written.stream()
                        .map(tile -> write(tile.coordinates(), tile.bytes()))
                        .toList(),
                inOrder);
    }

    private static UpdateOneModel<BsonDocument> write(TileCoordinates at, byte[] hashes) {
        return new UpdateOneModel<>(
                and(eq(Names.ID, id(at.level(), at.number())), lt(Names.WIDTH, at.width())),
                Updates.combine(Updates.set(Names.WIDTH, at.width()), Updates.set(Names.HASHES, new Binary(hashes))),
                new UpdateOptions().upsert(true));
    }

    private void putAll(List<UpdateOneModel<BsonDocument>> writes, boolean inOrder) {
        for (int from = 0; from < writes.size(); ) {
            from += put(writes.subList(from, writes.size()), inOrder, writes.size() - from);
        }
    }

    /** Returns how many of the writes are done with. */
    private int put(List<UpdateOneModel<BsonDocument>> writes, boolean inOrder, int count) {
        try {
            tiles.bulkWrite(writes, new BulkWriteOptions().ordered(inOrder));
            return count;
        } catch (MongoBulkWriteException e) {
            boolean duplicates = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream().map(BulkWriteError::getCode).allMatch(code -> code == DUPLICATE_KEY);
            if (!duplicates) {
                throw e;
            }
            // There is such a tile already: as wide or wider, or a narrower one that another process made meanwhile. It
            // stays there, so that the same without making one replaces the latter.
            e.getWriteErrors().forEach(error -> {
                UpdateOneModel<BsonDocument> refused = writes.get(error.getIndex());
                tiles.updateOne(refused.getFilter(), Objects.requireNonNull(refused.getUpdate()));
            });
            return inOrder ? e.getWriteErrors().getFirst().getIndex() + 1 : count;
        }
    }

    @Override
    public byte[] read(TileCoordinates tile) {
        byte[] stored = stored(tile);
        if (stored.length >= tile.width() * Hash.BYTES) {
            return stored;
        }
        if (tile.level() == 0) {
            // As cheap as to read it, and who only reads need not be allowed to write.
            return leafHashes.of(tile.number() * TileCoordinates.FULL_WIDTH, TileCoordinates.FULL_WIDTH);
        }
        long needed = leavesOf(tile);
        if (leafHashes.size() >= needed) {
            try {
                complete(needed / TileCoordinates.FULL_WIDTH);
            } catch (MongoException e) {
                // Who only reads need not be allowed to write.
                LOG.debug("tiles that are missing can't be stored", e);
            }
            byte[] completed = stored(tile);
            return completed.length >= tile.width() * Hash.BYTES ? completed : computed(tile);
        }
        return stored;
    }

    /**
     * The tile out of those below it: this process may store none; or all that follow it are stored, and somebody deleted some of them, or a writer of an
     * earlier version left it short. Stored again if possible.
     */
    private byte[] computed(TileCoordinates tile) {
        byte[] hashes = new byte[tile.width() * Hash.BYTES];
        for (int i = 0; i < tile.width(); i++) {
            TileCoordinates below = new TileCoordinates(
                    tile.level() - 1, tile.number() * TileCoordinates.FULL_WIDTH + i, TileCoordinates.FULL_WIDTH);
            byte[] full = read(below);
            if (full.length != TileCoordinates.FULL_WIDTH * Hash.BYTES) {
                throw new StoreException("entries are missing below " + below.path());
            }
            TreeFrontier subtree = new TreeFrontier();
            for (int at = 0; at < full.length; at += Hash.BYTES) {
                subtree.append(full, at);
            }
            System.arraycopy(subtree.root().bytes(), 0, hashes, i * Hash.BYTES, Hash.BYTES);
        }
        try {
            putAll(List.of(write(tile, hashes)), false);
        } catch (MongoException e) {
            // Who only reads need not be allowed to write.
            LOG.debug("a tile that is missing can't be stored", e);
        }
        return hashes;
    }

    /** How many leaves there are at least when the tile is this wide. Never more than a positive long holds: that tile can't exist then. */
    private static long leavesOf(TileCoordinates tile) {
        try {
            long hashes = tile.number() * TileCoordinates.FULL_WIDTH + tile.width();
            return Math.multiplyExact(hashes, 1L << (TileCoordinates.HEIGHT * tile.level()));
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    private byte[] stored(TileCoordinates tile) {
        BsonDocument found =
                tiles.find(eq(Names.ID, id(tile.level(), tile.number()))).first();
        if (found == null) {
            return new byte[0];
        }
        BsonBinary hashes = found.getBinary(Names.HASHES);
        if (hashes.getData().length != found.getNumber(Names.WIDTH).intValue() * Hash.BYTES) {
            throw new StoreException("the stored " + tile.path() + " is not as wide as it says");
        }
        return hashes.getData();
    }

    /** Makes sure that so many tiles of leaf hashes are stored, and the ones that they imply. */
    private synchronized void complete(long wanted) {
        // Not the field: what is restored from may have to be completed itself, by this very method, while others
        // write.
        long stored = fullTilesOfLeaves(tiles::find);
        known = stored;
        while (stored < wanted) {
            GrowingTiles tree = GrowingTiles.restore(stored * TileCoordinates.FULL_WIDTH, this);
            // Not all at once: their memory is bounded, and each step is of use.
            byte[] hashes = leafHashes.of(tree.size(), TileCoordinates.FULL_WIDTH);
            for (int at = 0; at < hashes.length; at += Hash.BYTES) {
                tree.append(hashes, at);
            }
            if (tree.size() != (stored + 1) * TileCoordinates.FULL_WIDTH) {
                throw new StoreException("entries are missing from position " + tree.size());
            }
            List<Tile> changed = tree.takeChanged();
            put(changed.stream().filter(tile -> !ofLeaves(tile)).toList(), false);
            put(changed.stream().filter(MongoTiles::ofLeaves).toList(), true);
            stored++;
            known = stored;
        }
    }

    /** How many tiles of leaf hashes are stored, without a gap. */
    static long fullTilesOfLeaves(OrderedBlocks.Finder tiles) {
        BsonDocument last = tiles.find(lt(Names.ID, id(1, 0)))
                .sort(Sorts.descending(Names.ID))
                .projection(Projections.include(Names.ID))
                .first();
        return last == null ? 0 : last.getInt64(Names.ID).getValue() + 1;
    }

    /** The hashes of entries in the tree, by position. */
    interface LeafHashes {
        /** Up to so many hashes in a row, fewer at the end. */
        byte[] of(long fromPosition, int count);

        /** How many entries there are. */
        long size();
    }
}
