package nl.korpsmonitor.ledger.mongodb;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import nl.korpsmonitor.ledger.codec.BodyForm;
import nl.korpsmonitor.ledger.codec.EntryForm;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.DuplicateEntryException;
import nl.korpsmonitor.ledger.store.InspectedEntry;
import nl.korpsmonitor.ledger.store.StampedEntry;
import nl.korpsmonitor.ledger.store.StoreException;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of blocks, one block after the other. On the way each block is compared with the only document that its bodies, times, disclosures and commands
 * give: so each of its fields is judged, those that it is found by among them.
 */
final class BlockInspection {
    private final Place place;
    private final Findings findings;

    /** Of all entries that were read. */
    private long latestMessageTime = Long.MIN_VALUE;

    private long commands;

    BlockInspection(Place place, Findings findings) {
        this.place = place;
        this.findings = findings;
    }

    /** How many commands the blocks hold that were read. */
    long commands() {
        return commands;
    }

    /** The entries of a block. To be called for all blocks, in order of position. */
    List<InspectedEntry> entries(BsonDocument block) {
        Place row = place.row("block " + value(block.get(Names.ID)));
        long first;
        List<BsonDocument> documents;
        try {
            first = BlockForm.first(block);
            documents = BlockForm.entries(block);
        } catch (StoreException e) {
            findings.add(row, String.valueOf(e.getMessage()));
            return List.of();
        }
        commands +=
                block.isArray(Names.COMMANDS) ? block.getArray(Names.COMMANDS).size() : 0;
        long before = latestMessageTime;
        List<InspectedEntry> entries = new ArrayList<>(documents.size());
        for (int i = 0; i < documents.size(); i++) {
            BsonDocument document = documents.get(i);
            latestMessageTime = Math.max(latestMessageTime, number(document, Names.MESSAGE_TIME, Long.MIN_VALUE));
            entries.add(entry(first + i, document));
        }
        compare(block, before, row);
        return entries;
    }

    /** As it lies; what has not the form of its field passes for absent, and is found by the comparison with the form. */
    private InspectedEntry entry(long position, BsonDocument document) {
        byte[] body =
                document.isBinary(Names.BODY) ? document.getBinary(Names.BODY).getData() : null;
        return new InspectedEntry(
                position,
                number(document, Names.RECORDED_AT, Long.MIN_VALUE),
                text(document, Names.EVENT_ID),
                text(document, Names.SUBJECT),
                document.isInt64(Names.SEQUENCE)
                        ? Long.valueOf(document.getInt64(Names.SEQUENCE).getValue())
                        : null,
                text(document, Names.TYPE),
                text(document, Names.ACTOR),
                latestMessageTime,
                body == null || body.length > BodyForm.MAXIMUM_BYTES ? null : body);
    }

    private void compare(BsonDocument block, long latestBefore, Place row) {
        BsonDocument expected;
        try {
            expected = BlockForm.of(expected(block), latestBefore);
        } catch (DuplicateEntryException e) {
            findings.add(row, String.valueOf(e.getMessage()));
            return;
        } catch (RuntimeException e) {
            // A body, or a field of an entry, that can't be read. Of a body whoever reads the entries says what is
            // wrong.
            findings.add(row, "its fields can't be compared with what its bodies give: " + e.getMessage());
            return;
        }
        for (String field : new TreeSet<>(union(expected, block))) {
            BsonValue stored = block.get(field);
            BsonValue given = expected.get(field);
            if (given == null || !given.equals(stored)) {
                findings.add(row, difference(field, stored, given));
            }
        }
    }

    private static Block expected(BsonDocument block) {
        List<StampedEntry> stamped = new ArrayList<>();
        for (BsonDocument entry : BlockForm.entries(block)) {
            byte[] body = entry.getBinary(Names.BODY).getData();
            stamped.add(new StampedEntry(
                    EntryForm.of(BodyForm.read(body), body, true, BlockForm.disclosures(entry)),
                    entry.getInt64(Names.RECORDED_AT).getValue()));
        }
        return new Block(BlockForm.first(block), stamped, List.of(), BlockForm.commands(block));
    }

    private static List<String> union(BsonDocument one, BsonDocument other) {
        List<String> all = new ArrayList<>(one.keySet());
        all.addAll(other.keySet());
        return all;
    }

    private static String difference(String field, @Nullable BsonValue stored, @Nullable BsonValue given) {
        if (given == null) {
            return "no block has the field '" + field + "', or not with these entries";
        }
        if (stored == null) {
            return "its field '" + field + "' is missing";
        }
        String where = "";
        if (stored instanceof BsonArray storedArray
                && given instanceof BsonArray givenArray
                && storedArray.size() == givenArray.size()) {
            for (int i = 0; i < storedArray.size() && where.isEmpty(); i++) {
                where = storedArray.get(i).equals(givenArray.get(i))
                        ? ""
                        : ", first in number " + i + fields(storedArray.get(i), givenArray.get(i));
            }
        }
        return "its field '" + field + "' is not the one that its bodies, times, disclosures and commands give" + where;
    }

    private static String fields(BsonValue stored, BsonValue given) {
        if (!stored.isDocument() || !given.isDocument()) {
            return "";
        }
        List<String> different = new ArrayList<>();
        for (String field : new TreeSet<>(union(stored.asDocument(), given.asDocument()))) {
            BsonValue one = stored.asDocument().get(field);
            if (one == null || !one.equals(given.asDocument().get(field))) {
                different.add(field);
            }
        }
        return " of them: " + String.join(", ", different);
    }

    private static long number(BsonDocument document, String field, long otherwise) {
        return document.getOrDefault(field, new BsonInt64(otherwise)) instanceof BsonInt64 number
                ? number.getValue()
                : otherwise;
    }

    private static @Nullable String text(BsonDocument document, String field) {
        return document.get(field) instanceof BsonString text ? text.getValue() : null;
    }

    private static String value(@Nullable BsonValue id) {
        return id instanceof BsonInt64 number ? Long.toString(number.getValue()) : String.valueOf(id);
    }
}
