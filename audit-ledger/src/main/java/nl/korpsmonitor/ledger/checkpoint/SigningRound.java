package nl.korpsmonitor.ledger.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import nl.korpsmonitor.ledger.checkpoint.CheckpointRecords.Kept;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round of signing and publishing, from the tree's head to the published checkpoint. Used by one thread. */
final class SigningRound {
    private static final Logger LOG = LoggerFactory.getLogger(SigningRound.class);

    private final LogParts log;
    private final SignedRecords records;
    private final TrustInForce trust;
    private final Signing signing;
    private final WitnessRounds witnesses;
    private final WitnessedPublishing publishing;
    private final StatusBoard board;

    private boolean again = true;
    private long sizeAtLast;
    private List<String> watchedAtLast = List.of();

    SigningRound(
            LogParts log,
            LastSigned lastSigned,
            WitnessLinks links,
            Executor executor,
            Publications publications,
            StatusBoard board) {
        this.log = log;
        this.records = new SignedRecords(log.store(), lastSigned, log.origin());
        this.trust = new TrustInForce(log, records.records());
        this.signing = new Signing(records);
        this.witnesses = new WitnessRounds(log.store(), log.origin(), links, executor, log.timing());
        this.publishing = new WitnessedPublishing(trust, witnesses, new Publishing(records), publications, board);
        this.board = board;
    }

    /**
     * Makes sure, before anything is signed, that what the store holds is what was signed last, and that no witness knows better.
     *
     * @throws InconsistentLogException when an older or a changed store was put in place; the message says what is seen and what to do
     */
    void requireConsistent(Duration patience) {
        requireConsistent(patience, false);
    }

    /** @param newNode whether this process never served this ledger: then it takes over what others signed, once that has passed */
    void requireConsistent(Duration patience, boolean newNode) {
        Checkpoint head = head();
        trust.learn(head.size());
        SignedRecords.State state = records.read();
        boolean adopts = newNode && state.lastSigned() == null && state.signed() != null;
        records.requireFit(adopts ? state.adopted() : state, head, trust.known());
        board.found(state.signedSize(), state.publishedSize());
        witnesses.ask(trust.partiesAtStart(), trust.proofKeys(), patience);
        if (adopts) {
            LOG.info(
                    "This node is new: from now on it holds the store to the checkpoint of {} entries",
                    state.signedSize());
            signing.remember(state);
        }
    }

    /**
     * Holds what another process signed and published to what this one knows, and remembers it beside the keys: should the store be put back to an older copy,
     * no node may go on from that, whichever signs next.
     *
     * @throws InconsistentLogException when it does not fit
     */
    void watch() {
        Checkpoint head = head();
        SignedRecords.State state = records.read();
        if (!state.notes().equals(watchedAtLast)) {
            trust.learn(head.size());
            records.requireFit(state, head, trust.known());
            signing.remember(state);
            board.found(state.signedSize(), state.publishedSize());
            publishing.watched(state.signedSize(), state.published());
            watchedAtLast = state.notes();
        }
        board.covered(head.size());
        again = true;
    }

    /** Whether there is anything to sign, to ask or to publish. */
    boolean hasWork() {
        return again || witnesses.proven() || log.head().get().size() != sizeAtLast || publishing.hasWork();
    }

    /**
     * Signs what is new, and publishes it when the policy allows.
     *
     * @throws InconsistentLogException when nothing may be signed any more
     */
    void run() {
        again = true;
        // An answer may have come after its round, or the start, had stopped waiting for it.
        witnesses.requireNoProof();
        Instant now = log.clock().instant();
        Checkpoint head = head();
        trust.learn(head.size());
        SignedRecords.State state = records.read();
        records.requireFit(state, head, trust.known());
        List<SigningKey> signers = trust.signers(state.published());
        Optional<Kept> signed = signing.upTo(head, state, signers, witnesses::requireNoProof);
        if (signed.isEmpty()) {
            return;
        }
        board.signed(signed.get().size());
        again = !publishing.publish(signed.get(), state.published(), now);
        sizeAtLast = head.size();
    }

    /** On a node that never signed: should another sign before it does, a file beside the keys that is missing must not look as if it were lost. */
    void beginBeside() {
        SignedRecords.State state = records.read();
        if (state.lastSigned() == null) {
            signing.begin(log.origin(), trust.signers(state.published()));
        }
    }

    private Checkpoint head() {
        TreeHead head = log.head().get();
        return new Checkpoint(log.origin(), head.size(), head.root());
    }

    /** How the policy's witnesses are. By any thread. */
    List<CheckpointStatus.Witness> witnesses() {
        return witnesses.status();
    }

    /** From now on witnesses are waited for no longer than this, all together. By any thread. */
    void hurry(Duration patience) {
        witnesses.hurry(patience);
    }

    /** Ends all connections to witnesses. */
    void close() {
        witnesses.close();
    }
}
