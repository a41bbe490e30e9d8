package nl.korpsmonitor.service.security;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.FailedLoginCounts;
import nl.korpsmonitor.service.accounts.Passwords;
import nl.korpsmonitor.service.accounts.Usernames;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;

/** Checks usernames and passwords against the accounts. Safe for use by many threads. */
final class Logins {
    /** The most passwords hashed at a time; each takes a processor for a quarter of a second. */
    static final int MAXIMUM_AT_A_TIME = 8;

    /** The most requests whose passwords are hashed or wait for that; each holds a thread that could answer somebody else. */
    static final int MAXIMUM_WAITING = 32;

    /** Failures of no account, and of locked ones, are counted under no name, so that they take as long to be answered as others. */
    private static final String NOBODY = "";

    /** Whatever has no form of a username, and so is nobody's: what strangers type is not kept. */
    private static final String NO_NAME = "?";

    private final AccountStore accounts;
    private final Passwords passwords;
    private final VerifiedLogins verified;
    private final FailedLogins failed;
    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(MAXIMUM_AT_A_TIME).toArray(Lock[]::new);
    private final Semaphore places;
    private final String hashOfNobody;

    Logins(AccountStore accounts, Passwords passwords, Ticker ticker) {
        this(accounts, passwords, ticker, new Semaphore(MAXIMUM_WAITING));
    }

    /** @param places one for each request whose password is hashed or waits for that */
    Logins(AccountStore accounts, Passwords passwords, Ticker ticker, Semaphore places) {
        this.places = places;
        this.accounts = accounts;
        this.passwords = passwords;
        this.verified = new VerifiedLogins(ticker);
        this.failed = new FailedLogins(ticker);
        this.hashOfNobody = passwords.hash(passwords.random());
    }

    /**
     * The account whose username and password these are. An unknown username, a wrong password, a disabled account and a locked one
     * are told apart neither by the answer nor by the time it takes.
     *
     * @throws BadCredentialsException when they are nobody's; a {@link JustLockedException} for the one that locks the account
     * @throws TooManyFailuresException when too many failed before, from this address
     * @throws TooManyLoginsException when more passwords are to be hashed than can be
     */
    Account login(String typed, String password, String address) {
        String username = Usernames.isOne(typed) ? typed : NO_NAME;
        Optional<Account> account = accounts.find(username)
                .filter(found -> !found.disabled() && found.password().isPresent());
        int failures = accounts.failedLogins().of(username);
        if (failed.tooMany(username, address)) {
            throw new TooManyFailuresException();
        }
        if (account.isPresent() && isVerified(account.get(), password, failures)) {
            return account.get();
        }
        // One at a time for one username: guesses sent at once are counted one by one, and of many requests that
        // start with the same right password only the first has it hashed.
        Lock lock = locks[Math.floorMod(username.hashCode(), locks.length)];
        if (!places.tryAcquire()) {
            throw new TooManyLoginsException();
        }
        try {
            lock.lock();
            try {
                return hashed(account, username, password, address);
            } finally {
                lock.unlock();
            }
        } finally {
            places.release();
        }
    }

    private Account hashed(Optional<Account> account, String username, String password, String address) {
        if (failed.tooMany(username, address)) {
            throw new TooManyFailuresException();
        }
        int failures = accounts.failedLogins().of(username);
        if (account.isPresent() && isVerified(account.get(), password, failures)) {
            return account.get();
        }
        boolean right = passwords.matches(
                password,
                account.flatMap(Account::password).map(LocalPassword::hash).orElse(hashOfNobody));
        boolean locked = failures >= FailedLoginCounts.MAXIMUM;
        if (!right || account.isEmpty() || locked) {
            failed.add(username, address);
            boolean counts = account.isPresent() && !locked;
            int now = accounts.failedLogins().add(counts ? username : NOBODY);
            throw refusal(locked, counts && now == FailedLoginCounts.MAXIMUM);
        }
        failed.forget(username, address);
        forget(username, failures);
        verified.add(account.get(), password);
        return account.get();
    }

    private static AuthenticationException refusal(boolean locked, boolean justLocked) {
        if (locked) {
            return new LockedPasswordException();
        }
        return justLocked ? new JustLockedException() : new BadCredentialsException("username or password is wrong");
    }

    /** A lock counts for a password too that was found right a moment ago. */
    private boolean isVerified(Account account, String password, int failures) {
        boolean right = failures < FailedLoginCounts.MAXIMUM && verified.contains(account, password);
        if (right) {
            forget(account.username(), failures);
        }
        return right;
    }

    /** Failures count while they follow each other. */
    private void forget(String username, int failures) {
        if (failures > 0) {
            accounts.failedLogins().clear(username);
        }
    }
}
