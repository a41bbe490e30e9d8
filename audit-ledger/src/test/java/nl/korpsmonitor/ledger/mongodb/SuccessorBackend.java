package nl.korpsmonitor.ledger.mongodb;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for a replica set whose primary is succeeded by one that does not know yet that a majority has the newest writes. As MongoDB's servers do, each
 * says with every answer of which moment it is, and a read that names a later one than the successor knows waits until it knows; here it knows then.
 */
final class SuccessorBackend implements AutoCloseable {
    private static final List<String> WRITES = List.of("insert", "update", "findAndModify", "delete", "createIndexes");

    private final MemoryBackend full = new MemoryBackend();
    private final MemoryBackend behind = new MemoryBackend();
    private final MongoServer server;
    private final String address;
    private boolean lagging;
    private boolean succeeded;
    private int moment = 1;
    private int momentBehind = 1;

    /** How many reads were answered with less than there is. */
    final AtomicInteger staleAnswers = new AtomicInteger();

    SuccessorBackend() {
        MongoBackend backend = (MongoBackend) Proxy.newProxyInstance(
                MongoBackend.class.getClassLoader(),
                new Class<?>[] {MongoBackend.class},
                (proxy, method, arguments) -> {
                    try {
                        Object answer =
                                method.getName().equals("handleMessage") && arguments[0] instanceof MongoMessage message
                                        ? answer(message)
                                        : method.invoke(full, arguments);
                        if (answer instanceof Document document && document.containsKey("maxWireVersion")) {
                            document.append("logicalSessionTimeoutMinutes", 30);
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        this.server = new MongoServer(backend);
        this.address = server.bindAndGetConnectionString();
    }

    private synchronized Document answer(MongoMessage message) throws Exception {
        Document command = message.getDocument();
        if (WRITES.stream().anyMatch(command::containsKey)) {
            moment++;
            if (!lagging) {
                momentBehind = moment;
                behind.handleMessage(message);
            }
            return at(moment, full.handleMessage(message));
        }
        if (command.containsKey("find") && succeeded && momentBehind < moment && named(command) <= momentBehind) {
            staleAnswers.incrementAndGet();
            return at(momentBehind, behind.handleMessage(message));
        }
        return at(moment, full.handleMessage(message));
    }

    /** The moment that a read must not be older than; 0 for none. */
    private static int named(Document command) {
        @Nullable Object concern = command.get("readConcern");
        @Nullable Object after = concern instanceof Document document ? document.get("afterClusterTime") : null;
        return after instanceof BsonTimestamp timestamp ? timestamp.getTime() : 0;
    }

    private static Document at(int moment, Document answer) {
        return answer.append("operationTime", new BsonTimestamp(Instant.ofEpochSecond(moment), 1));
    }

    String address(String database) {
        return address + "/" + database;
    }

    /** From here on the successor does not know what is written. */
    synchronized void lag() {
        lagging = true;
    }

    /** From here on the successor answers. */
    synchronized void succeed() {
        succeeded = true;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
