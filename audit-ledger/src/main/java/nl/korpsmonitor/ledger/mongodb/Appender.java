package nl.korpsmonitor.ledger.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoWriteException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.DuplicateEntryException;
import nl.korpsmonitor.ledger.store.InDoubtException;
import nl.korpsmonitor.ledger.store.StaleHeadException;
import nl.korpsmonitor.ledger.store.StoreException;
import org.bson.BsonDocument;
import org.bson.BsonMaximumSizeExceededException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends blocks, one thread at a time. */
final class Appender {
    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
    private static final int UNAUTHORIZED = 13;

    private final BlockReader reader;
    private final BlockLookup lookup;
    private final MongoTiles tiles;

    // What this process appended last; another may have appended since.
    private long size = -1;
    private long latestMessageTime;

    Appender(BlockReader reader, BlockLookup lookup, MongoTiles tiles) {
        this.reader = reader;
        this.lookup = lookup;
        this.tiles = tiles;
    }

    synchronized void append(Block block) {
        BsonDocument document = BlockForm.of(block, latestMessageTimeBefore(block.firstPosition()));
        insert(block, document);
        size = block.lastPosition() + 1;
        latestMessageTime = document.getInt64(Names.LATEST_MESSAGE_TIME).getValue();
        try {
            tiles.write(block.tiles());
        } catch (RuntimeException e) {
            // Whatever it is, the block is stored. Whoever reads or writes the tiles next completes them.
            LOG.warn("Tiles were not written, and will be when they are needed", e);
        }
    }

    private long latestMessageTimeBefore(long position) {
        if (size == position) {
            return latestMessageTime;
        }
        BlockReader.Newest newest = reader.lastRead();
        if (newest.size() != position) {
            long actual = Attempt.to("reading the newest block", reader::size);
            newest = reader.lastRead();
            if (actual != position || newest.size() != position) {
                throw new StaleHeadException(position, actual);
            }
        }
        return newest.latestMessageTime();
    }

    private void insert(Block block, BsonDocument document) {
        String what = "the block at position " + block.firstPosition();
        try {
            reader.ordered().insert(document);
        } catch (MongoWriteException e) {
            forget();
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                throw refused(block, document, e);
            }
            // The server says that it did not write it.
            throw Attempt.failed(what, e);
        } catch (BsonMaximumSizeExceededException e) {
            forget();
            throw new StoreException(what + " is too large for a document", e);
        } catch (MongoException e) {
            forget();
            if (e.getCode() == UNAUTHORIZED || e instanceof MongoSecurityException) {
                throw Attempt.failed(what, e);
            }
            // It may be written, or still be on its way; a repetition tells.
            throw new InDoubtException(what + " may be stored or not: " + e.getMessage(), e);
        } catch (IllegalStateException e) {
            forget();
            throw Attempt.isClosed(e)
                    ? Attempt.closed(what, e)
                    : new StoreException(what + " failed: " + e.getMessage(), e);
        }
    }

    private void forget() {
        size = -1;
    }

    /** Which unique index refused it is not told in a way to rely on, so it is looked up. */
    private RuntimeException refused(Block block, BsonDocument document, MongoWriteException cause) {
        return Attempt.to("reading what stands in the way of a block", () -> {
            long actual = reader.size();
            if (actual > block.firstPosition() || reader.beginsAt(block.firstPosition())) {
                return new StaleHeadException(block.firstPosition(), actual);
            }
            Optional<DuplicateEntryException> duplicate = duplicate(block, new HashSet<>(lookup.taken(document)));
            if (duplicate.isPresent()) {
                return duplicate.get();
            }
            // What stands there is not confirmed by a majority yet, so that reads do not show it. It may even be this
            // block, sent before.
            return new InDoubtException(
                    "what stands in the way of the block at position " + block.firstPosition() + " is not confirmed",
                    cause);
        });
    }

    private static Optional<DuplicateEntryException> duplicate(Block block, Set<String> taken) {
        for (int i = 0; i < block.entries().size(); i++) {
            Set<String> own = new HashSet<>();
            Keys.addUnique(block.entries().get(i).entry(), own);
            own.retainAll(taken);
            if (!own.isEmpty()) {
                return Optional.of(new DuplicateEntryException(
                        i, "another entry has this already: " + own.iterator().next()));
            }
        }
        return block.commands().stream()
                .filter(command -> taken.contains(Keys.command(command.key())))
                .findFirst()
                .map(command -> new DuplicateEntryException(
                        Math.toIntExact(command.firstPosition() - block.firstPosition()),
                        "another command has this one's idempotency key already"));
    }
}
