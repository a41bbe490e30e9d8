package nl.korpsmonitor.service.verifying;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import nl.korpsmonitor.transparency.tree.Tile;

/** Somebody who knows how the ledger is stored, and makes everything fit again that needs no key. */
final class CleverTamperings {
    private static final int TILE_BYTES = 8_192;

    private final List<Tampering> all = new ArrayList<>();
    private final Random random;
    private final int size;

    private CleverTamperings(Random random, int size) {
        this.random = random;
        this.size = size;
    }

    static List<Tampering> of(Path sound, Random random, int each) throws SQLException {
        int size;
        try (Database ledger = Database.openReadOnly(sound.resolve("ledger.db"))) {
            size = ledger.rows("SELECT position FROM entries").size();
        }
        CleverTamperings tamperings = new CleverTamperings(random, size);
        for (int i = 0; i < each; i++) {
            tamperings.tails();
            tamperings.bodies();
        }
        tamperings.schema();
        return tamperings.all;
    }

    private void tails() {
        int from = 1 + random.nextInt(size - 1);
        add("cut the tail from position " + from, List.of("ledger.db"), ledger -> cut(ledger, from));
        add("cut the tail from position " + from + " and mend the tree", List.of("checkpoints"), ledger -> {
            cut(ledger, from);
            mendTree(ledger);
        });
        add("cut the tail, mend the tree, take the checkpoints away", List.of("keys/last-signed"), ledger -> {
            cut(ledger, from);
            mendTree(ledger);
            ledger.update("DELETE FROM checkpoints");
        });
        all.add(Tampering.of("cut the tail, mend the tree, delete the views", List.of("checkpoints"), directory -> {
            try (Database ledger = Database.open(directory.resolve("ledger.db"))) {
                cut(ledger, from);
                mendTree(ledger);
            }
            Files.delete(directory.resolve("views.db"));
        }));
        add("cut the last entry and mend the tree", List.of("checkpoints"), ledger -> {
            cut(ledger, size - 1);
            mendTree(ledger);
        });
    }

    private static void cut(Database ledger, int from) throws SQLException {
        ledger.update("DELETE FROM entries WHERE position >= ?", from);
        ledger.update("DELETE FROM disclosures WHERE position >= ?", from);
        ledger.update("DELETE FROM commands WHERE first_position + count > ?", from);
        for (String names : List.of("subject", "type", "actor")) {
            ledger.update("DELETE FROM " + names + "s WHERE id NOT IN (SELECT " + names + " FROM entries WHERE " + names
                    + " IS NOT NULL)");
        }
    }

    private void bodies() {
        int position = random.nextInt(size);
        add("another time in a body, and mend the tree", List.of("checkpoints"), ledger -> {
            change(ledger, position);
            mendTree(ledger);
        });
        add("another time in a body", List.of("position " + position), ledger -> change(ledger, position));
        add("another time of recording, and mend the tree", List.of("checkpoints"), ledger -> {
            ledger.update("UPDATE entries SET recorded_at = recorded_at + 1 WHERE position = ?", size - 1);
            mendTree(ledger);
        });
        add("another entry at the end, and mend the tree", List.of("ledger.db", "entries"), ledger -> {
            Map<String, Object> last = ledger.rows("SELECT * FROM entries WHERE position = ?", size - 1)
                    .getFirst();
            long subjects = ledger.rows("SELECT id FROM subjects").size();
            String body = new String((byte[]) Objects.requireNonNull(last.get("body")), StandardCharsets.UTF_8)
                    .replaceFirst("\"id\":\"[0-9a-f]", "\"id\":\"e")
                    .replaceFirst("\"subject\":\"document/[a-z0-9-]*", "\"subject\":\"document/added");
            ledger.update("INSERT INTO subjects (id, name) VALUES (?, 'document/added')", subjects + 1_000);
            byte[] id = ((byte[]) Objects.requireNonNull(last.get("event_id"))).clone();
            id[0] = (byte) (0xe0 | (id[0] & 0x0f));
            ledger.update(
                    "INSERT INTO entries VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?)",
                    size,
                    last.get("recorded_at"),
                    id,
                    subjects + 1_000,
                    last.get("type"),
                    last.get("actor"),
                    last.get("latest_message_time"),
                    body.getBytes(StandardCharsets.UTF_8));
            mendTree(ledger);
        });
    }

