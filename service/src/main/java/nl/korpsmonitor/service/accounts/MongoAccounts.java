package nl.korpsmonitor.service.accounts;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.store.StoreException;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Accounts in a database of MongoDB, for all nodes. They have no seal: who may write to that database is for its administrator to say. */
final class MongoAccounts implements AccountStore {
    static final String ACCOUNTS = "accounts";
    private static final String USERNAME = "_id";
    private static final String NAME = "name";
    private static final String PASSWORD_HASH = "passwordHash";
    private static final String ROLES = "roles";
    private static final String ORGANISATION = "organisation";
    private static final String PSEUDONYM = "pseudonym";
    private static final String DISABLED = "disabled";

    private final MongoConnection connection;
    private final MongoCollection<BsonDocument> accounts;

    private MongoAccounts(MongoConnection connection) {
        this.connection = connection;
        this.accounts = connection.collection(ACCOUNTS);
    }

    static MongoAccounts open(MongoConnection connection) {
        MongoAccounts accounts = new MongoAccounts(connection);
        accounts.use(() -> accounts.accounts.createIndex(
                Indexes.ascending(PSEUDONYM), new IndexOptions().name(PSEUDONYM).unique(true)));
        return accounts;
    }

    /** To look at whatever is there: nothing is made. */
    static MongoAccounts toInspect(MongoConnection connection) {
        return new MongoAccounts(connection);
    }

    @Override
    public Account add(
            String username, String name, String passwordHash, Set<Role> roles, @Nullable String organisation) {
        Account account = NewAccount.of(this, username, name, passwordHash, roles, organisation);
        return use(() -> {
            try {
                accounts.insertOne(document(account));
                return account;
            } catch (MongoWriteException e) {
                if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                    throw NewAccount.taken(username);
                }
                throw e;
            }
        });
    }

    @Override
    public Optional<Account> find(String username) {
        return use(
                () -> Optional.ofNullable(accounts.find(eq(USERNAME, username)).first())
                        .map(MongoAccounts::account));
    }

    @Override
    public List<Account> all() {
        return use(() -> {
            List<Account> all = new ArrayList<>();
            accounts.find().sort(Sorts.ascending(USERNAME)).forEach(found -> all.add(account(found)));
            return all;
        });
    }

    @Override
    public void disable(String username) {
        boolean found = use(() -> accounts.updateOne(eq(USERNAME, username), Updates.set(DISABLED, true))
                        .getMatchedCount()
                == 1);
        if (!found) {
            throw new NotFoundException("there is no account '" + username + "'");
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private static BsonDocument document(Account account) {
        BsonArray roles = new BsonArray();
        account.roles().forEach(role -> roles.add(new BsonString(role.name())));
        BsonDocument document = new BsonDocument(USERNAME, new BsonString(account.username()))
                .append(NAME, new BsonString(account.name()))
                .append(PASSWORD_HASH, new BsonString(account.passwordHash()))
                .append(ROLES, roles)
                .append(PSEUDONYM, new BsonString(account.pseudonym()))
                .append(DISABLED, BsonBoolean.valueOf(account.disabled()));
        if (account.organisation() != null) {
            document.append(ORGANISATION, new BsonString(account.organisation()));
        }
        return document;
    }

    private static Account account(BsonDocument document) {
        Set<Role> roles = new TreeSet<>();
        for (BsonValue role : document.getArray(ROLES)) {
            roles.add(Role.valueOf(role.asString().getValue()));
        }
        return new Account(
                document.getString(USERNAME).getValue(),
                document.getString(NAME).getValue(),
                document.getString(PASSWORD_HASH).getValue(),
                roles,
                document.containsKey(ORGANISATION)
                        ? document.getString(ORGANISATION).getValue()
                        : null,
                document.getString(PSEUDONYM).getValue(),
                document.getBoolean(DISABLED).getValue());
    }

    private <T> T use(Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException e) {
            throw new StoreException("can't use the accounts in " + connection.name() + ": " + e.getMessage(), e);
        }
    }
}
