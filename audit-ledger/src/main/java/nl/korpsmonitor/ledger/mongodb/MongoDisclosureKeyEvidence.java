package nl.korpsmonitor.ledger.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyEvidence;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.Rows;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.Hash;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/** The key store of nodes as evidence. They may make keys meanwhile, and a node that was killed leaves keys that nothing needs: those are told, and no fault. */
public final class MongoDisclosureKeyEvidence implements DisclosureKeyEvidence {
    /** Values are mostly opened in the order in which their keys were made: so many keys are read at a time. */
    private static final int AHEAD = 1_000;

    private final MongoConnection connection;
    private final InspectionReads reads;
    private final SortedMap<Long, byte[]> read = new TreeMap<>();
    private long firstRead;
    private long beforeRead;

    private MongoDisclosureKeyEvidence(MongoConnection connection) {
        this.connection = connection;
        this.reads = new InspectionReads(connection);
    }

    /**
     * Takes a database.
     *
     * @param connection closed with this, but not when this throws
     */
    public static MongoDisclosureKeyEvidence in(MongoConnection connection) {
        return new MongoDisclosureKeyEvidence(connection);
    }

    @Override
    public Place place() {
        return Place.of(connection.name(), MongoDisclosureKeys.KEYS);
    }

    @Override
    public Place place(long key) {
        return place().row("key " + key);
    }

    @Override
    public byte @Nullable [] key(long number) {
        if (number < firstRead || number >= beforeRead) {
            read(number);
        }
        return read.get(number);
    }

    private void read(long first) {
        read.clear();
        firstRead = first;
        beforeRead = first > Long.MAX_VALUE - AHEAD ? Long.MAX_VALUE : first + AHEAD;
        reads.attempt("reading disclosure keys", () -> {
            reads.find(MongoDisclosureKeys.KEYS, and(gte(Names.ID, firstRead), lt(Names.ID, beforeRead)))
                    .forEach(key -> read.put(
                            key.getInt64(Names.ID).getValue(),
                            key.isBinary(Names.KEY) && key.size() == 2
                                    ? key.getBinary(Names.KEY).getData()
                                    : new byte[0]));
            return read;
        });
    }

    @Override
    public void inspectNumbers(Rows<Long> needed, boolean closed, Findings findings) {
        try {
            long highest = 0;
            long spare = 0;
            Long need = needed.next();
            try (Rows<Long> numbers = numbers(findings)) {
                for (Long number = numbers.next(); number != null; number = numbers.next()) {
                    highest = number;
                    while (need != null && need < highest) {
                        need = needed.next();
                    }
                    spare += need != null && need == highest ? 0 : 1;
                }
            }
            judgeCounter(highest, findings);
            if (spare > 0) {
                findings.notice(spare + " disclosure keys in " + connection.name()
                        + " are ready for use by nodes, or left over from nodes that were killed: these open nothing.");
            }
        } catch (StoreException e) {
            findings.add(place(), "it can't be read: " + e.getMessage());
        }
    }

    private Rows<Long> numbers(Findings findings) {
        return reads.attempt("reading the numbers of keys", () -> {
            MongoCursor<BsonDocument> cursor = reads.find(MongoDisclosureKeys.KEYS, new BsonDocument())
                    .projection(Projections.include(Names.ID))
                    .sort(Sorts.ascending(Names.ID))
                    .cursor();
            return MongoRows.of(reads, cursor, key -> {
                if (key.get(Names.ID) instanceof BsonInt64 number) {
                    return number.getValue();
                }
                findings.add(place().row("key " + key.get(Names.ID)), "it has no number");
                return null;
            });
        });
    }

    private void judgeCounter(long highest, Findings findings) {
        // Read after the keys: what nodes make meanwhile only raises it.
        BsonDocument counter = owner(MongoDisclosureKeys.COUNTER);
        long last = counter.get(MongoDisclosureKeys.LAST) instanceof BsonInt64 number ? number.getValue() : 0;
        if (last < highest) {
            findings.add(
                    Place.of(connection.name(), MongoDisclosureKeys.OWNER).row(MongoDisclosureKeys.COUNTER),
                    "the last number given is " + last + ", but there is a key " + highest);
        }
    }

    @Override
    public void inspectOwner(String ledgerId, Findings findings) {
        Place place = Place.of(connection.name(), MongoDisclosureKeys.OWNER).row(MongoDisclosureKeys.LEDGER);
        try {
            if (!(owner(MongoDisclosureKeys.LEDGER).get(Names.TEXT) instanceof BsonString owner)) {
                findings.add(place, "it does not say whose keys these are");
            } else if (!owner.getValue().equals(ledgerId)) {
                findings.add(place, "these keys are of the ledger " + owner.getValue() + "; entry 0 opens " + ledgerId);
            }
        } catch (StoreException e) {
            findings.add(place, "it can't be read: " + e.getMessage());
        }
    }

    private BsonDocument owner(String name) {
        return reads.attempt("reading whose the disclosure keys are", () -> {
            BsonDocument found =
                    reads.find(MongoDisclosureKeys.OWNER, eq(Names.ID, name)).first();
            return found == null ? new BsonDocument() : found;
        });
    }

    /** What was said when a server failed to answer: then what was found says nothing. Empty when all answered. */
    public Optional<String> brokenOff() {
        return reads.brokenOff();
    }

    /** Nobody closes keys that nodes share. */
    @Override
    public Optional<Hash> digest() {
        return Optional.empty();
    }

    @Override
    public void close() {
        reads.close();
        connection.close();
    }
}
