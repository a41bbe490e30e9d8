package nl.korpsmonitor.ledger.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.StoreException;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** Compares the collections and indexes of a ledger's database with those that this version makes. */
final class SchemaInspection {
    private final MongoConnection connection;
    private final Findings findings;

    SchemaInspection(MongoConnection connection, Findings findings) {
        this.connection = connection;
        this.findings = findings;
    }

    void inspect() {
        Place database = Place.of(connection.name());
        try {
            inspectFormat();
            inspectCollections(database);
            inspectIndexes(Place.of(connection.name(), Names.BLOCKS));
        } catch (StoreException e) {
            findings.add(database, "its form can't be read: " + e.getMessage());
        }
    }

    private void inspectFormat() {
        List<BsonDocument> found = Attempt.to(
                "reading the format",
                () -> connection.collection(Names.FORMAT).find().limit(2).into(new ArrayList<>()));
        if (!found.equals(List.of(MongoSchema.formatDocument()))) {
            findings.add(
                    Place.of(connection.name(), Names.FORMAT),
                    "it says other or more than '" + LedgerFiles.FORMAT_TEXT.strip() + "'");
        }
    }

    private void inspectCollections(Place database) {
        TreeSet<String> names = Attempt.to(
                "listing collections",
                () -> connection.database().listCollectionNames().into(new TreeSet<>()));
        names.removeIf(name -> name.startsWith("system.") || MongoSchema.OURS.contains(name));
        names.forEach(name -> findings.add(database, "the collection '" + name + "' does not belong here"));
    }

    /** Only the unique ones decide what is recorded; without the others searches are slow, and the next start makes them. */
    private void inspectIndexes(Place blocks) {
        Map<BsonDocument, BsonDocument> present = new LinkedHashMap<>();
        MongoCollection<BsonDocument> collection = connection.collection(Names.BLOCKS);
        Attempt.to(
                "reading indexes",
                () -> collection.listIndexes(BsonDocument.class).forEach(index -> {
                    index.keySet().removeAll(List.of("v", "name", "ns"));
                    present.put(index, index);
                }));
        present.remove(specification(new IndexModel(new BsonDocument(Names.ID, new BsonInt32(1)))));
        for (IndexModel wanted : MongoSchema.INDEXES) {
            if (present.remove(specification(wanted)) != null) {
                continue;
            }
            String name = wanted.getOptions().getName();
            if (wanted.getOptions().isUnique()) {
                findings.add(
                        blocks,
                        "the index '" + name + "', which lets nothing be recorded twice, is missing or not as this"
                                + " version makes it");
            } else {
                findings.notice("The index '" + name + "' of " + blocks.text()
                        + " is missing, or not as this version makes it: searches are slow without it; the next start"
                        + " makes a missing one.");
            }
        }
        present.keySet()
                .forEach(index -> findings.notice(
                        "The index " + index.toJson() + " of " + blocks.text() + " is none of the ledger's."));
    }

    private static BsonDocument specification(IndexModel index) {
        BsonDocument all = new BsonDocument("key", index.getKeys().toBsonDocument());
        if (index.getOptions().isUnique()) {
            all.append("unique", BsonBoolean.TRUE);
        }
        if (index.getOptions().isSparse()) {
            all.append("sparse", BsonBoolean.TRUE);
        }
        return all;
    }
}
