package nl.korpsmonitor.ledger.checkpoint;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.korpsmonitor.ledger.claim.Lease;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs and publishes checkpoints, on a thread of its own, while there is news and this process has the claim to it; else it watches what another signs. Writes to the ledger share the store's connection with two short commits of
 * every round, {@code signed} and {@code published}, and may wait for those; they never wait for a signature, a file or a witness.
 */
public final class CheckpointSigner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointSigner.class);
    private static final int ATTEMPTS_AT_CLOSE = 3;

    /** How long a shared store has to contradict what was signed until that is believed. */
    private static final Duration BELIEVED_AFTER = Duration.ofSeconds(30);

    // Anybody may read these. What exactly happened names files and addresses, and is for the log only.
    static final String UNREADABLE =
            "The checkpoints can't be read, and it is tried again; the log of the service says why.";
    static final String FAILED = "Signing failed and is tried again; the log of the service says why.";
    static final String STOPPED =
            "Signing has stopped for good: what is stored contradicts what was signed. Run ledger verify.";

    private final LogParts log;
    private final Publications publications = new Publications();
    private final StatusBoard board;
    private final ExecutorService submissions;
    private final StoredPublishedLog publishedLog;
    private final SigningRound round;
    private final Thread thread;

    private final Object monitor = new Object();
    private boolean closing;
    private boolean newNode; // Not changed once it began.

    // Of the thread only.
    private boolean stopped;
    private boolean isAside;
    private long aside;
    private @Nullable Long inconsistentSince;
    private Duration pause;

    private CheckpointSigner(LogParts log) {
        this.log = log;
        this.board = new StatusBoard(log.clock());
        this.submissions = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("witness-", 1).factory());
        this.round = new SigningRound(
                log,
                new LastSignedFile(log.lastSigned()),
                new HttpWitnessLinks(log.timing().witnessTimeout()),
                submissions,
                publications,
                board);
        this.publishedLog = new StoredPublishedLog(log.store(), publications, this::status);
        this.pause = log.timing().interval();
        this.thread = new Thread(this::run, "checkpoint-signer");
    }

    /**
     * Makes sure that nothing was put back or changed since the last checkpoint was signed. Signs nothing, and changes nothing, before {@link #begin}.
     *
     * @throws InconsistentLogException when it was; the message says what is seen and what to do
     */
    public static CheckpointSigner open(LogParts log) {
        return open(log, false);
    }

    private static CheckpointSigner open(LogParts log, boolean newNode) {
        CheckpointSigner signer = new CheckpointSigner(log);
        try {
            signer.round.requireConsistent(log.timing().patienceAtStart(), newNode);
            signer.newNode = newNode;
            return signer;
        } catch (RuntimeException e) {
            signer.release();
            throw e;
        }
    }

    /**
     * The same on a node that never served this ledger: what other nodes signed so far is taken from the store once it has passed, and held to it from now on.
     *
     * @throws InconsistentLogException as above
     */
    public static CheckpointSigner openOnNewNode(LogParts log) {
        return open(log, true);
    }

    /** Starts to sign; to be called once. */
    public void begin() {
        if (newNode) {
            round.beginBeside();
        }
        thread.start();
    }

    /** What is published. It can be read until the store is closed, its status also afterwards. */
    public PublishedLog publishedLog() {
        return publishedLog;
    }

    private CheckpointStatus status() {
        return board.status(log.head().get().size(), round.witnesses());
    }

    private void run() {
        while (!awaitClosing(pause)) {
            look();
        }
        for (int attempt = 0;
                attempt < ATTEMPTS_AT_CLOSE && !stopped && log.claim().held() && round.hasWork();
                attempt++) {
            look();
        }
        log.claim().close();
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
            inconsistentSince = null;
            board.recovered();
        } catch (InconsistentLogException e) {
            inconsistent(e);
        } catch (RuntimeException | Error e) {
            pause = longer(pause);
            board.failed(FAILED);
            LOG.warn("Signing failed; it is tried again in {}", pause, e);
            letOthers();
        }
    }

    /** A server of a shared store that became primary may show less than was acknowledged, for a moment: only what lasts is believed. Nothing is signed meanwhile. */
    private void inconsistent(InconsistentLogException e) {
        long now = System.nanoTime();
        Long since = inconsistentSince;
        if (log.store().shared() && (since == null || now - since < BELIEVED_AFTER.toNanos())) {
            inconsistentSince = since == null ? Long.valueOf(now) : since;
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

    /** Signs and publishes what is left, and ends. */
    @Override
    public void close() {
        synchronized (monitor) {
            closing = true;
            monitor.notifyAll();
        }
        round.hurry(log.timing().patience());
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        release();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        publications.close();
        round.close();
        submissions.shutdownNow();
    }
}
