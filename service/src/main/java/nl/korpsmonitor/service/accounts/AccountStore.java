package nl.korpsmonitor.service.accounts;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Accounts: in a data directory, or for several nodes in a database. What one process changes, others see at the next request. Safe for use by many threads.
 *
 * <p>Every method throws {@link StoreException} when it can't be read or written just now, and those that change something {@link IllegalStateException}
 * when the accounts do not fit their seal.
 */
public interface AccountStore extends AutoCloseable {
    /** The file's name within a data directory. */
    String FILE = "accounts.db";

    /** The longest name of a person or system, in characters. */
    int MAXIMUM_NAME_LENGTH = 200;

    /** Opens the accounts of a data directory; makes the directory and the file, readable by their owner only. */
    static AccountStore open(Path dataDirectory) {
        return SqliteAccounts.open(dataDirectory);
    }

    /**
     * The accounts in a database; not in that of a ledger, whose backups must not hold them.
     *
     * @param connection closed with the accounts, also when this throws
     */
    static AccountStore in(MongoConnection connection) {
        try {
            return MongoAccounts.open(connection);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Adds an account with a new random pseudonym.
     *
     * @param credential a password's hash by {@link Passwords#hash}, or an identity whose {@code username()} is the username
     * @throws InvalidInputException when a field has not its form, or the username is taken
     */
    Account add(String username, String name, Credential credential, Set<Role> roles, @Nullable String organisation);

    /** The account of that name, if there is one; disabled ones too. */
    Optional<Account> find(String username);

    /** Every account, by username. */
    List<Account> all();

    /**
     * Changes an account, alone: of two changes at once the second one sees what the first one made.
     *
     * @param change gives the account as it is to be, with the same username and pseudonym; may be asked more than once
     * @return the account as it is now
     * @throws NotFoundException when there is no such account
     * @throws InvalidInputException when a field has not its form
     */
    Account update(String username, UnaryOperator<Account> change);

    /**
     * Refuses all further logins of the account. Doing so again changes nothing.
     *
     * @throws NotFoundException when there is no such account
     */
    default void disable(String username) {
        update(username, account -> account.withDisabled(true));
    }

    /** The read tokens of the accounts. */
    ReadTokenStore readTokens();

    /** The failed logins of the accounts. */
    FailedLoginCounts failedLogins();

    /** How often accounts or tokens were changed so far; it never becomes less. Empty where that is not counted. */
    OptionalLong changes();

    @Override
    void close();

    /** Says that an account does not exist. */
    static NotFoundException unknown(String username) {
        return new NotFoundException("there is no account '" + username + "'");
    }
}
