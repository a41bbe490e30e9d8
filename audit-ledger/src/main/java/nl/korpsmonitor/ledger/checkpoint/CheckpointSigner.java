package nl.korpsmonitor.ledger.checkpoint;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Signs and publishes checkpoints, on a thread of its own, while there is news and this process has the claim to it; else it watches what another signs. Writes
 * to the ledger share the store's connection with two short commits of every round, {@code signed} and {@code published}, and may wait for those; they never
 * wait for a signature, a file or a witness.
 */
public final class CheckpointSigner implements AutoCloseable {
    private final LogParts log;
    private final Publications publications = new Publications();
    private final StatusBoard board;
    private final ExecutorService submissions;
    private final StoredPublishedLog publishedLog;
    private final SigningRound round;
    private final SigningLoop loop;
    private final Thread thread;

    private boolean newNode; // Not changed once it began.

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
        this.loop = new SigningLoop(log, round, board);
        this.thread = new Thread(loop, "checkpoint-signer");
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

    /** Signs and publishes what is left, and ends. */
    @Override
    public void close() {
        loop.end();
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
