package nl.korpsmonitor.ledger.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UnwindOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.InspectedCommand;
import nl.korpsmonitor.ledger.store.InspectedDisclosure;
import nl.korpsmonitor.ledger.store.InspectedEntry;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.Rows;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoreInspection;
import nl.korpsmonitor.ledger.store.SubjectStep;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.Tile;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The database of a ledger as evidence. Blocks are never changed, so that all blocks below a position are what the ledger was when it ended there: that is
 * the moment of this, and the checkpoints were read before it. Nodes may record meanwhile.
 */
public final class MongoInspection implements StoreInspection {
    private static final String AT = "at";

    private final MongoConnection connection;
    private final Findings findings;
    private final InspectionReads reads;
    private final BlockInspection blockInspection;
    private final SortedMap<String, String> checkpoints;
    private final long size;
    private final TileInspection tiles;
    private final LedgerStore store;

    private MongoInspection(MongoConnection connection, Findings findings) {
        this.connection = connection;
        this.findings = findings;
        this.reads = new InspectionReads(connection);
        this.blockInspection = new BlockInspection(place("entries"), findings);
        // First: a checkpoint is never ahead of the entries that are read after it.
        this.checkpoints = readCheckpoints();
        this.size = reads.attempt("reading the size", () -> BlockReader.sizeOf(newest()));
        this.tiles = reads.attempt("reading tiles", () -> new TileInspection(reads, size));
        this.store = MongoLedgerStore.toInspect(connection);
    }

    /**
     * Takes a database.
     *
     * @param connection closed with this, but not when this throws
     * @param findings what is found while reading
     * @throws IllegalStateException when there is neither a ledger in it nor what is left of one
     * @throws StoreException when it does not answer
     */
    public static MongoInspection open(MongoConnection connection, Findings findings) {
        if (!MongoSchema.holdsLedger(connection) && !MongoSchema.holdsBlocks(connection)) {
            throw new IllegalStateException("the database " + connection.name() + " holds no ledger");
        }
        return new MongoInspection(connection, findings);
    }

    private SortedMap<String, String> readCheckpoints() {
        SortedMap<String, String> read = new TreeMap<>();
        reads.attempt("reading checkpoints", () -> {
            for (BsonDocument found : reads.find(Names.CHECKPOINTS, new BsonDocument())) {
                BsonValue name = found.get(Names.ID);
                BsonValue text = found.get(Names.TEXT);
                if (name != null && name.isString() && text != null && text.isString() && found.size() == 2) {
                    read.put(name.asString().getValue(), text.asString().getValue());
                } else {
                    findings.add(place("checkpoints").row(String.valueOf(name)), "it is no checkpoint");
                }
            }
            return read;
        });
        return read;
    }

    @Override
    public LedgerStore store() {
        return store;
    }

    @Override
    public Place place() {
        return Place.of(connection.name());
    }

    /** Entries, commands and disclosures are in the blocks. */
    @Override
    public Place place(String kept) {
        return Place.of(
                connection.name(),
                switch (kept) {
                    case "tiles" -> Names.TILES;
                    case "checkpoints" -> Names.CHECKPOINTS;
                    case "snapshots" -> Names.SNAPSHOTS;
                    default -> Names.BLOCKS;
                });
    }

    @Override
    public void inspectForm(Findings form) {
        new SchemaInspection(connection, form).inspect();
    }

    /** There are no names but those in the blocks, which are compared with their entries. */
    @Override
    public void inspectNames(Findings names) {
        if (tiles.incomplete() > 0) {
            names.notice("The tiles do not cover the last " + tiles.incomplete()
                    + " entries yet, as after a node that was killed: whoever needs them makes them from the blocks.");
        }
    }

    @Override
    public long size() {
        return size;
    }

    private @Nullable BsonDocument newest() {
        return reads.find(Names.BLOCKS, new BsonDocument())
                .sort(Sorts.descending(Names.ID))
                .projection(Projections.include(Names.LAST, Names.LATEST_MESSAGE_TIME))
                .first();
    }

    /** What was said when a server failed to answer: then what was found says nothing. Empty when all answered. */
    public Optional<String> brokenOff() {
        return reads.brokenOff();
    }

    private Bson below() {
        return lt(Names.ID, size);
    }

    private FindIterable<BsonDocument> blocks() {
        return reads.find(Names.BLOCKS, below()).sort(Sorts.ascending(Names.ID));
    }

    @Override
    public Rows<InspectedEntry> entries() {
        return reads.attempt(
                "reading blocks", () -> MongoRows.ofMany(reads, blocks().cursor(), blockInspection::entries));
    }

    @Override
    public Rows<SubjectStep> subjects() {
        List<Bson> steps = List.of(
                Aggregates.match(below()),
                Aggregates.unwind("$" + Names.ENTRIES, new UnwindOptions().includeArrayIndex(AT)),
                Aggregates.project(Projections.include(
                        Names.of(Names.ENTRIES, Names.SUBJECT), Names.of(Names.ENTRIES, Names.SEQUENCE), AT)),
                Aggregates.sort(Sorts.ascending(
                        Names.of(Names.ENTRIES, Names.SUBJECT), Names.of(Names.ENTRIES, Names.SEQUENCE))));
        return reads.attempt(
                "sorting by subject",
                () -> MongoRows.of(reads, reads.aggregate(Names.BLOCKS, steps).cursor(), MongoInspection::step));
    }

