package nl.korpsmonitor.ledger.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Accumulators;
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
    private final BlockReader reader;
    private final SortedMap<String, String> checkpoints;
    private final long size;
    private final TileInspection tiles;
    private final LedgerStore store;

    private MongoInspection(MongoConnection connection, Findings findings) {
        this.connection = connection;
        this.findings = findings;
        this.reader = new BlockReader(connection);
        // First: a checkpoint is never ahead of the entries that are read after it.
        this.checkpoints = readCheckpoints();
        this.size = Attempt.to("reading the size", reader::size);
        this.tiles = Attempt.to("reading tiles", () -> new TileInspection(connection, reader, size));
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
        Attempt.to(
                "reading checkpoints",
                () -> connection.collection(Names.CHECKPOINTS).find().forEach(found -> {
                    BsonValue name = found.get(Names.ID);
                    BsonValue text = found.get(Names.TEXT);
                    if (name != null && name.isString() && text != null && text.isString() && found.size() == 2) {
                        read.put(name.asString().getValue(), text.asString().getValue());
                    } else {
                        findings.add(place("checkpoints").row(String.valueOf(name)), "it is no checkpoint");
                    }
                }));
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

    private Bson below() {
        return lt(Names.ID, size);
    }

    private FindIterable<BsonDocument> blocks() {
        return reader.blocks().find(below()).sort(Sorts.ascending(Names.ID));
    }

    @Override
    public Rows<InspectedEntry> entries() {
        BlockInspection inspection = new BlockInspection(place("entries"), findings);
        return Attempt.to("reading blocks", () -> MongoRows.ofMany(blocks().cursor(), inspection::entries));
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
        return Attempt.to(
                "sorting by subject",
                () -> MongoRows.of(
                        reader.blocks().aggregate(steps).allowDiskUse(true).cursor(), MongoInspection::step));
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
        return Attempt.to(
                "reading disclosures",
                () -> MongoRows.ofMany(
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
        return Attempt.to(
                "sorting the numbers of keys",
                () -> MongoRows.of(
                        reader.blocks().aggregate(steps).allowDiskUse(true).cursor(),
                        found -> found.getInt64(Names.DISCLOSURE_KEYS).getValue()));
    }

    @Override
    public Rows<InspectedCommand> commands() {
        return Attempt.to(
                "reading commands",
                () -> MongoRows.ofMany(
                        blocks().projection(Projections.include(Names.COMMANDS)).cursor(), MongoInspection::commands));
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

    @Override
    public long commandCount() {
        String count = "count";
        List<Bson> steps = List.of(
                Aggregates.match(below()),
                Aggregates.group(
                        null, Accumulators.sum(count, BsonDocument.parse("{$size: '$" + Names.COMMANDS + "'}"))));
        return Attempt.to("counting commands", () -> {
            BsonDocument found = reader.blocks().aggregate(steps).first();
            return found == null ? 0 : found.getNumber(count).longValue();
        });
    }

    /** Found as the ledger finds it, by the index of unique keys. */
    @Override
    public @Nullable InspectedCommand command(byte[] key) {
        Hash hash = Hash.of(key);
        Bson wanted = and(eq(Names.UNIQUE_KEYS, Keys.command(hash)), below());
        try (Rows<InspectedCommand> found = Attempt.to(
                "looking up a command",
                () -> MongoRows.ofMany(
                        reader.blocks()
                                .find(wanted)
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
        return Attempt.to("reading a tile", () -> tiles.holds(tile));
    }

    @Override
    public byte[] hashes(int level, long number) {
        return Attempt.to("reading a tile", () -> tiles.hashes(level, number));
    }

    @Override
    public Rows<String> tilesBeyond(long treeSize) {
        return Attempt.to("reading tiles", tiles::beyond);
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
        return Attempt.to(
                "counting snapshots",
                () -> connection.collection(Names.SNAPSHOTS).countDocuments());
    }

    @Override
    public void close() {
        connection.close();
    }
}
