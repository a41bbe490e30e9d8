package nl.korpsmonitor.ledger.copy;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.ledger.codec.Body;
import nl.korpsmonitor.ledger.codec.BodyForm;
import nl.korpsmonitor.ledger.codec.EntryForm;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.CommandRecord;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.ledger.store.StampedEntry;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import org.jspecify.annotations.Nullable;

/** Makes blocks of stored entries. A block ends only where a command ends, as it also holds which entries a command recorded. For one thread. */
final class BlockBuilder {
    private final GrowingTiles tree;
    private final MerkleHasher hasher = new MerkleHasher();
    private final List<StampedEntry> entries = new ArrayList<>();
    private final List<CommandRecord> commands = new ArrayList<>();
    private final List<StampedEntry> command = new ArrayList<>();
    private long first;
    private long bytes;
    private long commandBytes;
    private @Nullable String key;

    /** @param tree of the entries before */
    BlockBuilder(long size, GrowingTiles tree) {
        this.first = size;
        this.tree = tree;
    }

    /** Takes the next entry; gives a block when one is full. */
    Optional<Block> add(StoredEntry stored, List<SealedDisclosure> disclosures) {
        Body body = BodyForm.read(stored.body());
        NewEntry entry = EntryForm.of(body, stored.body(), body.isDomainEvent(), disclosures);
        @Nullable String entryKey = body.cause().key();
        Optional<Block> full = Optional.empty();
        if (entryKey == null || !entryKey.equals(key)) {
            full = endCommand();
            key = entryKey;
        }
        command.add(new StampedEntry(entry, stored.recordedAtMicros()));
        commandBytes += entry.bytes();
        return full;
    }

    /** The last blocks; none when nothing is left. */
    List<Block> finish() {
        List<Block> last = new ArrayList<>();
        endCommand().ifPresent(last::add);
        key = null;
        if (!entries.isEmpty()) {
            last.add(block());
        }
        return last;
    }

    /** Puts the entries of the command into the block; gives what was in it before when they have no room. */
    private Optional<Block> endCommand() {
        Optional<Block> full = Optional.empty();
        boolean room =
                entries.size() + command.size() <= Block.MAXIMUM_ENTRIES && bytes + commandBytes <= Block.MAXIMUM_BYTES;
        if (!room && !entries.isEmpty()) {
            full = Optional.of(block());
        }
        if (key != null && !command.isEmpty()) {
            commands.add(new CommandRecord(
                    Hash.of(Base64.getUrlDecoder().decode(key)), first + entries.size(), command.size()));
        }
        entries.addAll(command);
        bytes += commandBytes;
        command.clear();
        commandBytes = 0;
        return full;
    }

    private Block block() {
        entries.forEach(entry -> tree.append(entry.leafHash(hasher)));
        Block block = new Block(first, List.copyOf(entries), tree.takeChanged(), List.copyOf(commands));
        first += entries.size();
        bytes = 0;
        entries.clear();
        commands.clear();
        return block;
    }
}
