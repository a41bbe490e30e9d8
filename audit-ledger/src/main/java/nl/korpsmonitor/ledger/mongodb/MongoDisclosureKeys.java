package nl.korpsmonitor.ledger.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.LongFunction;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyStore;
import nl.korpsmonitor.ledger.store.StoreException;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * {@link DisclosureKeyStore} in a database of its own: another deployment, or at least one that is backed up apart from the ledger. A key is a document, so
 * that destroying it deletes it; the deployment's own log of operations holds it for as long as that is kept.
 */
public final class MongoDisclosureKeys implements DisclosureKeyStore {
    private static final String KEYS = "disclosure_keys";
    private static final String OWNER = "owner";
    private static final String COUNTER = "counter";
    private static final String LAST = "last";
    private static final String LEDGER = "ledger";

    private final MongoConnection connection;
    private final MongoCollection<BsonDocument> keys;
    private final MongoCollection<BsonDocument> owner;

    /** @param connection closed with this */
    public MongoDisclosureKeys(MongoConnection connection) {
        this.connection = connection;
        this.keys = connection.collection(KEYS);
        this.owner = connection.collection(OWNER);
    }

    @Override
    public String name() {
        return connection.name();
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public void serve(String ledgerId) {
        Attempt.to("binding the disclosure keys to their ledger", () -> {
            try {
                owner.insertOne(new BsonDocument(Names.ID, new BsonString(LEDGER))
                        .append(Names.TEXT, new BsonString(ledgerId)));
            } catch (MongoWriteException e) {
                if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
            }
        });
        BsonDocument found = Attempt.to(
                "reading whose the disclosure keys are",
                () -> owner.find(eq(Names.ID, LEDGER)).first());
        if (found != null && !found.getString(Names.TEXT).getValue().equals(ledgerId)) {
            throw new IllegalStateException("the key store " + name() + " holds the keys of the ledger "
                    + found.getString(Names.TEXT).getValue() + ", not of " + ledgerId
                    + ": name the one that belongs to this ledger");
        }
    }

    @Override
    public long lastNumber() {
        return Attempt.to("reading the number of keys", () -> {
            BsonDocument counter = owner.find(eq(Names.ID, COUNTER)).first();
            return counter == null ? 0 : counter.getInt64(LAST).getValue();
        });
    }

    @Override
    public long add(List<byte[]> fresh) {
        return Attempt.to("making disclosure keys", () -> {
            // The numbers first: what fails after it leaves numbers without keys, never two keys of one number.
            BsonDocument counter = owner.findOneAndUpdate(
                    eq(Names.ID, COUNTER),
                    Updates.inc(LAST, (long) fresh.size()),
                    new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
            if (counter == null) {
                throw new StoreException("the key store " + name() + " gave no numbers");
            }
            long first = counter.getInt64(LAST).getValue() - fresh.size() + 1;
            List<BsonDocument> documents = new ArrayList<>(fresh.size());
            for (int i = 0; i < fresh.size(); i++) {
                documents.add(new BsonDocument(Names.ID, new BsonInt64(first + i))
                        .append(Names.KEY, new BsonBinary(fresh.get(i))));
            }
            keys.insertMany(documents);
            return first;
        });
    }

    @Override
    public void take(SortedMap<Long, byte[]> taken, long lastNumber) {
        Attempt.to("taking over disclosure keys", () -> {
            owner.updateOne(eq(Names.ID, COUNTER), Updates.max(LAST, lastNumber), new UpdateOptions().upsert(true));
            insert(taken);
        });
        requireTaken(taken);
    }

    private void insert(SortedMap<Long, byte[]> taken) {
        List<BsonDocument> documents = new ArrayList<>(taken.size());
        taken.forEach((number, key) -> documents.add(
                new BsonDocument(Names.ID, new BsonInt64(number)).append(Names.KEY, new BsonBinary(key))));
        try {
            if (!documents.isEmpty()) {
                keys.insertMany(documents, new InsertManyOptions().ordered(false));
            }
        } catch (MongoBulkWriteException e) {
            boolean onlyThereAlready = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream()
                            .allMatch(error ->
                                    ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY);
            if (!onlyThereAlready) {
                throw e;
            }
        }
    }

    @Override
    public byte @Nullable [] find(long number) {
        // Attempt gives no nulls.
        byte[] found = Attempt.to("reading a disclosure key", () -> {
            BsonDocument key = keys.find(eq(Names.ID, number)).first();
            return key == null ? new byte[0] : key.getBinary(Names.KEY).getData();
        });
        return found.length == 0 ? null : found;
    }

    @Override
    public void destroy(List<Long> numbers) {
        if (!numbers.isEmpty()) {
            Attempt.to("destroying disclosure keys", () -> {
                keys.deleteMany(in(Names.ID, numbers));
            });
        }
    }

    /**
     * Destroys nothing: keys that no disclosure needs now may be in the hands of another process. What a process that was killed had made ahead stays, and
     * opens nothing.
     */
    @Override
    public void destroySpare(LongFunction<List<Long>> neededFrom) {
        // See above.
    }

    @Override
    public void close() {
        connection.close();
    }
}
