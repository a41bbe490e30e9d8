package nl.korpsmonitor.service.accounts;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.util.Objects;
import org.bson.BsonDocument;

/** Failed logins in a collection of their own, counted by the server for all nodes together. */
record MongoFailedLogins(MongoUse use, MongoCollection<BsonDocument> counts) implements FailedLoginCounts {
    private static final String USERNAME = "_id";
    private static final String FAILURES = "failures";

    @Override
    public int of(String username) {
        return use.get(() -> {
            BsonDocument found = counts.find(eq(USERNAME, username)).first();
            return found == null ? 0 : found.getNumber(FAILURES).intValue();
        });
    }

    @Override
    public int add(String username) {
        return use.get(() -> {
            BsonDocument now = counts.findOneAndUpdate(
                    eq(USERNAME, username),
                    Updates.inc(FAILURES, 1),
                    new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
            return Objects.requireNonNull(now).getNumber(FAILURES).intValue();
        });
    }

    @Override
    public void clear(String username) {
        use.get(() -> counts.deleteOne(eq(USERNAME, username)));
    }
}