    /** A digit of the salt: nothing but the hash depends on it. */
    private static void change(Database ledger, int position) throws SQLException {
        byte[] body =
                (byte[]) Objects.requireNonNull(ledger.rows("SELECT body FROM entries WHERE position = ?", position)
                        .getFirst()
                        .get("body"));
        String text = new String(body, StandardCharsets.UTF_8);
        int salt = text.indexOf("\"salt\":\"") + 8;
        char other = text.charAt(salt) == 'A' ? 'B' : 'A';
        ledger.update(
                "UPDATE entries SET body = ? WHERE position = ?",
                (text.substring(0, salt) + other + text.substring(salt + 1)).getBytes(StandardCharsets.UTF_8),
                position);
    }

    private static void mendTree(Database ledger) throws SQLException {
        GrowingTiles tree = new GrowingTiles();
        MerkleHasher hasher = new MerkleHasher();
        for (Map<String, Object> entry : ledger.rows("SELECT recorded_at, body FROM entries ORDER BY position")) {
            long recordedAt = ((Number) Objects.requireNonNull(entry.get("recorded_at"))).longValue();
            Hash body = Hash.sha256((byte[]) Objects.requireNonNull(entry.get("body")));
            tree.append(hasher.leaf(Leaf.of(recordedAt, body)));
        }
        ledger.update("DELETE FROM tiles");
        for (Tile tile : tree.takeChanged()) {
            long id = ((long) tile.coordinates().level() << 56)
                    | tile.coordinates().number();
            ledger.update("INSERT INTO tiles VALUES (?, ?)", id, Arrays.copyOf(tile.bytes(), TILE_BYTES));
        }
    }

    private void schema() {
        for (String file : RowTamperings.FILES) {
            schema(file, "CREATE TABLE strange (x)");
            schema(file, "CREATE VIEW strange AS SELECT 1");
            all.add(schemaOf(file, "application_id", "PRAGMA application_id = 7"));
            all.add(schemaOf(file, "user_version", "PRAGMA user_version = 99"));
        }
        schema("ledger.db", "CREATE TRIGGER strange AFTER INSERT ON entries BEGIN SELECT 1; END");
        schema("ledger.db", "CREATE INDEX strange ON entries (recorded_at)");
        all.add(schemaOf("ledger.db", "entries_type", "DROP INDEX entries_type"));
        all.add(schemaOf("views.db", "row_scorecard_edition", "DROP INDEX row_scorecard_edition"));
        all.add(schemaOf("ledger.db", "snapshots", "DROP TABLE snapshots"));
        all.add(schemaOf("ledger.db", "entries", "ALTER TABLE entries RENAME COLUMN body TO content"));
        all.add(schemaOf("ledger.db", "tiles", "DROP TABLE tiles"));
        all.add(schemaOf("disclosure-keys.db", "keys", "DROP TABLE keys"));
        all.add(schemaOf("accounts.db", "account", "ALTER TABLE account ADD COLUMN note TEXT"));
    }

    private void schema(String file, String sql) {
        all.add(schemaOf(file, "strange", sql));
    }

    private static Tampering schemaOf(String file, String named, String sql) {
        return Tampering.of(sql + " in " + file, List.of(file, named), directory -> {
            try (Database database = Database.open(directory.resolve(file))) {
                database.execute(sql);
            }
        });
    }

    private interface Change {
        void by(Database ledger) throws SQLException;
    }

    private void add(String what, List<String> named, Change change) {
        all.add(Tampering.of(what, named, directory -> {
            try (Database ledger = Database.open(directory.resolve("ledger.db"))) {
                change.by(ledger);
            }
        }));
    }
}
