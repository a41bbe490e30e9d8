package nl.korpsmonitor.ledger.checkpoint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.proof.TlogProof;
import nl.korpsmonitor.transparency.tree.TileCoordinates;

/**
 * The ledger as everybody may check it: a transparency log, as far as its newest published checkpoint reaches. What lies beyond is recorded, but not
 * published yet. Safe for use by many threads. All methods throw {@link nl.korpsmonitor.ledger.store.StoreException} when the store fails.
 */
public interface PublishedLog {
    /** The newest published checkpoint, with the cosignatures of its witnesses; empty before the first. */
    Optional<SignedCheckpoint> checkpoint();

    /**
     * The newest published checkpoint once it covers an entry.
     *
     * @param patience how long to wait for one
     * @return empty when none covers it in that time, and at once when the ledger has no such entry
     */
    Optional<SignedCheckpoint> awaitCovering(long position, Duration patience);

    /** The bytes of a tile, exactly as wide as asked for; empty when it does not lie within the published tree. */
    Optional<byte[]> tile(TileCoordinates tile);

    /**
     * The leaves as an entry bundle (C2SP tlog-tiles).
     *
     * @param number of the bundle, from 0
     * @param width how many entries, 1 to 256
     * @return empty when it does not lie within the published tree
     */
    Optional<byte[]> entryBundle(long number, int width);

    /** The leaf at a position; empty when it is not published. */
    Optional<Leaf> leaf(long position);

    /** The proof that the entry is in the newest published checkpoint, with its leaf as extra data; empty when that does not cover it. */
    Optional<TlogProof> proof(long position);

    /**
     * The proof that the entry is in an earlier checkpoint, with its leaf as extra data: the same for as long as the log stands.
     *
     * @param checkpoint one that this log published
     * @return empty when that does not cover the entry
     * @throws IllegalArgumentException when the checkpoint states another root than this log has at its size, or a size beyond the published one
     */
    Optional<TlogProof> proof(long position, SignedCheckpoint checkpoint);

    /**
     * The hashes that show that the tree of one size begins with that of another; see {@link
     * nl.korpsmonitor.transparency.tree.MerkleProofs#consistency}.
     *
     * @throws IllegalArgumentException unless 0 &lt;= from &lt;= to &lt;= the published size
     */
    List<Hash> consistency(long from, long to);

    /**
     * The root of the tree of that size.
     *
     * @throws IllegalArgumentException unless 0 &lt;= size &lt;= the published size
     */
    Hash root(long size);

    /** How signing and publishing go. */
    CheckpointStatus status();
}
