package nl.korpsmonitor.service.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.commandline.CommandLines;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * Whatever is changed in the databases that nodes share is found, and what and where is said. Not changed here: leases, which only say who does what next; the
 * registry's counters of read models; and accounts, which have no seal there.
 */
class SharedTamperingTest {
    private static final Logger LOG = LoggerFactory.getLogger(SharedTamperingTest.class);
    private static final int PLACES_OF_A_KIND = 1;

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static Path node;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static SharedStore shared;

    private static final CommandLine PROGRAM = CommandLines.make();

    @BeforeAll
    static void makeSample() {
        shared = new SharedStore(
                MongoUnderTest.freshDatabase(), MongoUnderTest.freshDatabase(), MongoUnderTest.MAY_BE_SINGLE);
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(
                        LedgerOptions.in(node).withShared(shared).withClock(Clock.systemUTC()));
                AccountStore accounts = AccountStore.in(shared.connectKeyStore())) {
            SampleDirectory.addAccounts(accounts);
            SampleDirectory.recordFirst(ledger, accounts.all());
            SampleDirectory.recordSecond(ledger, accounts.all());
        }
    }

    @AfterAll
    static void drop() {
        MongoUnderTest.drop(shared.connectStore());
        MongoUnderTest.drop(shared.connectKeyStore());
        MongoUnderTest.drop(shared.connectViews());
    }

    private record Verified(int exitCode, String out) {
        static Verified run(String... more) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            List<String> arguments =
                    new ArrayList<>(List.of("verify", "--no-memory", "--store", shared.store(), "--allow-standalone"));
            arguments.addAll(List.of(more));
            int exitCode = PROGRAM.setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(arguments.toArray(String[]::new));
            assertThat(err.toString()).isEmpty();
            return new Verified(exitCode, out.toString());
        }

        String found() {
            return out.substring(out.indexOf("FOUND, "));
        }

        static Verified whole() {
            return run("--key-store", String.valueOf(shared.keyStore()), "--data", node.toString());
        }
    }

    @Test
    void what_nodes_share_is_found_sound_and_nothing_of_it_is_changed() {
        Map<String, List<BsonDocument>> before = content();
        Verified verified = Verified.whole();
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out())
                .contains("Nodes may be recording", "confidential values: opened", "3 accounts", "files of keys")
                .contains("documents and rows of read models")
                .endsWith("Give it from a source of your own, with --key or --policy." + System.lineSeparator());
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void whoever_has_neither_the_keys_nor_a_node_verifies_the_rest_and_is_told() {
        Verified verified = Verified.run("--data", node.resolve("none").toString());
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out())
                .contains("No confidential value was opened", "No node's keys were looked at")
                .doesNotContain("accounts");
    }

    @Test
    void every_change_of_a_document_is_found_and_named() {
        int found = 0;
        List<String> missed = new ArrayList<>();
        for (Change change : changes(new Random(4))) {
            try (MongoConnection connection = change.database().connect()) {
                MongoCollection<BsonDocument> documents = connection.collection(change.collection());
                if (!change.make(documents)) {
                    continue;
                }
                Verified verified = Verified.whole();
                change.undo(documents);
                if (verified.exitCode() == 1 && verified.found().contains(connection.name())) {
                    found++;
                } else {
                    missed.add(change.what() + ": " + verified.out());
                }
            }
        }
        assertThat(missed).isEmpty();
        LOG.info("{} changes of documents were found", found);
        assertThat(found).isGreaterThan(80);
        assertThat(Verified.whole().exitCode()).as("all was put back").isZero();
    }

    private enum Database {
        LEDGER,
        KEYS,
        VIEWS;

        MongoConnection connect() {
            return switch (this) {
                case LEDGER -> shared.connectStore();
                case KEYS -> shared.connectKeyStore();
                case VIEWS -> shared.connectViews();
            };
        }
    }

    /** @param after null when it is deleted */
    private record Change(
            String what,
            Database database,
            String collection,
            BsonDocument before,
            @Nullable BsonDocument after) {
        /** Makes it; not when a unique index of the database refuses it. */
        boolean make(MongoCollection<BsonDocument> documents) {
            documents.deleteOne(id(before));
            try {
                if (after != null) {
                    documents.insertOne(after);
                }
                return true;
            } catch (MongoWriteException e) {
                documents.insertOne(before);
                return false;
            }
        }

        void undo(MongoCollection<BsonDocument> documents) {
            if (after != null) {
                documents.deleteOne(id(after));
            }
            documents.insertOne(before);
        }

        private static BsonDocument id(BsonDocument document) {
            return new BsonDocument("_id", document.get("_id"));
        }
    }

    private static List<Change> changes(Random random) {
        List<Change> changes = new ArrayList<>();
        for (Database database : Database.values()) {
            try (MongoConnection connection = database.connect()) {
                for (String collection : connection.database().listCollectionNames()) {
                    if (collection.startsWith("system.")
                            || collection.equals("leases")
                            || collection.equals("accounts")
                            || collection.equals("read_tokens")
                            || collection.equals("failed_logins")) {
                        continue;
                    }
                    List<BsonDocument> documents =
                            connection.collection(collection).find().into(new ArrayList<>());
                    Map<String, List<Documents.Changed>> byKind = new TreeMap<>();
                    for (BsonDocument document : documents) {
                        Documents.changesOf(document)
                                .forEach(each -> byKind.computeIfAbsent(each.kind(), kind -> new ArrayList<>())
                                        .add(each));
                    }
                    byKind.forEach((kind, all) -> {
                        String what = collection + " " + kind;
                        all.removeIf(each -> isWithoutConsequence(what, each.before()));
                        Collections.shuffle(all, random);
                        all.stream()
                                .limit(PLACES_OF_A_KIND)
                                .forEach(each -> changes.add(new Change(
                                        what + " in " + each.before().get("_id"),
                                        database,
                                        collection,
                                        each.before(),
                                        each.after())));
                    });
                }
            }
        }
        return changes;
    }

    private static boolean isWithoutConsequence(String what, BsonDocument document) {
        // Of read models: counters; and what makes nodes begin anew, or project again what is there already.
        return what.matches("views changed (_id|version|highest|position)")
                || what.matches("views (removed|changed) (version|highest|used)")
                || what.matches("views (added|deleted|.*retired.*)")
                // Nothing reads a field that no row has.
                || what.matches("views_.* added")
                // Rows are found by the fields that the name repeats; an end that no ledger reaches is none.
                || what.matches("views_.* (changed|removed) _id.*")
                || (what.matches("views_.* changed to")
                        && document.getInt64("to").getValue() == Long.MAX_VALUE)
                // What another row has taken the place of is read no more.
                || (what.matches("views_.* (changed|removed) digest")
                        && document.getInt64("to").getValue() != Long.MAX_VALUE)
                // What nodes have in common is compared when they start.
                || what.startsWith("owner ")
                // As after a node that was killed: it is published again, and the last tile made again. Of a retired
                // key
                // that is told, and no fault.
                || (what.equals("checkpoints deleted")
                        && document.getString("_id").getValue().matches("published|retired/.*"))
                || (what.equals("tiles deleted") && document.getInt64("_id").getValue() == 0)
                // Nothing is sealed with it.
                || (what.startsWith("disclosure_keys ") && !isNeeded(document.getInt64("_id")));
    }

    private static boolean isNeeded(BsonValue key) {
        try (MongoConnection connection = shared.connectStore()) {
            return connection
                            .collection("blocks")
                            .find(new BsonDocument("disclosureKeys", key))
                            .first()
                    != null;
        }
    }

    private static Map<String, List<BsonDocument>> content() {
        Map<String, List<BsonDocument>> content = new TreeMap<>();
        for (Database database : Database.values()) {
            try (MongoConnection connection = database.connect()) {
                for (String collection : connection.database().listCollectionNames()) {
                    content.put(
                            database + " " + collection,
                            connection.collection(collection).find().into(new ArrayList<>()));
                }
            }
        }
        return content;
    }
}
