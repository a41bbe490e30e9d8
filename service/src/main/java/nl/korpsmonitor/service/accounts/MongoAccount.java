package nl.korpsmonitor.service.accounts;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.Credential.ExternalIdentity;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** An account as a document of MongoDB. */
final class MongoAccount {
    static final String USERNAME = "_id";
    static final String PSEUDONYM = "pseudonym";
    private static final String NAME = "name";
    private static final String PASSWORD_HASH = "passwordHash";
    private static final String PASSWORD_STATE = "passwordState";
    private static final String ISSUER = "issuer";
    private static final String SUBJECT = "subject";
    private static final String ROLES = "roles";
    private static final String ORGANISATION = "organisation";
    private static final String DISABLED = "disabled";
    private static final List<String> OPTIONAL = List.of(PASSWORD_HASH, PASSWORD_STATE, ISSUER, SUBJECT, ORGANISATION);

    private MongoAccount() {}

    static BsonDocument document(Account account) {
        BsonArray roles = new BsonArray();
        account.roles().forEach(role -> roles.add(new BsonString(role.name())));
        BsonDocument document = new BsonDocument(USERNAME, new BsonString(account.username()))
                .append(NAME, new BsonString(account.name()))
                .append(ROLES, roles)
                .append(PSEUDONYM, new BsonString(account.pseudonym()))
                .append(DISABLED, BsonBoolean.valueOf(account.disabled()));
        switch (account.credential()) {
            case LocalPassword password ->
                document.append(PASSWORD_HASH, new BsonString(password.hash()))
                        .append(PASSWORD_STATE, new BsonString(password.state().name()));
            case ExternalIdentity identity ->
                document.append(ISSUER, new BsonString(identity.issuer()))
                        .append(SUBJECT, new BsonString(identity.subject()));
        }
        if (account.organisation() != null) {
            document.append(ORGANISATION, new BsonString(account.organisation()));
        }
        return document;
    }

    static Account read(BsonDocument document) {
        Set<Role> roles = new TreeSet<>();
        for (BsonValue role : document.getArray(ROLES)) {
            roles.add(Role.valueOf(role.asString().getValue()));
        }
        return new Account(
                document.getString(USERNAME).getValue(),
                document.getString(NAME).getValue(),
                credential(document),
                roles,
                text(document, ORGANISATION),
                document.getString(PSEUDONYM).getValue(),
                document.getBoolean(DISABLED).getValue());
    }

    private static Credential credential(BsonDocument document) {
        String hash = text(document, PASSWORD_HASH);
        if (hash == null) {
            return new ExternalIdentity(
                    document.getString(ISSUER).getValue(),
                    document.getString(SUBJECT).getValue());
        }
        String state = text(document, PASSWORD_STATE);
        // Of versions that knew no temporary ones.
        return new LocalPassword(hash, state == null ? PasswordState.PERMANENT : PasswordState.valueOf(state));
    }

    private static @Nullable String text(BsonDocument document, String field) {
        return document.containsKey(field) ? document.getString(field).getValue() : null;
    }

    /** Finds the document only as long as it is this one: null finds what is missing. */
    static BsonDocument exactly(BsonDocument document) {
        BsonDocument filter = document.clone();
        OPTIONAL.forEach(field -> filter.putIfAbsent(field, BsonNull.VALUE));
        return filter;
    }
}
