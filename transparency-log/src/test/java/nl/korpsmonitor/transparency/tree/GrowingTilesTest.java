package nl.korpsmonitor.transparency.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import nl.korpsmonitor.transparency.Hash;
import org.junit.jupiter.api.Test;

class GrowingTilesTest {

    /** Beyond 65,536 leaves there are three levels of tiles. */
    private static final int LARGE = 70_000;

    /** Rows by (level, number), as the ledger stores them. */
    private final Map<List<Long>, byte[]> stored = new HashMap<>();

    private final TileSource source =
            tile -> stored.getOrDefault(List.of((long) tile.level(), tile.number()), new byte[0]);

    private void store(List<Tile> tiles) {
        Set<List<Long>> keys = new HashSet<>();
        for (Tile tile : tiles) {
            List<Long> key = List.of(
                    (long) tile.coordinates().level(), tile.coordinates().number());
            assertThat(keys.add(key)).as("%s once", tile).isTrue();
            byte[] before = stored.getOrDefault(key, new byte[0]);
            assertThat(Arrays.mismatch(before, tile.bytes()))
                    .as("%s begins with what was stored", tile)
                    .isIn(-1, before.length);
            assertThat(tile.bytes()).as("%s has grown", tile).hasSizeGreaterThan(before.length);
            stored.put(key, tile.bytes());
        }
    }

    @Test
    void blocks_of_random_size_store_all_tiles_of_the_tree_and_nothing_else() {
        List<Hash> leaves = ReferenceTree.randomLeaves(LARGE, 21);
        Random random = new Random(22);
        GrowingTiles current = new GrowingTiles();
        while (current.size() < LARGE) {
            GrowingTiles next = current.copy();
            int end = Math.min(LARGE, (int) next.size() + 1 + random.nextInt(1000));
            leaves.subList((int) next.size(), end).forEach(next::append);
            store(next.takeChanged());
            assertThat(next.takeChanged()).as("changes are taken once").isEmpty();
            GrowingTiles restored = GrowingTiles.restore(next.size(), source);
            assertThat(restored.root()).isEqualTo(next.root());
            assertThat(restored.takeChanged()).as("restoring changes nothing").isEmpty();
            // Going on from what was restored shows that it is whole.
            current = random.nextBoolean() ? restored : next;
        }
        assertThat(current.root()).isEqualTo(ReferenceTree.root(leaves));
        assertThat(stored).hasSize(274 + 2 + 1);
        stored.forEach((key, bytes) -> {
            TileCoordinates tile = TileCoordinates.inTree(key.get(0).intValue(), key.get(1), LARGE);
            assertThat(bytes).as(tile.path()).hasSize(tile.width() * Hash.BYTES);
            int span = 1 << (8 * tile.level());
            for (int i = 0; i < tile.width(); i += 37) {
                int first = (int) (tile.number() * 256 + i) * span;
                assertThat(Hash.at(bytes, i * Hash.BYTES))
                        .isEqualTo(ReferenceTree.root(leaves.subList(first, first + span)));
            }
        });
    }

    @Test
    void proofs_from_tiles_are_those_of_the_definition_for_every_size_that_the_storage_has_passed() {
        List<Hash> leaves = ReferenceTree.randomLeaves(LARGE, 23);
        GrowingTiles tiles = new GrowingTiles();
        leaves.forEach(tiles::append);
        store(tiles.takeChanged());
        Random random = new Random(24);
        for (int round = 0; round < 40; round++) {
            int size = round == 0 ? LARGE : 1 + random.nextInt(LARGE);
            int index = random.nextInt(size);
            int oldSize = 1 + random.nextInt(size);
            List<Hash> tree = leaves.subList(0, size);
            MerkleProofs proofs = new MerkleProofs(new TiledSubtrees(source, size));
            assertThat(proofs.root(size)).isEqualTo(ReferenceTree.root(tree));
            assertThat(proofs.inclusion(index, size)).isEqualTo(ReferenceTree.path(index, tree));
            assertThat(proofs.consistency(oldSize, size)).isEqualTo(ReferenceTree.subproof(oldSize, tree, true));
            assertThat(GrowingTiles.restore(size, source).root()).isEqualTo(proofs.root(size));
        }
    }

