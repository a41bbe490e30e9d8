package nl.korpsmonitor.ledger.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.StoreException;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;

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
        Map<BsonDocument, BsonDocument> present = new HashMap<>();
        MongoCollection<BsonDocument> collection = connection.collection(Names.BLOCKS);
        Attempt.to(
                "reading indexes",
                () -> collection
                        .listIndexes(BsonDocument.class)
                        .forEach(index -> present.put(index.getDocument("key"), index)));
        present.remove(BsonDocument.parse("{\"" + Names.ID + "\": 1}"));
        for (IndexModel wanted : MongoSchema.INDEXES) {
            String name = Objects.requireNonNull(wanted.getOptions().getName());
            boolean unique = wanted.getOptions().isUnique();
            BsonDocument found = present.remove(wanted.getKeys().toBsonDocument());
            if (found == null && !unique) {
                findings.notice("The index '" + name + "' of " + blocks.text()
                        + " is missing: searches are slow without it; the next start makes it.");
            } else if (found == null) {
                findings.add(blocks, "the index '" + name + "' is missing, which lets nothing be recorded twice");
            } else if (found.getBoolean("unique", BsonBoolean.FALSE).getValue() != unique) {
                findings.add(blocks, "the index '" + name + "' is " + (unique ? "not " : "") + "unique");
            }
        }
        present.forEach((key, index) ->
                findings.notice("The index on " + key.toJson() + " of " + blocks.text() + " is none of the ledger's."));
    }
}
