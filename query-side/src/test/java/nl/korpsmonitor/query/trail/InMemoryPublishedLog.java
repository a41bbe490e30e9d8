package nl.korpsmonitor.query.trail;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nl.korpsmonitor.ledger.EntryBodies;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.checkpoint.CheckpointStatus;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.entry.EntryBundle;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.proof.TlogProof;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import nl.korpsmonitor.transparency.tree.MerkleProofs;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import org.jspecify.annotations.Nullable;

/**
 * A log over a trail in memory, which publishes when it is told to. Every event has a body of its own making. It computes everything from the leaves each
 * time, so it is for small trails.
 */
public final class InMemoryPublishedLog implements PublishedLog, EntryBodies {
    /** Under which name it signs. */
    public static final String ORIGIN = "ledger.example/in-memory";

    private final Trail trail;
    private final SigningKey key = SigningKey.generate(ORIGIN, new SecureRandom());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private int waiting;
    private @Nullable String failure;
    private @Nullable SignedCheckpoint newest;

    /** Nothing of the trail is published yet. */
    public InMemoryPublishedLog(Trail trail) {
        this.trail = trail;
    }

    /** By which its checkpoints are verified. */
    public VerifierKey verifierKey() {
        return key.verifierKey();
    }

    /** Publishes a checkpoint over all that is recorded. */
    public SignedCheckpoint publish() {
        lock.lock();
        try {
            long size = trail.size();
            SignedCheckpoint checkpoint =
                    SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, proofs().root(size)), List.of(key));
            newest = checkpoint;
            published.signalAll();
            return checkpoint;
        } finally {
            lock.unlock();
        }
    }

    /** From here on it says that this keeps it from publishing; null when nothing does. */
    public void failBecause(@Nullable String reason) {
        lock.lock();
        try {
            failure = reason;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait for a checkpoint now. */
    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<SignedCheckpoint> checkpoint() {
        lock.lock();
        try {
            return Optional.ofNullable(newest);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<SignedCheckpoint> awaitCovering(long position, Duration patience) {
        if (position >= trail.size()) {
            return Optional.empty();
        }
        lock.lock();
        waiting++;
        try {
            long nanos = patience.toNanos();
            while (newest == null || newest.checkpoint().size() <= position) {
                if (nanos <= 0) {
                    return Optional.empty();
                }
                nanos = published.awaitNanos(nanos);
            }
            return Optional.of(newest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    @Override
    public Optional<byte[]> tile(TileCoordinates tile) {
        long hashes = publishedSize() >>> (8 * tile.level());
        long first = tile.number() * TileCoordinates.FULL_WIDTH;
        if (first + tile.width() > hashes) {
            return Optional.empty();
        }
        byte[] bytes = new byte[tile.width() * Hash.BYTES];
        for (int i = 0; i < tile.width(); i++) {
            subtree(8 * tile.level(), first + i).copyTo(bytes, i * Hash.BYTES);
        }
        return Optional.of(bytes);
    }

    @Override
    public Optional<byte[]> entryBundle(long number, int width) {
        long first = number * TileCoordinates.FULL_WIDTH;
        if (first + width > publishedSize()) {
            return Optional.empty();
        }
        List<byte[]> leaves = new ArrayList<>();
        for (long position = first; position < first + width; position++) {
            leaves.add(leafOf(position).bytes());
        }
        return Optional.of(EntryBundle.encode(leaves));
    }

    @Override
    public Optional<Leaf> leaf(long position) {
        return position < publishedSize() ? Optional.of(leafOf(position)) : Optional.empty();
    }

    @Override
    public Optional<TlogProof> proof(long position) {
        return checkpoint()
                .filter(covering -> covering.checkpoint().size() > position)
                .map(covering -> new TlogProof(
                        leafOf(position).bytes(),
                        position,
                        proofs().inclusion(position, covering.checkpoint().size()),
                        covering));
    }

    @Override
    public Optional<TlogProof> proof(long position, SignedCheckpoint checkpoint) {
        long size = checkpoint.checkpoint().size();
        return position >= size
                ? Optional.empty()
                : Optional.of(new TlogProof(
                        leafOf(position).bytes(), position, proofs().inclusion(position, size), checkpoint));
    }

    @Override
    public List<Hash> consistency(long from, long to) {
        requirePublished(to);
        return proofs().consistency(from, to);
    }

    @Override
    public Hash root(long size) {
        requirePublished(size);
        return proofs().root(size);
    }

    @Override
    public CheckpointStatus status() {
        long size = publishedSize();
        lock.lock();
        try {
            return new CheckpointStatus(
                    trail.size(),
                    size,
                    size,
                    null,
                    true,
                    null,
                    failure,
                    false,
                    List.of(new CheckpointStatus.Witness("court-of-audit", size, null, null)));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<byte[]> body(long position) {
        return position < trail.size() ? Optional.of(bodyOf(position)) : Optional.empty();
    }

    private long publishedSize() {
        return checkpoint().map(covering -> covering.checkpoint().size()).orElse(0L);
    }

    private void requirePublished(long size) {
        if (size > publishedSize()) {
            throw new IllegalArgumentException(size + " is beyond the published size");
        }
    }

    private MerkleProofs proofs() {
        return new MerkleProofs(this::subtree);
    }

    private Hash subtree(int level, long index) {
        MerkleHasher hasher = new MerkleHasher();
        return level == 0
                ? hasher.leaf(leafOf(index).bytes())
                : hasher.node(subtree(level - 1, 2 * index), subtree(level - 1, 2 * index + 1));
    }

    private Leaf leafOf(long position) {
        return new Leaf(Leaf.micros(trail.event(position).orElseThrow().recordedAt()), Hash.sha256(bodyOf(position)));
    }

    private static byte[] bodyOf(long position) {
        return ("{\"id\":\"event-" + position + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
