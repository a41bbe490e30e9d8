package nl.korpsmonitor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.korpsmonitor.ledger.sequencer.AppendRequest;
import nl.korpsmonitor.ledger.sequencer.Appends;
import nl.korpsmonitor.ledger.sequencer.HeadFollower;
import nl.korpsmonitor.ledger.sequencer.Sequencer;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.Tile;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tiles that were lost, or left short, are made again, and cost no block. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MongoTilesTest {
    private final String address = MongoUnderTest.freshDatabase();

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    private MongoConnection connection;

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    private LedgerStore store;

    @BeforeEach
    void open() {
        connection = MongoUnderTest.connect(address);
        store = MongoLedgerStore.open(MongoUnderTest.connect(address));
    }

    @AfterEach
    void close() {
        store.close();
        MongoUnderTest.drop(connection);
    }

    private MongoCollection<BsonDocument> tiles() {
        return connection.collection(Names.TILES);
    }

    @Test
    void a_tile_that_another_process_made_narrower_at_the_same_moment_is_replaced() throws Exception {
        List<Tile> grown = grown(4);
        try (RacingBackend server = new RacingBackend();
                MongoConnection racing = MongoConnection.open(server.address("ledger"), true)) {
            racing.collection(Names.TILES).insertOne(tile(1, 0, 1));
            server.raceOnce();
            new MongoTiles(racing, new BlockReader(racing)).write(grown);
            assertThat(server.races).hasValue(1);
            assertThat(racing.collection(Names.TILES)
                            .find(Filters.eq(Names.ID, MongoTiles.id(1, 0)))
                            .first())
                    .containsEntry(Names.HASHES, new BsonBinary(grown.getLast().bytes()));
        }
    }

    private static BsonDocument tile(int level, int number, int width) {
        return new BsonDocument(Names.ID, new BsonInt64(MongoTiles.id(level, number)))
                .append(Names.WIDTH, new BsonInt32(width))
                .append(Names.HASHES, new BsonBinary(new byte[width * Hash.BYTES]));
    }

    /** So many full tiles of leaf hashes, and the one above. */
    private static List<Tile> grown(int tiles) {
        GrowingTiles tree = new GrowingTiles();
        for (int leaf = 0; leaf < tiles * TileCoordinates.FULL_WIDTH; leaf++) {
            tree.append(Hash.sha256(new byte[] {(byte) leaf}));
        }
        return tree.takeChanged();
    }

    @Test
    void a_tile_that_is_short_or_gone_while_those_after_it_are_there_is_made_anew() {
        try (Sequencer writer = Appends.sequencer(store, Appends.START)) {
            append(writer, 0, 1_000);
            append(writer, 1_000, 24);
            byte[] whole = store.read(new TileCoordinates(1, 0, 4));
            assertThat(whole).hasSize(4 * Hash.BYTES);
            tiles().updateOne(
                            Filters.eq(Names.ID, MongoTiles.id(1, 0)),
                            Updates.combine(
                                    Updates.set(Names.WIDTH, 1),
                                    Updates.set(Names.HASHES, new Binary(Arrays.copyOf(whole, Hash.BYTES)))));
            assertThat(store.read(new TileCoordinates(1, 0, 4))).isEqualTo(whole);
            assertThat(tiles().find(Filters.eq(Names.ID, MongoTiles.id(1, 0))).first())
                    .as("and it is stored again")
                    .containsEntry(Names.WIDTH, new BsonInt32(4));
            tiles().deleteOne(Filters.eq(Names.ID, MongoTiles.id(1, 0)));
            assertThat(GrowingTiles.restore(1_024, store).root())
                    .isEqualTo(writer.head().root());
        }
        Appends.requireConsistent(store);
    }

    @Test
    void who_may_only_read_gets_tiles_that_nobody_came_to_write() {
        try (ReadOnlyUserBackend server = new ReadOnlyUserBackend()) {
            TreeHead head;
            try (LedgerStore written = MongoLedgerStore.open(MongoConnection.open(server.address("ledger"), true));
                    Sequencer writer = Appends.sequencer(written, Appends.START)) {
                append(writer, 0, 1_000);
                append(writer, 1_000, 100);
                head = writer.head();
            }
            try (MongoConnection owner = MongoConnection.open(server.address("ledger"), true)) {
                owner.collection(Names.TILES).drop();
            }
            server.readOnly();
            try (LedgerStore read = MongoLedgerStore.openToRead(MongoConnection.open(server.address("ledger"), true));
                    HeadFollower follower = new HeadFollower(read)) {
                assertThat(follower.head()).isEqualTo(head);
                assertThat(server.refused).as("it did try").hasPositiveValue();
            }
        }
    }

    @Test
    void a_tile_that_another_process_adds_while_others_are_completed_is_no_gap() {
        List<Tile> grown = grown(3);
        for (Tile leaves : grown.subList(0, 2)) {
            tiles().insertOne(stored(leaves));
        }
        AtomicInteger looks = new AtomicInteger();
        MongoTiles completed = new MongoTiles(connection, new MongoTiles.LeafHashes() {
            @Override
            public byte[] of(long fromPosition, int count) {
                return grown.get(Math.toIntExact(fromPosition / TileCoordinates.FULL_WIDTH))
                        .bytes();
            }

            @Override
            public long size() {
                if (looks.incrementAndGet() == 2) {
                    // When it is asked for the tile that it needs itself.
                    tiles().insertOne(stored(grown.get(2)));
                }
                return 3L * TileCoordinates.FULL_WIDTH;
            }
        });
        assertThat(completed.read(new TileCoordinates(1, 0, 3)))
                .isEqualTo(grown.getLast().bytes());
        assertThat(looks).hasValueGreaterThan(1);
    }

    private static BsonDocument stored(Tile tile) {
        TileCoordinates at = tile.coordinates();
        return tile(at.level(), Math.toIntExact(at.number()), at.width())
                .append(Names.HASHES, new BsonBinary(tile.bytes()));
    }

    @Test
    void tiles_that_vanish_under_a_running_node_cost_no_block_and_come_back() {
        try (Sequencer writer = Appends.sequencer(store, Appends.START)) {
            append(writer, 0, 600);
            tiles().drop();
            append(writer, 600, 300);
            Appends.requireConsistent(store);
        }
    }

    @Test
    void a_block_is_stored_whatever_ails_its_tiles() {
        tiles().insertOne(tile(0, 0, 256));
        tiles().insertOne(tile(1, 0, 1).append(Names.WIDTH, new BsonString("wide")));
        NewEntry entry = Appends.entry("s", 0);
        Tile later = grown(2).get(1);
        assertThatCode(() -> store.append(Block.at(0, List.of(entry), 1, List.of(later), List.of())))
                .doesNotThrowAnyException();
        assertThat(store.size()).isEqualTo(1);
    }

    private static void append(Sequencer writer, int from, int count) {
        List<NewEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(Appends.entry("s", (long) from + i));
        }
        writer.append(new AppendRequest(entries, Map.of(), Map.of(), null));
    }
}
