package nl.korpsmonitor.service.accounts;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.store.StoreException;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** Accounts in a database of MongoDB, for all nodes. They have no seal: who may write to that database is for its administrator to say. */
final class MongoAccounts implements AccountStore {
    static final String ACCOUNTS = "accounts";
    private static final String READ_TOKENS = "read_tokens";
    private static final String FAILED_LOGINS = "failed_logins";
    private static final int ATTEMPTS = 20;

    private final MongoConnection connection;
    private final MongoUse use;
    private final MongoCollection<BsonDocument> accounts;

    private MongoAccounts(MongoConnection connection) {
        this.connection = connection;
        this.use = new MongoUse(connection.name());
        this.accounts = connection.collection(ACCOUNTS);
    }

    static MongoAccounts open(MongoConnection connection) {
        MongoAccounts accounts = new MongoAccounts(connection);
        accounts.use.get(() -> accounts.accounts.createIndex(
                Indexes.ascending(MongoAccount.PSEUDONYM),
                new IndexOptions().name(MongoAccount.PSEUDONYM).unique(true)));
        return accounts;
    }

    /** To look at whatever is there: nothing is made. */
    static MongoAccounts toInspect(MongoConnection connection) {
        return new MongoAccounts(connection);
    }

    @Override
    public Account add(
            String username, String name, Credential credential, Set<Role> roles, @Nullable String organisation) {
        Account account = NewAccount.of(this, username, name, credential, roles, organisation);
        return use.get(() -> {
            try {
                accounts.insertOne(MongoAccount.document(account));
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
        return use.get(() -> Optional.ofNullable(
                        accounts.find(eq(MongoAccount.USERNAME, username)).first())
                .map(MongoAccount::read));
    }

    @Override
    public List<Account> all() {
        return use.get(() -> {
            List<Account> all = new ArrayList<>();
            accounts.find()
                    .sort(Sorts.ascending(MongoAccount.USERNAME))
                    .forEach(found -> all.add(MongoAccount.read(found)));
            return all;
        });
    }

    @Override
    public Account update(String username, UnaryOperator<Account> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            BsonDocument before = use.get(
                    () -> accounts.find(eq(MongoAccount.USERNAME, username)).first());
            if (before == null) {
                throw AccountStore.unknown(username);
            }
            Account account = MongoAccount.read(before);
            Account changed = NewAccount.checked(change.apply(account));
            // Only what was read is replaced: whatever another node made of it meanwhile is looked at first.
            if (changed.equals(account)
                    || use.get(() -> accounts.replaceOne(MongoAccount.exactly(before), MongoAccount.document(changed))
                                    .getMatchedCount()
                            == 1)) {
                return changed;
            }
        }
        throw new StoreException("the account '" + username + "' is changed by others all the time; try again");
    }

    @Override
    public ReadTokenStore readTokens() {
        return new MongoReadTokens(use, connection.collection(READ_TOKENS), this);
    }

    @Override
    public FailedLoginCounts failedLogins() {
        return new MongoFailedLogins(use, connection.collection(FAILED_LOGINS));
    }

    @Override
    public OptionalLong changes() {
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        connection.close();
    }
}
