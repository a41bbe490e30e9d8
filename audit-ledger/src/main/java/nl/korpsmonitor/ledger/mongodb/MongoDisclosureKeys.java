package nl.korpsmonitor.ledger.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

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
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
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
    static final String KEYS = "disclosure_keys";
    static final String OWNER = "owner";
    static final String COUNTER = "counter";
    static final String LAST = "last";
    static final String LEDGER = "ledger";

    /** Collections that only the database of a ledger has. */
    private static final List<String> OF_A_LEDGER = List.of(Names.FORMAT, Names.BLOCKS);

    private final MongoConnection connection;
    private final MongoCollection<BsonDocument> keys;
    private final MongoCollection<BsonDocument> owner;

    /**
     * The keys in a database, which may be empty.
     *
     * @param connection closed with this, but not when this throws
     * @throws IllegalStateException when the database holds a ledger: whoever backs that up must not get the keys along
     */
    public MongoDisclosureKeys(MongoConnection connection) {
        requireNoLedger(connection);
        this.connection = connection;
        this.keys = connection.collection(KEYS);
        this.owner = connection.collection(OWNER);
    }

    private static void requireNoLedger(MongoConnection connection) {
        List<String> names = Attempt.to(
                "looking for a ledger where keys should be",
                () -> connection.database().listCollectionNames().into(new ArrayList<>()));
        if (names.stream().anyMatch(OF_A_LEDGER::contains)) {
            throw new IllegalStateException("the database " + connection.name()
                    + " holds a ledger, so that a backup of it would hold the keys of its confidential values too: name"
                    + " another database for these");
        }
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
        insertIfAbsent(LEDGER, ledgerId);
        requireServes(ledgerId, () -> true);
    }

    private void insertIfAbsent(String name, String text) {
        Attempt.to("binding the disclosure keys to their ledger", () -> {
            try {
                owner.insertOne(
                        new BsonDocument(Names.ID, new BsonString(name)).append(Names.TEXT, new BsonString(text)));
            } catch (MongoWriteException e) {
                if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
            }
        });
    }

    @Override
    public void requireSameEverywhere(String what, String fingerprint) {
        insertIfAbsent(what, fingerprint);
        String first = Attempt.to("reading what nodes have in common", () -> {
            BsonDocument document = owner.find(eq(Names.ID, what)).first();
            return document == null ? "" : document.getString(Names.TEXT).getValue();
        });
        if (!first.equals(fingerprint)) {
            throw new IllegalStateException("keys/" + what + " is not the one that the other nodes of this ledger have:"
                    + " copy it from one of them");
        }
    }

    @Override
    public void requireServes(String ledgerId, BooleanSupplier hasValues) {
        // Attempt gives no nulls.
        String found = Attempt.to("reading whose the disclosure keys are", () -> {
            BsonDocument document = owner.find(eq(Names.ID, LEDGER)).first();
            return document == null ? "" : document.getString(Names.TEXT).getValue();
        });
        if (found.isEmpty() && hasValues.getAsBoolean()) {
            throw new IllegalStateException("the key store " + name() + " holds the keys of no ledger, and the ledger "
                    + ledgerId + " has values that need theirs: name the one that belongs to this ledger");
        }
        if (!found.isEmpty() && !found.equals(ledgerId)) {
            throw new IllegalStateException("the key store " + name() + " holds the keys of the ledger " + found
                    + ", not of " + ledgerId + ": name the one that belongs to this ledger");
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
    public SortedMap<Long, byte[]> range(long first, long last) {
        return Attempt.to("reading disclosure keys", () -> {
            SortedMap<Long, byte[]> found = new TreeMap<>();
            keys.find(and(gte(Names.ID, first), lte(Names.ID, last)))
                    .forEach(key -> found.put(
                            key.getInt64(Names.ID).getValue(),
                            key.getBinary(Names.KEY).getData()));
            return found;
        });
    }

    @Override
    public long destroy(List<Long> numbers) {
        return numbers.isEmpty()
                ? 0
                : Attempt.to(
                        "destroying disclosure keys",
                        () -> keys.deleteMany(in(Names.ID, numbers)).getDeletedCount());
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
