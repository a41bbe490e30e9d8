package nl.korpsmonitor.query.readmodel.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import nl.korpsmonitor.query.readmodel.OvertakenException;
import nl.korpsmonitor.query.readmodel.ReadModelDigest;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ReadModelStoreContract;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import nl.korpsmonitor.query.readmodel.RowChange;
import nl.korpsmonitor.query.readmodel.RowQuery;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoReadModelStoreTest extends ReadModelStoreContract {
    private final MongoConnection connection = MongoUnderTest.connect(MongoUnderTest.freshDatabase());
    private final Generation generation = new Generation(connection, 3, 1);

    @AfterEach
    void drop() {
        MongoUnderTest.drop(connection);
    }

    @Override
    protected ReadModelStore open() {
        generation.prepare();
        return new MongoReadModelStore(generation);
    }

    @Test
    void only_the_live_document_keeps_its_text() {
        ReadModelStore store = open();
        store.apply(List.of(change(0), change(1)), 2);
        store.apply(List.of(change(2), change(3)), 4);
        store.apply(List.of(change(4)), 5);
        assertThat(positionsWithText()).containsExactly(4L);
        assertThat(store.document("mandate", "mandate/m")).hasValue("text 4");
    }

    @Test
    void a_writer_that_was_overtaken_is_told_so_and_does_no_harm() {
        ReadModelStore one = open();
        ReadModelStore other = open();
        one.apply(List.of(change(0), change(1), change(2)), 3);
        one.apply(List.of(change(3), change(4)), 5);
        assertThatThrownBy(() -> other.documentBefore("mandate", "mandate/m", 4))
                .isInstanceOf(OvertakenException.class);
        String before = ReadModelDigest.of(one);
        other.apply(List.of(change(1), change(2), change(3)), 4);
        assertThat(ReadModelDigest.of(one)).isEqualTo(before);
        assertThat(other.position()).isEqualTo(5);
    }

    /** What a process leaves that is killed, or suspended, after any number of its writes: the token is the last that counts. */
    @Test
    void what_was_written_without_its_token_is_seen_by_nobody_and_completed_by_whoever_writes_next() {
        ReadModelStore store = open();
        store.apply(List.of(change(0)), 1);
        String before = ReadModelDigest.of(store);
        for (RowUpdates update : RowUpdates.of(List.of(change(1), change(2)))) {
            for (var write : update.rows()) {
                generation.rows(ViewTypes.MANDATES).bulkWrite(List.of(write));
                assertThat(ReadModelDigest.of(store)).isEqualTo(before);
                assertThat(store.document("mandate", "mandate/m")).hasValue("text 0");
                assertThat(store.rows(RowQuery.all("mandate", 9))).hasSize(1);
            }
        }
        assertThat(store.documentBefore("mandate", "mandate/m", 1)).hasValue("text 0");
        store.apply(List.of(change(1)), 2);
        assertThat(store.documentBefore("mandate", "mandate/m", 2)).hasValue("text 1");
        store.apply(List.of(change(2), change(3)), 4);
        ReadModelStore whole = fresh(2);
        whole.apply(List.of(change(0), change(1), change(2), change(3)), 4);
        assertThat(ReadModelDigest.of(store)).isEqualTo(ReadModelDigest.of(whole));
    }

    @Test
    void the_digest_is_that_of_its_position_also_while_another_writes_on() {
        ReadModelStore store = open();
        store.apply(List.of(change(0), change(1)), 2);
        String before = ReadModelDigest.of(store);
        List<String> lines = new ArrayList<>();
        store.forEachLine(line -> {
            if (lines.isEmpty()) {
                store.apply(List.of(change(2)), 3);
            }
            lines.add(line);
        });
        ReadModelStore whole = fresh(2);
        whole.apply(List.of(change(0), change(1)), 2);
        List<String> expected = new ArrayList<>();
        whole.forEachLine(expected::add);
        assertThat(lines).isEqualTo(expected);
        assertThat(ReadModelDigest.of(whole)).isEqualTo(before);
    }

    @Test
    void a_text_that_is_missing_for_good_is_told_with_the_remedy() {
        ReadModelStore store = open();
        store.apply(List.of(change(0)), 1);
        generation.rows(ViewTypes.MANDATES).updateMany(Filters.empty(), Updates.unset(RowFields.TEXT));
        assertThatThrownBy(() -> store.document("mandate", "mandate/m"))
                .isInstanceOf(ReadModelStoreException.class)
                .hasMessageContaining("ledger rebuild");
    }

    @Test
    void a_text_that_was_changed_changes_the_digest() {
        ReadModelStore store = open();
        store.apply(List.of(change(0)), 1);
        String before = ReadModelDigest.of(store);
        generation.rows(ViewTypes.MANDATES).updateMany(Filters.empty(), Updates.set(RowFields.TEXT, "other"));
        assertThat(ReadModelDigest.of(store)).isNotEqualTo(before);
    }

    private ReadModelStore fresh(int number) {
        Generation another = new Generation(connection, 3, number);
        another.prepare();
        // The generation's number is in no line, so that digests can be compared.
        return new MongoReadModelStore(another);
    }

    private List<Long> positionsWithText() {
        List<Long> positions = new ArrayList<>();
        for (BsonDocument row : generation.rows(ViewTypes.MANDATES).find(Filters.exists(RowFields.TEXT))) {
            positions.add(RowFields.number(row, RowFields.FROM));
        }
        return positions;
    }

    private static RowChange change(long position) {
        return new RowChange(
                position, "mandate", "mandate/m", Map.of("organisation", "alfa"), "s" + position, "text " + position);
    }
}
