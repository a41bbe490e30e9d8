package nl.korpsmonitor.ledger.mongodb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.ledger.store.Block;
import nl.korpsmonitor.ledger.store.CommandRecord;
import nl.korpsmonitor.ledger.store.DamagedStoreException;
import nl.korpsmonitor.ledger.store.DuplicateEntryException;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.ledger.store.StampedEntry;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonString;
import org.bson.BsonValue;

/** A block as a document. */
final class BlockForm {
    private BlockForm() {}

    /**
     * The document of a block.
     *
     * @param latestMessageTime of all entries before it
     * @throws DuplicateEntryException when two entries of the block have one id, or one subject and sequence: a unique index does not look within a document
     */
    static BsonDocument of(Block block, long latestMessageTime) {
        MerkleHasher hasher = new MerkleHasher();
        BsonArray entries = new BsonArray();
        BsonArray disclosureKeys = new BsonArray();
        Set<String> unique = new HashSet<>();
        Set<String> searched = new TreeSet<>();
        byte[] leafHashes = new byte[block.entries().size() * Hash.BYTES];
        long latest = latestMessageTime;
        for (int i = 0; i < block.entries().size(); i++) {
            StampedEntry stamped = block.entries().get(i);
            NewEntry entry = stamped.entry();
            addUnique(entry, i, unique);
            Keys.addSearched(entry, searched);
            latest = Math.max(latest, entry.messageTimeMicros());
            System.arraycopy(stamped.leafHash(hasher).bytes(), 0, leafHashes, i * Hash.BYTES, Hash.BYTES);
            entry.disclosures().forEach(disclosure -> disclosureKeys.add(new BsonInt64(disclosure.key())));
            entries.add(entry(stamped));
        }
        block.commands().forEach(command -> Keys.addUnique(command, unique));
        BsonDocument document = new BsonDocument(Names.ID, new BsonInt64(block.firstPosition()))
                .append(Names.LAST, new BsonInt64(block.lastPosition()))
                .append(
                        Names.RECORDED_AT,
                        new BsonInt64(block.entries().getLast().recordedAtMicros()))
                .append(Names.LATEST_MESSAGE_TIME, new BsonInt64(latest))
                .append(Names.LEAF_HASHES, new BsonBinary(leafHashes))
                .append(Names.UNIQUE_KEYS, strings(new TreeSet<>(unique)))
                .append(Names.SEARCH_KEYS, strings(searched));
        if (!disclosureKeys.isEmpty()) {
            document.append(Names.DISCLOSURE_KEYS, disclosureKeys);
        }
        BsonArray commands = new BsonArray();
        block.commands().forEach(command -> commands.add(command(command)));
        return document.append(Names.COMMANDS, commands).append(Names.ENTRIES, entries);
    }

    private static void addUnique(NewEntry entry, int index, Set<String> unique) {
        int before = unique.size();
        Keys.addUnique(entry, unique);
        if (unique.size() != before + (entry.subject() == null ? 1 : 2)) {
            throw new DuplicateEntryException(
                    index, "the block has another entry with the id " + entry.id() + ", or its subject and sequence");
        }
    }

    private static BsonDocument entry(StampedEntry stamped) {
        NewEntry entry = stamped.entry();
        BsonDocument document = new BsonDocument(Names.EVENT_ID, new BsonString(entry.id()));
        if (entry.subject() != null) {
            document.append(Names.SUBJECT, new BsonString(entry.subject()))
                    .append(Names.SEQUENCE, new BsonInt64(entry.sequence()));
        }
        document.append(Names.TYPE, new BsonString(entry.type()));
        if (entry.actor() != null) {
            document.append(Names.ACTOR, new BsonString(entry.actor()));
        }
        document.append(Names.RECORDED_AT, new BsonInt64(stamped.recordedAtMicros()))
                .append(Names.MESSAGE_TIME, new BsonInt64(entry.messageTimeMicros()))
                .append(Names.BODY, new BsonBinary(entry.body()));
        if (!entry.disclosures().isEmpty()) {
            BsonArray disclosures = new BsonArray();
            entry.disclosures().forEach(disclosure -> disclosures.add(disclosure(disclosure)));
            document.append(Names.DISCLOSURES, disclosures);
        }
        return document;
    }

    private static BsonDocument disclosure(SealedDisclosure disclosure) {
        return new BsonDocument(Names.DIGEST, new BsonBinary(disclosure.digest().bytes()))
                .append(Names.KEY, new BsonInt64(disclosure.key()))
                .append(Names.SEALED, new BsonBinary(disclosure.sealed()));
    }

    private static BsonDocument command(CommandRecord command) {
        return new BsonDocument(Names.KEY, new BsonBinary(command.key().bytes()))
                .append(Names.FIRST, new BsonInt64(command.firstPosition()))
                .append(Names.COUNT, new BsonInt32(command.count()));
    }

    private static BsonArray strings(Iterable<String> texts) {
        BsonArray array = new BsonArray();
        texts.forEach(text -> array.add(new BsonString(text)));
        return array;
    }

    /** The position of a block's first entry. */
    static long first(BsonDocument block) {
        return read(block, () -> block.getInt64(Names.ID).getValue());
    }

    /** The position of a block's last entry. */
    static long last(BsonDocument block) {
        return read(block, () -> block.getInt64(Names.LAST).getValue());
    }

    /** Its entries as documents, in order of position; of which fields depends on what was asked for. */
    static List<BsonDocument> entries(BsonDocument block) {
        return read(
                block,
                () -> block.getArray(Names.ENTRIES).stream()
                        .map(BsonValue::asDocument)
                        .toList());
    }

    static StoredEntry entry(BsonDocument block, int index, BsonDocument entry) {
        return read(
                block,
                () -> new StoredEntry(
                        first(block) + index,
                        entry.getInt64(Names.RECORDED_AT).getValue(),
                        entry.getBinary(Names.BODY).getData()));
    }

    static List<SealedDisclosure> disclosures(BsonDocument entry) {
        return read(entry, () -> {
            List<SealedDisclosure> disclosures = new ArrayList<>();
            for (BsonValue each : entry.getArray(Names.DISCLOSURES, new BsonArray())) {
                BsonDocument disclosure = each.asDocument();
                disclosures.add(new SealedDisclosure(
                        Hash.of(disclosure.getBinary(Names.DIGEST).getData()),
                        disclosure.getInt64(Names.KEY).getValue(),
                        disclosure.getBinary(Names.SEALED).getData()));
            }
            disclosures.sort(Comparator.comparingLong(SealedDisclosure::key));
            return disclosures;
        });
    }

    static List<CommandRecord> commands(BsonDocument block) {
        return read(
                block,
                () -> block.getArray(Names.COMMANDS).stream()
                        .map(BsonValue::asDocument)
                        .map(command -> new CommandRecord(
                                Hash.of(command.getBinary(Names.KEY).getData()),
                                command.getInt64(Names.FIRST).getValue(),
                                command.getInt32(Names.COUNT).getValue()))
                        .toList());
    }

    private interface Reading<T> {
        T get();
    }

    private static <T> T read(BsonDocument document, Reading<T> reading) {
        try {
            return reading.get();
        } catch (BsonInvalidOperationException | IllegalArgumentException e) {
            throw new DamagedStoreException(
                    "the block " + document.get(Names.ID) + " has not the form of one: " + e.getMessage(), e);
        }
    }
}
