package nl.korpsmonitor.query.readmodel.mongodb;

import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** Names of the fields of a row's document. One document is one version of a row: what one event made of one subject. */
final class RowFields {
    /** {@link #KEY} and {@link #FROM}: who writes the same event writes the same document. */
    static final String ID = "_id";
    /** Subject. */
    static final String KEY = "key";
    /** Position of the event that made it so. */
    static final String FROM = "from";
    /** Position of the event that made it otherwise; {@link nl.korpsmonitor.query.readmodel.ReadModelStore#OPEN} until then. */
    static final String TO = "to";
    /** What the list keeps. */
    static final String SUMMARY = "summary";
    /** The whole view; removed once the token is beyond {@link #TO}. */
    static final String TEXT = "text";
    /** Digest of the text, which stays. */
    static final String DIGEST = "digest";

    private static final String FIELDS = "fields";

    private RowFields() {}

    /** An indexed field. */
    static String field(String name) {
        return FIELDS + "." + name;
    }

    static BsonDocument id(String key, long from) {
        return new BsonDocument(KEY, new BsonString(key)).append(FROM, new BsonInt64(from));
    }

    static String key(BsonDocument row) {
        return row.getString(KEY).getValue();
    }

    static String text(BsonDocument row, String name) {
        return row.getString(name).getValue();
    }

    static long number(BsonDocument row, String name) {
        return row.getInt64(name).getValue();
    }

    static String fieldOf(BsonDocument row, String name) {
        return row.getDocument(FIELDS).getString(name).getValue();
    }
}
