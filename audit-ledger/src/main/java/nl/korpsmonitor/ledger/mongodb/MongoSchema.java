package nl.korpsmonitor.ledger.mongodb;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.ledger.LedgerFiles;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/** The collections and indexes of a ledger's database. */
final class MongoSchema {
    private static final String LEDGER = "ledger";

    static final Set<String> OURS = Set.of(
            Names.BLOCKS,
            Names.TILES,
            Names.CHECKPOINTS,
            Names.SNAPSHOTS,
            Names.LEASES,
            Names.FORMAT,
            MongoDocumentFiles.FILES,
            MongoDocumentFiles.CHUNKS);

    static final List<IndexModel> INDEXES = List.of(
            // Decides who gets a position, a subject's next sequence, an idempotency key.
            unique("unique_keys", Indexes.ascending(Names.UNIQUE_KEYS)),
            unique("last", Indexes.ascending(Names.LAST)),
            // In order of position for each key: a page is one walk along the index.
            index("search_keys", Indexes.ascending(Names.SEARCH_KEYS, Names.LAST)),
            index("recorded_at", Indexes.ascending(Names.RECORDED_AT, Names.LAST)),
            index("latest_message_time", Indexes.ascending(Names.LATEST_MESSAGE_TIME, Names.LAST)),
            new IndexModel(
                    Indexes.ascending(Names.DISCLOSURE_KEYS),
                    new IndexOptions().name("disclosure_keys").sparse(true)));

    private MongoSchema() {}

    /**
     * Makes what is absent, and makes sure that the rest is as it must be.
     *
     * @throws IllegalStateException when it is not; the message says what to do
     */
    static void prepare(MongoConnection connection) {
        requireFormat(connection);
        MongoCollection<BsonDocument> blocks = connection.collection(Names.BLOCKS);
        Attempt.to("making the indexes of " + connection.name(), () -> blocks.createIndexes(INDEXES));
        requireUnique(connection, blocks);
    }

    private static IndexModel index(String name, Bson keys) {
        return new IndexModel(keys, new IndexOptions().name(name));
    }

    private static IndexModel unique(String name, Bson keys) {
        return new IndexModel(keys, new IndexOptions().name(name).unique(true));
    }

    /** An index of that name might be there in another form, made by other means. */
    private static void requireUnique(MongoConnection connection, MongoCollection<BsonDocument> blocks) {
        Set<String> unique = new TreeSet<>();
        Attempt.to(
                "reading the indexes of " + connection.name(),
                () -> blocks.listIndexes(BsonDocument.class).forEach(index -> {
                    if (index.getBoolean("unique", BsonBoolean.FALSE).getValue()) {
                        unique.add(index.getDocument("key").toJson());
                    }
                }));
        for (String field : List.of(Names.UNIQUE_KEYS, Names.LAST)) {
            if (unique.stream().noneMatch(key -> key.contains("\"" + field + "\""))) {
                throw new IllegalStateException("the collection " + Names.BLOCKS + " of " + connection.name()
                        + " has no unique index on " + field + ", so two nodes could give one place twice: drop the"
                        + " index of that field; the next start makes it as it must be");
            }
        }
    }

    static boolean holdsLedger(MongoConnection connection) {
        return !format(connection).isEmpty();
    }

    private static void requireFormat(MongoConnection connection) {
        if (format(connection).isEmpty()) {
            requireNothingElse(connection);
            Attempt.to("writing to " + connection.name(), () -> insertFormat(connection.collection(Names.FORMAT)));
        }
        requireLedger(connection);
    }

    /** Whether there are blocks, whatever else is missing. */
    static boolean holdsBlocks(MongoConnection connection) {
        return Attempt.to(
                "reading " + connection.name(),
                () -> connection.collection(Names.BLOCKS).find().limit(1).first() != null);
    }

    private static String format(MongoConnection connection) {
        BsonDocument found = Attempt.to(
                        "reading " + connection.name(),
                        () -> Optional.ofNullable(connection
                                .collection(Names.FORMAT)
                                .find(eq(Names.ID, LEDGER))
                                .first()))
                .orElse(new BsonDocument());
        return found.getString(Names.TEXT, new BsonString("")).getValue();
    }

    /**
     * Changes nothing.
     *
     * @throws IllegalStateException when the database holds no ledger of a known format
     */
    static void requireLedger(MongoConnection connection) {
        String found = format(connection);
        String known = LedgerFiles.FORMAT_TEXT.strip();
        if (found.isEmpty()) {
            throw new IllegalStateException("the database " + connection.name() + " holds no ledger");
        }
        if (!found.equals(known)) {
            throw new IllegalStateException("the database " + connection.name()
                    + " is of a format that this version does not know; it knows '" + known
                    + "': use the version that made it");
        }
    }

    /** What a ledger's database says of its format. */
    static BsonDocument formatDocument() {
        return new BsonDocument(Names.ID, new BsonString(LEDGER))
                .append(Names.TEXT, new BsonString(LedgerFiles.FORMAT_TEXT.strip()));
    }

    private static void insertFormat(MongoCollection<BsonDocument> format) {
        try {
            format.insertOne(formatDocument());
        } catch (MongoWriteException e) {
            // Another node was faster.
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    private static void requireNothingElse(MongoConnection connection) {
        Set<String> others = new TreeSet<>();
        Attempt.to(
                "listing the collections of " + connection.name(),
                () -> connection.database().listCollectionNames().into(others));
        others.removeIf(name -> name.startsWith("system."));
        boolean strange = others.stream().anyMatch(name -> !OURS.contains(name)) || others.contains(Names.BLOCKS);
        // Another node may have begun the ledger between the two looks.
        if (strange && format(connection).isEmpty()) {
            throw new IllegalStateException("the database " + connection.name() + " holds other things ("
                    + String.join(", ", others) + ") and no ledger: name one of its own");
        }
    }
}