    @Test
    void proofs_from_kept_tiles_are_the_same_for_every_size_and_read_tiles_above_the_leaf_hashes_once() {
        GrowingTiles tiles = new GrowingTiles();
        ReferenceTree.randomLeaves(LARGE, 23).forEach(tiles::append);
        store(tiles.takeChanged());
        Random random = new Random(27);
        for (int kept : new int[] {1, 2, 1_000}) {
            SubtreeCache cache = new SubtreeCache(kept);
            List<TileCoordinates> reads = new ArrayList<>();
            TileSource counted = tile -> {
                if (tile.level() > 0) {
                    reads.add(tile);
                }
                return source.read(tile);
            };
            for (int round = 0; round < 200; round++) {
                int size = round % 2 == 0 ? LARGE : 1 + random.nextInt(LARGE);
                int index = random.nextInt(size);
                int oldSize = 1 + random.nextInt(size);
                MerkleProofs fresh = new MerkleProofs(new TiledSubtrees(source, size));
                MerkleProofs cached = new MerkleProofs(new TiledSubtrees(counted, size, cache));
                assertThat(cached.root(size)).isEqualTo(fresh.root(size));
                assertThat(cached.inclusion(index, size)).isEqualTo(fresh.inclusion(index, size));
                assertThat(cached.consistency(oldSize, size)).isEqualTo(fresh.consistency(oldSize, size));
            }
            if (kept == 1) {
                assertThat(reads).hasSizeGreaterThan(200);
            } else if (kept == 1_000) {
                assertThat(reads).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void a_tile_that_could_not_be_read_is_not_kept() {
        GrowingTiles tiles = new GrowingTiles();
        ReferenceTree.randomLeaves(300, 28).forEach(tiles::append);
        store(tiles.takeChanged());
        byte[] tile = stored.put(List.of(1L, 0L), new byte[0]);
        SubtreeCache cache = new SubtreeCache(8);
        TiledSubtrees subtrees = new TiledSubtrees(source, 300, cache);
        assertThatThrownBy(() -> subtrees.root(8, 0)).hasMessageContaining("tile/1/000.p/1");
        stored.put(List.of(1L, 0L), Objects.requireNonNull(tile));
        assertThat(subtrees.root(8, 0)).isEqualTo(Hash.at(tile, 0));
    }

    @Test
    void a_copy_keeps_changes_that_were_not_taken() {
        List<Hash> leaves = ReferenceTree.randomLeaves(300, 25);
        GrowingTiles original = new GrowingTiles();
        leaves.forEach(original::append);
        GrowingTiles copy = original.copy();
        List<Tile> expected = original.takeChanged();
        assertThat(expected)
                .extracting(tile -> tile.coordinates().path())
                .containsExactly("tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1");
        original.append(leaves.getFirst());
        assertThat(copy.takeChanged()).isEqualTo(expected);
    }

    @Test
    void damaged_storage_is_named_and_not_worked_around() {
        GrowingTiles tiles = new GrowingTiles();
        ReferenceTree.randomLeaves(300, 26).forEach(tiles::append);
        store(tiles.takeChanged());
        stored.put(List.of(0L, 1L), new byte[43 * Hash.BYTES]);
        assertThatThrownBy(() -> GrowingTiles.restore(300, source))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tile/0/001.p/44");
        MerkleProofs proofs = new MerkleProofs(new TiledSubtrees(source, 300));
        assertThatThrownBy(() -> proofs.inclusion(299, 300)).isInstanceOf(IllegalStateException.class);
        TiledSubtrees subtrees = new TiledSubtrees(source, 300);
        assertThatIllegalArgumentException().as("not in the tree").isThrownBy(() -> subtrees.root(0, 300));
        assertThatIllegalArgumentException().as("not complete").isThrownBy(() -> subtrees.root(6, 4));
    }
}
