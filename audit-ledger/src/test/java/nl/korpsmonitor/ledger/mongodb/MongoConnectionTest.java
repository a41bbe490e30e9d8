package nl.korpsmonitor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterConnectionMode;
import java.util.List;
import nl.korpsmonitor.ledger.store.StoreException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MongoConnectionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ledger.db | must begin with mongodb://",
                "mongodb://host | names no database",
                "mongodb://host/ledger?w=1 | writes that could be lost",
                "mongodb://host/ledger?w=0 | writes that could be lost",
                "mongodb://host/ledger?journal=false | writes that could be lost",
                "mongodb://host/ledger?retryWrites=false | writes that could be lost",
                "mongodb://host/ledger?readConcernLevel=local | reads of what could be lost",
                "mongodb://host/ledger?readPreference=secondary | other servers than the primary",
                "mongodb://user:geheim@wo@rd@host/ledger | percent-encoded"
            })
    void an_address_that_is_none_or_asks_for_less_than_is_safe_is_refused_without_repeating_it(
            String address, String message) {
        assertThatThrownBy(() -> MongoConnection.open(address, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasNoCause()
                .message()
                .doesNotContain("geheim");
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://host/ledger?w=majority&journal=true&retryWrites=true&readConcernLevel=majority",
        "mongodb://host/ledger?readPreference=primary&replicaSet=rs0"
    })
    void an_address_may_say_what_is_done_anyway(String address) {
        assertThat(MongoAddress.parse(address).getDatabase()).isEqualTo("ledger");
    }

    @Test
    void a_password_in_an_address_is_seen() {
        assertThat(MongoAddress.hasPassword("mongodb://user:word@host/ledger")).isTrue();
        assertThat(MongoAddress.hasPassword("mongodb://host/ledger")).isFalse();
    }

    @Test
    void a_single_server_is_refused_unless_it_is_for_development() {
        Assumptions.assumeFalse(MongoUnderTest.isReal(), "MONGODB_URI names a replica set");
        String address = MongoUnderTest.freshDatabase();
        assertThatThrownBy(() -> MongoConnection.open(address, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("single server", "replica set of three", "--allow-standalone");
        try (MongoConnection connection = MongoConnection.open(address, true)) {
            assertThat(connection.name()).contains("/test_");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://127.0.0.1:1/ledger",
                "mongodb://127.0.0.1:1/ledger?directConnection=true",
                "mongodb://127.0.0.1:1,127.0.0.1:2/ledger",
                "mongodb://127.0.0.1:1/ledger?replicaSet=rs0"
            })
    void the_driver_asks_one_server_alone_when_an_address_has_one_host_and_names_no_set(String address) {
        boolean alone = !address.contains(",") && !address.contains("replicaSet");
        try (MongoClient client = MongoClients.create(address)) {
            assertThat(client.getClusterDescription().getConnectionMode() == ClusterConnectionMode.SINGLE)
                    .isEqualTo(alone);
        }
    }

    @Test
    void one_member_of_a_set_is_refused_when_the_address_asks_it_alone() throws Exception {
        try (MemberBackend member = new MemberBackend("one:27017", "two:27017", "three:27017")) {
            String address = member.address("ledger");
            for (String alone : List.of(address, address + "?directConnection=true")) {
                assertThatThrownBy(() -> MongoConnection.open(alone, false).close())
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContainingAll("one member alone", "replicaSet=rs0", "--allow-standalone");
            }
            MongoConnection.open(address + "?directConnection=true", true).close();
        }
    }

    @Test
    void a_server_that_does_not_answer_is_told_by_host_and_database() {
        assertThatThrownBy(() -> MongoConnection.open(
                        "mongodb://127.0.0.1:1/ledger?serverSelectionTimeoutMS=200&connectTimeoutMS=100", true))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("127.0.0.1:1/ledger does not answer");
    }
}
