package nl.korpsmonitor.ledger.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import org.jspecify.annotations.Nullable;

/** Makes the blocks of a store's contract suite, with a tree that grows along. */
final class Blocks {
    private final GrowingTiles tree = new GrowingTiles();
    private final MerkleHasher hasher = new MerkleHasher();

    static NewEntry entry(String id, @Nullable String subject, long sequence, String type, String actor) {
        return entry(id, subject, sequence, type, actor, 1_000, List.of());
    }

    static NewEntry entry(
            String id,
            @Nullable String subject,
            long sequence,
            String type,
            String actor,
            long messageTimeMicros,
            List<SealedDisclosure> disclosures) {
        byte[] body = ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
        return new NewEntry(
                id, subject, sequence, true, type, actor, messageTimeMicros, body, Hash.sha256(body), disclosures);
    }

    Block next(long recordedAtMicros, NewEntry... entries) {
        return next(recordedAtMicros, List.of(), entries);
    }

    Block next(long recordedAtMicros, List<CommandRecord> commands, NewEntry... entries) {
        long first = tree.size();
        for (NewEntry entry : entries) {
            tree.append(hasher.leaf(Leaf.of(recordedAtMicros, entry.bodyHash())));
        }
        return Block.at(first, new ArrayList<>(List.of(entries)), recordedAtMicros, tree.takeChanged(), commands);
    }

    Hash root() {
        return tree.root();
    }
}