    private static @Nullable SubjectStep step(BsonDocument found) {
        BsonDocument entry = found.getDocument(Names.ENTRIES);
        return entry.containsKey(Names.SUBJECT)
                ? new SubjectStep(
                        entry.getString(Names.SUBJECT).getValue(),
                        entry.getInt64(Names.SEQUENCE).getValue(),
                        BlockForm.first(found) + found.getNumber(AT).longValue())
                : null;
    }

    @Override
    public Rows<InspectedDisclosure> disclosures() {
        return reads.attempt(
                "reading disclosures",
                () -> MongoRows.ofMany(
                        reads,
                        blocks().projection(Projections.include(Names.of(Names.ENTRIES, Names.DISCLOSURES)))
                                .cursor(),
                        MongoInspection::disclosures));
    }

    private static List<InspectedDisclosure> disclosures(BsonDocument block) {
        List<InspectedDisclosure> found = new ArrayList<>();
        long position = BlockForm.first(block);
        for (BsonDocument entry : BlockForm.entries(block)) {
            for (BsonValue each : entry.getArray(Names.DISCLOSURES, new BsonArray())) {
                BsonDocument disclosure = each.asDocument();
                found.add(new InspectedDisclosure(
                        position,
                        disclosure.getBinary(Names.DIGEST).getData(),
                        disclosure.getInt64(Names.KEY).getValue(),
                        disclosure.getBinary(Names.SEALED).getData()));
            }
            position++;
        }
        found.sort(Comparator.comparingLong(InspectedDisclosure::position).thenComparingLong(InspectedDisclosure::key));
        return found;
    }

    @Override
    public Rows<Long> disclosureKeys() {
        List<Bson> steps = List.of(
                Aggregates.match(below()),
                Aggregates.project(Projections.include(Names.DISCLOSURE_KEYS)),
                Aggregates.unwind("$" + Names.DISCLOSURE_KEYS),
                Aggregates.sort(Sorts.ascending(Names.DISCLOSURE_KEYS)));
        return reads.attempt(
                "sorting the numbers of keys",
                () -> MongoRows.of(
                        reads,
                        reads.aggregate(Names.BLOCKS, steps).cursor(),
                        found -> found.getInt64(Names.DISCLOSURE_KEYS).getValue()));
    }

    @Override
    public Rows<InspectedCommand> commands() {
        return reads.attempt(
                "reading commands",
                () -> MongoRows.ofMany(
                        reads,
                        blocks().projection(Projections.include(Names.COMMANDS)).cursor(),
                        MongoInspection::commands));
    }

    private static List<InspectedCommand> commands(BsonDocument block) {
        return block.getArray(Names.COMMANDS).stream()
                .map(BsonValue::asDocument)
                .map(command -> new InspectedCommand(
                        command.getBinary(Names.KEY).getData(),
                        command.getInt64(Names.FIRST).getValue(),
                        command.getInt32(Names.COUNT).getValue()))
                .toList();
    }

    /** Counted while the entries were read, which comes first. */
    @Override
    public long commandCount() {
        return blockInspection.commands();
    }

    /** Found as the ledger finds it, by the index of unique keys. */
    @Override
    public @Nullable InspectedCommand command(byte[] key) {
        Hash hash = Hash.of(key);
        Bson wanted = and(eq(Names.UNIQUE_KEYS, Keys.command(hash)), below());
        try (Rows<InspectedCommand> found = reads.attempt(
                "looking up a command",
                () -> MongoRows.ofMany(
                        reads,
                        reads.find(Names.BLOCKS, wanted)
                                .projection(Projections.include(Names.COMMANDS))
                                .cursor(),
                        MongoInspection::commands))) {
            for (InspectedCommand each = found.next(); each != null; each = found.next()) {
                if (Arrays.equals(each.key(), key)) {
                    return each;
                }
            }
            return null;
        }
    }

    @Override
    public boolean holds(Tile tile) {
        return reads.attempt("reading a tile", () -> tiles.holds(tile));
    }

    @Override
    public byte[] hashes(int level, long number) {
        return reads.attempt("reading a tile", () -> tiles.hashes(level, number));
    }

    @Override
    public Rows<String> tilesBeyond(long treeSize) {
        return reads.attempt("reading tiles", tiles::beyond);
    }

    @Override
    public List<String> checkpointNames() {
        return List.copyOf(checkpoints.keySet());
    }

    @Override
    public Optional<String> checkpoint(String name) {
        return Optional.ofNullable(checkpoints.get(name));
    }

    @Override
    public long snapshots() {
        return reads.attempt(
                "counting snapshots",
                () -> connection.collection(Names.SNAPSHOTS).countDocuments());
    }

    @Override
    public void close() {
        reads.close();
        connection.close();
    }
}
