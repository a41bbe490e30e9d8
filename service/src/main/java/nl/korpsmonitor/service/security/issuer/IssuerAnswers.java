package nl.korpsmonitor.service.security.issuer;

import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import nl.korpsmonitor.service.http.StoreFailures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what an identity provider says, so that a provider in trouble holds no threads: one request at a time asks it, and after a failure nobody does for
 * {@link #PAUSE}. Safe for use by many threads.
 *
 * @param <T> what it says
 */
final class IssuerAnswers<T> {
    /** How long an answer is not asked for again. */
    static final Duration REMEMBERED = Duration.ofMinutes(5);

    /** How long after a failure it is not asked again. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** The most requests that wait for the one that asks. */
    static final int MAXIMUM_WAITING = 20;

    private static final Logger LOG = LoggerFactory.getLogger(IssuerAnswers.class);

    /** Asks the provider; bounded in time. */
    interface Question<T> {
        /** @throws IOException or another one of these when it can't be asked, or answers nonsense */
        T ask() throws IOException, ParseException;
    }

    private record Answer<T>(T value, Instant since) {
        boolean isOlderThan(Duration age, Instant now) {
            return !now.isBefore(since.plus(age));
        }
    }

    private final String address;
    private final Question<T> question;
    private final Duration usable;
    private final Duration wait;
    private final Clock clock;
    private final Lock asking = new ReentrantLock();
    private final Semaphore waiting = new Semaphore(MAXIMUM_WAITING);
    private volatile @Nullable Answer<T> known;
    private volatile @Nullable Instant failed;

    /**
     * @param address of the provider, for the log
     * @param usable how long an answer counts while there is no newer one
     * @param wait how long a request that has no answer, or none that is new enough, waits for the one that asks; zero for not at all
     */
    IssuerAnswers(String address, Question<T> question, Duration usable, Duration wait, Clock clock) {
        this.address = address;
        this.question = question;
        this.usable = usable;
        this.wait = wait;
        this.clock = clock;
    }

    /**
     * What it says, or said last.
     *
     * @throws IssuerUnreachableException when it can't be asked now, and nothing that it said is usable
     */
    T get() {
        Answer<T> before = known;
        if (before == null || before.isOlderThan(usable, clock.instant())) {
            return newerThan(REMEMBERED, wait);
        }
        try {
            return newerThan(REMEMBERED, Duration.ZERO);
        } catch (IssuerUnreachableException e) {
            return before.value();
        }
    }

    /**
     * What it said within that time; for whom an older answer is not enough.
     *
     * @throws IssuerUnreachableException when it can't be asked now
     */
    T newerThan(Duration age) {
        return newerThan(age, wait);
    }

    private T newerThan(Duration age, Duration patience) {
        Answer<T> before = recent(age);
        if (before != null) {
            return before.value();
        }
        if (!begin(patience)) {
            throw unreachable(new IOException("another request asks it just now"));
        }
        try {
            // Another request may have asked meanwhile.
            Answer<T> meanwhile = recent(age);
            return meanwhile == null ? asked() : meanwhile.value();
        } finally {
            asking.unlock();
        }
    }

    private @Nullable Answer<T> recent(Duration age) {
        Instant now = clock.instant();
        Answer<T> before = known;
        if (before != null && !before.isOlderThan(age, now)) {
            return before;
        }
        Instant failure = failed;
        if (failure != null && now.isBefore(failure.plus(PAUSE))) {
            throw unreachable(new IOException("it could not be asked a moment ago"));
        }
        return null;
    }

    /** How many wait for the one that asks. */
    int waiting() {
        return MAXIMUM_WAITING - waiting.availablePermits();
    }

    private boolean begin(Duration patience) {
        if (asking.tryLock()) {
            return true;
        }
        if (patience.isZero() || !waiting.tryAcquire()) {
            return false;
        }
        try {
            return asking.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }

    private T asked() {
        try {
            T value = question.ask();
            known = new Answer<>(value, clock.instant());
            failed = null;
            return value;
        } catch (IOException | ParseException | IllegalArgumentException e) {
            failed = clock.instant();
            IssuerUnreachableException failure = unreachable(e);
            LOG.warn("{}", StoreFailures.line(failure));
            throw failure;
        }
    }

    private IssuerUnreachableException unreachable(Exception cause) {
        return new IssuerUnreachableException(address, cause);
    }
}
