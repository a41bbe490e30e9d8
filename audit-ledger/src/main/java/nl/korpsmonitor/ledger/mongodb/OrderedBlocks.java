package nl.korpsmonitor.ledger.mongodb;

import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The blocks, read in one order: no read is of an older moment than what was read or inserted here before. Majority reads alone do not give that: a server that
 * was just elected may not know yet which blocks a majority has, and shows fewer than its predecessor did. No second look at the size would tell, as it may
 * know by then. So each read names the last moment that was seen, and a server waits until it can show it. A server without sessions has no successor.
 * Safe for use by many threads.
 */
final class OrderedBlocks {
    private final MongoConnection connection;
    private final MongoCollection<BsonDocument> blocks;

    /** Of what a majority has: a moment that might be undone would let reads wait in vain. */
    private final AtomicReference<@Nullable BsonTimestamp> seen = new AtomicReference<>();

    OrderedBlocks(MongoConnection connection) {
        this.connection = connection;
        this.blocks = connection.collection(Names.BLOCKS);
    }

    /** To look at without an order. */
    MongoCollection<BsonDocument> collection() {
        return blocks;
    }

    /** Finds blocks, for as long as the work lasts to which it is given. */
    interface Finder {
        FindIterable<BsonDocument> find(Bson filter);
    }

    /** Reads what is there now, or later. */
    <T> T read(Function<Finder, T> work) {
        return inOrder(
                session -> work.apply(filter -> session == null ? blocks.find(filter) : blocks.find(session, filter)));
    }

    /** Inserts a block; whoever reads after that sees it. */
    void insert(BsonDocument block) {
        inOrder(session -> session == null ? blocks.insertOne(block) : blocks.insertOne(session, block));
    }

    private interface InSession<T> {
        T run(@Nullable ClientSession session);
    }

    private <T> T inOrder(InSession<T> work) {
        if (!connection.hasSessions()) {
            return work.run(null);
        }
        try (ClientSession session = connection.session()) {
            session.advanceOperationTime(seen.get());
            T result = work.run(session);
            // Not when it failed: what the server had then may never get a majority.
            @Nullable BsonTimestamp moment = session.getOperationTime();
            if (moment != null) {
                seen.accumulateAndGet(
                        moment, (before, now) -> before == null || now.compareTo(before) > 0 ? now : before);
            }
            return result;
        }
    }
}
