package nl.korpsmonitor.ledger.mongodb;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A stand-in server that, from some moment on, answers every write as MongoDB does whose user has the role {@code read} alone. */
final class ReadOnlyUserBackend implements AutoCloseable {
    private static final int UNAUTHORIZED = 13;

    private static final List<String> WRITES = List.of("insert", "update", "findAndModify", "delete", "createIndexes");

    private final MongoServer server;
    private final String address;
    private volatile boolean readOnly;

    /** How often it refused. */
    final AtomicInteger refused = new AtomicInteger();

    ReadOnlyUserBackend() {
        MemoryBackend real = new MemoryBackend();
        MongoBackend backend = (MongoBackend) Proxy.newProxyInstance(
                MongoBackend.class.getClassLoader(),
                new Class<?>[] {MongoBackend.class},
                (proxy, method, arguments) -> {
                    if (readOnly && isWrite(method.getName(), arguments)) {
                        refused.incrementAndGet();
                        throw new MongoServerError(UNAUTHORIZED, "Unauthorized", "not authorized on ledger");
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

    private static boolean isWrite(String method, Object[] arguments) {
        return method.equals("handleMessage")
                && arguments[0] instanceof MongoMessage message
                && WRITES.stream().anyMatch(message.getDocument()::containsKey);
    }

    String address(String database) {
        return address + "/" + database;
    }

    /** From here on nothing is written. */
    void readOnly() {
        readOnly = true;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
