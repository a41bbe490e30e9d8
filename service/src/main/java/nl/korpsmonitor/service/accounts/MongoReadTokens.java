package nl.korpsmonitor.service.accounts;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.transparency.Hash;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Read tokens in a collection of their own, for all nodes. */
record MongoReadTokens(MongoUse use, MongoCollection<BsonDocument> tokens, AccountStore accounts)
        implements ReadTokenStore {
    private static final String ID = "_id";
    private static final String ACCOUNT = "account";
    private static final String LABEL = "label";
    private static final String SECRET = "secretSha256";
    private static final String CREATED = "created";
    private static final String EXPIRES = "expires";
    private static final String REVOKED = "revoked";

    @Override
    public void add(ReadToken token) {
        if (accounts.find(token.account()).isEmpty()) {
            throw AccountStore.unknown(token.account());
        }
        use.get(() -> tokens.insertOne(new BsonDocument(ID, new BsonString(token.id()))
                .append(ACCOUNT, new BsonString(token.account()))
                .append(LABEL, new BsonString(token.label()))
                .append(SECRET, new BsonString(token.secretHash().hex()))
                .append(CREATED, new BsonString(token.created().toString()))
                .append(EXPIRES, new BsonString(token.expires().toString()))
                .append(REVOKED, BsonBoolean.valueOf(token.revoked()))));
    }

    @Override
    public Optional<ReadToken> find(String id) {
        return use.get(
                () -> Optional.ofNullable(tokens.find(eq(ID, id)).first()).map(MongoReadTokens::token));
    }

    @Override
    public List<ReadToken> all() {
        return use.get(() -> {
            List<ReadToken> all = new ArrayList<>();
            tokens.find().sort(Sorts.ascending(ACCOUNT, CREATED, ID)).forEach(found -> all.add(token(found)));
            return all;
        });
    }

    @Override
    public void revoke(String id) {
        boolean found = use.get(
                () -> tokens.updateOne(eq(ID, id), Updates.set(REVOKED, true)).getMatchedCount() == 1);
        if (!found) {
            throw SqliteReadTokens.unknown(id);
        }
    }

    private static ReadToken token(BsonDocument document) {
        return new ReadToken(
                document.getString(ID).getValue(),
                document.getString(ACCOUNT).getValue(),
                document.getString(LABEL).getValue(),
                Hash.ofHex(document.getString(SECRET).getValue()),
                Instant.parse(document.getString(CREATED).getValue()),
                Instant.parse(document.getString(EXPIRES).getValue()),
                document.getBoolean(REVOKED).getValue());
    }
}
