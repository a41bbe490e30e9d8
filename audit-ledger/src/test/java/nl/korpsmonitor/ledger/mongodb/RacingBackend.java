package nl.korpsmonitor.ledger.mongodb;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A stand-in server that once answers an upsert as MongoDB does when somebody else inserted the document between the look for it and the insert. */
final class RacingBackend implements AutoCloseable {
    private static final int DUPLICATE_KEY = 11000;

    private final MongoServer server;
    private final String address;
    private volatile boolean racing;

    /** How often it did. */
    final AtomicInteger races = new AtomicInteger();

    RacingBackend() {
        MemoryBackend real = new MemoryBackend();
        MongoBackend backend = (MongoBackend) Proxy.newProxyInstance(
                MongoBackend.class.getClassLoader(),
                new Class<?>[] {MongoBackend.class},
                (proxy, method, arguments) -> {
                    if (racing
                            && method.getName().equals("handleMessage")
                            && arguments[0] instanceof MongoMessage message
                            && message.getDocument().containsKey("update")) {
                        racing = false;
                        races.incrementAndGet();
                        return duplicate();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        this.server = new MongoServer(backend);
        this.address = server.bindAndGetConnectionString();
    }

    private static Document duplicate() {
        Document error =
                new Document("index", 0).append("code", DUPLICATE_KEY).append("errmsg", "E11000 duplicate key");
        return new Document("n", 0)
                .append("nModified", 0)
                .append("writeErrors", List.of(error))
                .append("ok", 1.0);
    }

    String address(String database) {
        return address + "/" + database;
    }

    void raceOnce() {
        racing = true;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
