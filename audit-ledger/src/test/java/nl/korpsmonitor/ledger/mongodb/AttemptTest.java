package nl.korpsmonitor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import java.util.function.Supplier;
import nl.korpsmonitor.ledger.store.DamagedStoreException;
import nl.korpsmonitor.ledger.store.StoreException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may pass, what is damaged, and what is a fault of ours are told apart. */
class AttemptTest {
    @Test
    void what_the_database_says_may_pass() {
        assertThatThrownBy(() -> Attempt.to("reading", failing(new MongoTimeoutException("no primary"))))
                .isExactlyInstanceOf(StoreException.class)
                .hasMessageContainingAll("reading failed", "no primary");
    }

    @Test
    void a_closed_connection_may_pass_and_is_no_fault_of_ours() {
        String address = MongoUnderTest.freshDatabase();
        MongoConnection connection = MongoUnderTest.connect(address);
        MongoLedgerStore store = MongoLedgerStore.open(connection);
        store.close();
        assertThatThrownBy(store::size)
                .isExactlyInstanceOf(StoreException.class)
                .hasMessageContaining("closed")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"state should be: open", "state should be: server session pool is open", "Cursor has been closed"
            })
    void whatever_of_the_driver_is_closed_is_told_the_same_way(String message) {
        assertThatThrownBy(() -> Attempt.to("reading", failing(new IllegalStateException(message))))
                .isExactlyInstanceOf(StoreException.class)
                .hasMessageContainingAll("reading failed", "closed");
    }

    @Test
    void a_fault_of_ours_is_not_taken_for_one_of_the_database() {
        IllegalStateException ours = new IllegalStateException("the tree is not as large as it says");
        assertThatThrownBy(() -> Attempt.to("reading", failing(ours))).isSameAs(ours);
        assertThatThrownBy(() -> Attempt.to("reading", failing(new IllegalStateException())))
                .isExactlyInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_document_that_has_not_its_form_is_damage() {
        assertThatThrownBy(() -> Attempt.to("reading", () -> new BsonDocument().getInt64("size")))
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining("has not its form");
        BsonDocument block = new BsonDocument(Names.ID, new BsonInt32(7)).append(Names.LAST, new BsonString("8"));
        assertThatThrownBy(() -> BlockForm.last(block))
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining("7");
    }

    private static Supplier<String> failing(RuntimeException with) {
        return () -> {
            throw with;
        };
    }
}
