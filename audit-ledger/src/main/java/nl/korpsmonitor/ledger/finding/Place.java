package nl.korpsmonitor.ledger.finding;

import org.jspecify.annotations.Nullable;

/**
 * Where something was found.
 *
 * @param file within the data directory, such as {@code ledger.db} or {@code keys/log.pem}
 * @param table of a database; null when it is about the whole file
 * @param position of an entry; null when it is about none, or it is not known
 * @param key of a row that is no entry's; null when there is none
 * @param event what is recorded there, such as {@code score-recorded of scorecard/2012/ijsselland}, as far as that can still be read; null when not
 */
public record Place(
        String file,
        @Nullable String table,
        @Nullable Long position,
        @Nullable String key,
        @Nullable String event) {

    /** A whole file. */
    public static Place of(String file) {
        return new Place(file, null, null, null, null);
    }

    /** A whole table. */
    public static Place of(String file, String table) {
        return new Place(file, table, null, null, null);
    }

    /** The same file and table, at an entry. */
    public Place at(long entry, @Nullable String recorded) {
        return new Place(file, table, entry, null, recorded);
    }

    /** The same file and table, at a row. */
    public Place row(String rowKey) {
        return new Place(file, table, null, rowKey, null);
    }

    /** In words, the largest first. */
    public String text() {
        StringBuilder text = new StringBuilder(file);
        if (table != null) {
            text.append(", table ").append(table);
        }
        if (position != null) {
            text.append(", position ").append(position);
        }
        if (key != null) {
            text.append(", ").append(key);
        }
        if (event != null) {
            text.append(" (").append(event).append(')');
        }
        return text.toString();
    }
}
