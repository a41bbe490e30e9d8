package nl.korpsmonitor.ledger.checkpoint;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Wakes those who wait for a publication. */
final class Publications {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private long count;
    private int waiting;
    private boolean closed;

    /** Something was published. */
    void announce() {
        lock.lock();
        try {
            count++;
            published.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will be: nobody waits any longer. */
    void close() {
        lock.lock();
        try {
            closed = true;
            published.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether anybody waits. */
    boolean awaited() {
        lock.lock();
        try {
            return waiting > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the condition, which is looked at after each publication, holds; not for ever. */
    void await(BooleanSupplier condition, Duration patience) {
        long left = patience.toNanos();
        long seen = enter();
        try {
            while (left > 0 && !condition.getAsBoolean()) {
                left = awaitAfter(seen, left);
                seen = counted();
            }
        } finally {
            leave();
        }
    }

    /** The count must be read before the condition is looked at: what is published between is then noticed. */
    private long enter() {
        lock.lock();
        try {
            waiting++;
            return count;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            waiting--;
        } finally {
            lock.unlock();
        }
    }

    private long counted() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many nanoseconds are left. */
    private long awaitAfter(long seen, long nanos) {
        long left = nanos;
        lock.lock();
        try {
            while (count == seen && !closed && left > 0) {
                left = published.awaitNanos(left);
            }
            return closed ? 0 : left;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } finally {
            lock.unlock();
        }
    }
}
