package nl.korpsmonitor.ledger.mongodb;

/** The names of collections and fields, as they stand in the database. */
final class Names {
    static final String BLOCKS = "blocks";
    static final String TILES = "tiles";
    static final String CHECKPOINTS = "checkpoints";
    static final String SNAPSHOTS = "snapshots";
    static final String LEASES = "leases";
    static final String FORMAT = "format";

    static final String ID = "_id";

    /** Of a block: the position of its last entry. */
    static final String LAST = "last";
    /** Of an entry, and of a block that of its last entry: microseconds since the epoch. */
    static final String RECORDED_AT = "recordedAt";
    /** The highest message time of all entries up to and with the block's. */
    static final String LATEST_MESSAGE_TIME = "latestMessageTime";
    /** The hashes of the block's entries in the tree, in a row. */
    static final String LEAF_HASHES = "leafHashes";
    /** What no two blocks may have in common. */
    static final String UNIQUE_KEYS = "uniqueKeys";
    /** What the block is found by. */
    static final String SEARCH_KEYS = "searchKeys";
    /** The numbers of its disclosures' keys; absent when it has none. */
    static final String DISCLOSURE_KEYS = "disclosureKeys";

    static final String COMMANDS = "commands";
    static final String ENTRIES = "entries";

    static final String EVENT_ID = "id";
    static final String SUBJECT = "subject";
    static final String SEQUENCE = "sequence";
    static final String TYPE = "type";
    static final String ACTOR = "actor";
    static final String MESSAGE_TIME = "messageTime";
    static final String BODY = "body";
    static final String DISCLOSURES = "disclosures";

    static final String KEY = "key";
    static final String FIRST = "first";
    static final String COUNT = "count";
    static final String DIGEST = "digest";
    static final String SEALED = "sealed";

    /** Of a tile: how many hashes it has. */
    static final String WIDTH = "width";

    static final String HASHES = "hashes";

    /** Of a checkpoint and of a lease. */
    static final String TEXT = "text";

    private Names() {}

    static String of(String outer, String inner) {
        return outer + "." + inner;
    }
}
