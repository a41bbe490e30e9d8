package nl.korpsmonitor.ledger.checkpoint;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Waits for answers of witnesses, and keeps the proof against this log that one of them may be. Safe for use by many threads. */
final class WitnessAnswers {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private @Nullable InconsistentLogException proof;
    private @Nullable Long latest;

    /**
     * Waits until the condition, which is looked at after each answer, holds; no longer than patience lasts, nor than {@link #hurry} allows. Ends early, and
     * keeps the interrupt, when the thread is interrupted.
     */
    void await(BooleanSupplier done, Duration patience) {
        long start = System.nanoTime();
        lock.lock();
        try {
            while (!done.getAsBoolean()) {
                long now = System.nanoTime();
                long left = patience.toNanos() - (now - start);
                left = latest == null ? left : Math.min(left, latest - now);
                if (left <= 0) {
                    return;
                }
                answered.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** From now on nobody is waited for longer than this, all together. */
    void hurry(Duration patience) {
        lock.lock();
        try {
            latest = System.nanoTime() + patience.toNanos();
            answered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A witness has answered, or will not. */
    void signal() {
        lock.lock();
        try {
            answered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A witness has shown what does not fit. Who waits hears of it by {@link #signal}. */
    void prove(InconsistentLogException found) {
        lock.lock();
        try {
            proof = found;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a witness has shown what does not fit. */
    boolean proven() {
        lock.lock();
        try {
            return proof != null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes sure that no witness has shown what does not fit, however late.
     *
     * @throws InconsistentLogException when one has: from then on nothing may be signed
     */
    void requireNoProof() {
        lock.lock();
        try {
            if (proof != null) {
                throw proof;
            }
        } finally {
            lock.unlock();
        }
    }
}
