package nl.korpsmonitor.service.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import nl.korpsmonitor.ledger.store.StoreException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoAccountsTest extends AccountStoreContract {
    private final String database = MongoUnderTest.freshDatabase();

    @AfterEach
    void drop() {
        MongoUnderTest.drop(MongoUnderTest.connect(database));
    }

    @Override
    AccountStore open() {
        return AccountStore.in(MongoUnderTest.connect(database));
    }

    @Test
    void a_document_of_before_has_a_password_that_goes_on_working() {
        try (MongoConnection connection = MongoUnderTest.connect(database)) {
            connection.collection("accounts").insertOne(BsonDocument.parse("""
                    {"_id": "anna", "name": "Anna", "passwordHash": "hash", "roles": ["READER"], "pseudonym": "p",
                     "disabled": false}"""));
        }
        try (AccountStore accounts = open()) {
            accounts.disable("anna");
            assertThat(accounts.find("anna").orElseThrow().credential())
                    .isEqualTo(new Credential.LocalPassword("hash", PasswordState.PERMANENT));
        }
    }

    @Test
    void a_connection_is_closed_when_the_accounts_can_not_be_opened() {
        MongoConnection connection = MongoUnderTest.connect(database);
        for (int i = 0; i < 2; i++) {
            // No index that is unique can be made over these.
            connection
                    .collection("accounts")
                    .insertOne(new BsonDocument("_id", new BsonInt32(i)).append("pseudonym", new BsonString("same")));
        }
        assertThatThrownBy(() -> AccountStore.in(connection)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> connection.collection("accounts").countDocuments())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("open");
    }
}
