package nl.korpsmonitor.ledger.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.proof.TlogProof;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import nl.korpsmonitor.transparency.tree.MerkleProofs;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import nl.korpsmonitor.transparency.tree.TiledSubtrees;

/** How long a proof of a random position takes, and how much is read for it. */
final class Proofs {
    private static final long SEED = 20131024;
    private static final int WARM_UP = 2_000;
    private static final int TIMES = 10_000;

    private Proofs() {}

    static void print(Ledger ledger, Path database) {
        PublishedLog log = ledger.publishedLog();
        long size = log.status().publishedSize();
        System.out.printf("proofs at %,d events, %,d random positions%n", size, TIMES);
        byte[] tile = new byte[TileCoordinates.FULL_WIDTH * Hash.BYTES];
        print("the nodes of one tile hashed (peer)", size, position -> {
            tile[0]++;
            hashNodes(tile);
        });
        print("a whole proof, as it is served", size, position -> {
            if (proof(log, position).encoded().isEmpty()) {
                throw new IllegalStateException("an empty proof");
            }
        });
        Random random = new Random(SEED);
        for (int i = 0; i < WARM_UP; i++) {
            TlogProof proof = proof(log, random.nextLong(size));
            if (!proof.includes(new MerkleHasher().leaf(proof.extra()))) {
                throw new IllegalStateException("a false proof");
            }
        }
        printReads(size, database);
    }

    /** What a proof can't do without: 255 nodes of SHA-256. */
    private static void hashNodes(byte[] tile) {
        MerkleHasher hasher = new MerkleHasher();
        List<Hash> nodes = new ArrayList<>();
        for (int offset = 0; offset < tile.length; offset += Hash.BYTES) {
            nodes.add(Hash.at(tile, offset));
        }
        while (nodes.size() > 1) {
            List<Hash> above = new ArrayList<>();
            for (int i = 0; i < nodes.size(); i += 2) {
                above.add(hasher.node(nodes.get(i), nodes.get(i + 1)));
            }
            nodes = above;
        }
    }

    private static TlogProof proof(PublishedLog log, long position) {
        return log.proof(position).orElseThrow(() -> new IllegalStateException("no proof"));
    }

    private static void print(String what, long size, LongConsumer prove) {
        Random random = new Random(SEED);
        for (int i = 0; i < WARM_UP; i++) {
            prove.accept(random.nextLong(size));
        }
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long position = random.nextLong(size);
            long start = System.nanoTime();
            prove.accept(position);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "  %-52s %8.3f ms median, %.3f ms p99%n", what, nanos[TIMES / 2] / 1e6, nanos[TIMES * 99 / 100] / 1e6);
    }

    private static void printReads(long size, Path database) {
        Random random = new Random(SEED);
        int most = 0;
        long all = 0;
        try (LedgerStore store = SqliteLedgerStore.open(database)) {
            for (int i = 0; i < TIMES; i++) {
                AtomicInteger reads = new AtomicInteger();
                TiledSubtrees subtrees = new TiledSubtrees(
                        tile -> {
                            reads.incrementAndGet();
                            return store.read(tile);
                        },
                        size);
                if (new MerkleProofs(subtrees)
                                .inclusion(random.nextLong(size), size)
                                .size()
                        > Long.SIZE) {
                    throw new IllegalStateException("a proof that is too long");
                }
                most = Math.max(most, reads.get());
                all += reads.get();
            }
        }
        System.out.printf("  %-52s %8.1f on average, at most %d%n", "tiles read for it", all / (double) TIMES, most);
    }
}
