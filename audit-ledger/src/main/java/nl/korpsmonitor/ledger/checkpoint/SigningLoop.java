package nl.korpsmonitor.ledger.checkpoint;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.ledger.claim.Lease;
import nl.korpsmonitor.ledger.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats the round, on one thread until it is to end: signs while this process has the claim to it, else watches; pauses longer the more often that fails,
 * and stops for good when what is stored contradicts what was signed.
 */
final class SigningLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SigningLoop.class);
    private static final int ATTEMPTS_AT_CLOSE = 3;

    // Anybody may read these. What exactly happened names files and addresses, and is for the log only.
    private static final String FAILED = "Signing failed and is tried again; the log of the service says why.";
    private static final String STOPPED =
            "Signing has stopped for good: what is stored contradicts what was signed. Run ledger verify.";

    private final LogParts log;
    private final SigningRound round;
    private final StatusBoard board;

    private final Object monitor = new Object();
    private boolean closing;

    // Of the thread only.
    private boolean stopped;
    private boolean isAside;
    private long aside;
    private final Contradiction contradiction;
    private Duration pause;

    SigningLoop(LogParts log, SigningRound round, StatusBoard board) {
        this.log = log;
        this.round = round;
        this.board = board;
        this.contradiction = new Contradiction(log.store().shared(), System::nanoTime);
        this.pause = log.timing().interval();
    }

    /** Goes round until {@link #end}; then signs and publishes what is left, and gives the claim up. */
    @Override
    public void run() {
        try {
            while (!awaitClosing(pause)) {
                look();
            }
            for (int attempt = 0;
                    attempt < ATTEMPTS_AT_CLOSE && !stopped && log.claim().held() && round.hasWork();
                    attempt++) {
                look();
            }
        } finally {
            log.claim().close();
        }
    }

    /** Lets {@link #run} come to its end. By any thread. */
    void end() {
        synchronized (monitor) {
            closing = true;
            monitor.notifyAll();
        }
    }

    private void look() {
        if (stopped) {
            return;
        }
        try {
            if (!mayClaim() || !log.claim().held()) {
                round.watch();
            } else if (round.hasWork()) {
                round.run();
            } else {
                board.covered(log.head().get().size());
            }
            pause = log.timing().interval();
            contradiction.notSeen();
            board.recovered();
        } catch (InconsistentLogException e) {
            inconsistent(e);
        } catch (StoreException e) {
            failed();
            LOG.warn("Signing failed; it is tried again in {}: {}", pause, e.getMessage());
        } catch (RuntimeException | Error e) {
            failed();
            LOG.warn("Signing failed; it is tried again in {}", pause, e);
        }
    }

    private void failed() {
        contradiction.notSeen();
        pause = longer(pause);
        board.failed(FAILED);
        letOthers();
    }

    /** Nothing is signed while what is stored contradicts what was signed. */
    private void inconsistent(InconsistentLogException e) {
        if (!contradiction.seen()) {
            board.failed(FAILED);
            LOG.warn("What is stored contradicts what was signed; it is looked at again: {}", e.getMessage());
            return;
        }
        stopped = true;
        board.stopped(STOPPED);
        log.claim().release();
        LOG.error("Signing has stopped for good: {}", e.getMessage());
    }

    /** Whoever can't sign, for want of a key or of room on its disk, must not keep the others from it. */
    private void letOthers() {
        if (log.store().shared()) {
            log.claim().release();
            aside = System.nanoTime() + Lease.DURATION.toNanos();
            isAside = true;
        }
    }

    private boolean mayClaim() {
        isAside = isAside && System.nanoTime() - aside < 0;
        return !isAside;
    }

    private Duration longer(Duration before) {
        Duration first = log.timing().firstPause();
        Duration doubled = before.compareTo(first) < 0 ? first : before.multipliedBy(2);
        return doubled.compareTo(log.timing().longestPause()) > 0 ? log.timing().longestPause() : doubled;
    }

    /** Returns whether it is to end. */
    private boolean awaitClosing(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        synchronized (monitor) {
            for (long left = duration.toNanos(); !closing && left > 0; left = until - System.nanoTime()) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(monitor, left);
                } catch (InterruptedException e) {
                    // Nobody interrupts this thread but by mistake; only close() ends it.
                    LOG.debug("interrupted", e);
                }
            }
            return closing;
        }
    }
}
