package nl.korpsmonitor.ledger.mongodb;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/** A stand-in server that says of itself that it is the primary of a replica set with these members, also those that are not there. */
final class MemberBackend implements AutoCloseable {
    private final MongoServer server;
    private final String address;

    MemberBackend(String... members) {
        MemoryBackend real = new MemoryBackend();
        MongoBackend backend = (MongoBackend) Proxy.newProxyInstance(
                MongoBackend.class.getClassLoader(),
                new Class<?>[] {MongoBackend.class},
                (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(real, arguments);
                        asMember(answer, List.of(members));
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        this.server = new MongoServer(backend);
        this.address = server.bindAndGetConnectionString();
    }

    private static void asMember(Object answer, List<String> members) {
        Document said = answer instanceof MongoMessage message
                ? message.getDocument()
                : answer instanceof Document document ? document : new Document();
        if (said.containsKey("maxWireVersion")) {
            said.put("setName", "rs0");
            said.put("hosts", members);
            said.put("maxWireVersion", DeploymentCheck.MINIMUM_WIRE_VERSION);
        }
    }

    String address(String database) {
        return address + "/" + database;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
