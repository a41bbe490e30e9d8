package nl.korpsmonitor.ledger.mongodb;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** A stand-in server that at random answers as a member of a replica set does that is no longer its primary: before it did what was asked, or after. */
final class ElectingBackend implements AutoCloseable {
    private static final int NOT_WRITABLE_PRIMARY = 10107;

    private static final List<String> WORK = List.of("insert", "update", "find", "findAndModify", "delete");

    private final MongoServer server;
    private final String address;
    private volatile boolean electing;

    /** How often it said so. */
    final AtomicInteger faults = new AtomicInteger();

    ElectingBackend(long seed, int oneIn) {
        MemoryBackend real = new MemoryBackend();
        Random random = new Random(seed);
        MongoBackend backend = (MongoBackend) Proxy.newProxyInstance(
                MongoBackend.class.getClassLoader(),
                new Class<?>[] {MongoBackend.class},
                (proxy, method, arguments) -> {
                    boolean fails;
                    boolean before;
                    synchronized (random) {
                        fails = electing && isWork(method.getName(), arguments) && random.nextInt(oneIn) == 0;
                        before = random.nextBoolean();
                    }
                    try {
                        Object answer = fails && before ? null : method.invoke(real, arguments);
                        if (fails) {
                            faults.incrementAndGet();
                            throw notPrimary();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        this.server = new MongoServer(backend);
        this.address = server.bindAndGetConnectionString();
    }

    private static boolean isWork(String method, Object[] arguments) {
        return method.equals("handleMessage")
                && arguments[0] instanceof MongoMessage message
                && WORK.stream().anyMatch(message.getDocument()::containsKey);
    }

    private static Exception notPrimary() {
        return new MongoServerError(NOT_WRITABLE_PRIMARY, "NotWritablePrimary", "not primary");
    }

    String address(String database) {
        return address + "/" + database;
    }

    void electing(boolean on) {
        electing = on;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
