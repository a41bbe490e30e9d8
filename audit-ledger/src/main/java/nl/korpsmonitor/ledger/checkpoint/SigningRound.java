package nl.korpsmonitor.ledger.checkpoint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.checkpoint.CheckpointRecords.Kept;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.key.SigningKey;

/** One round of signing and publishing, from the tree's head to the published checkpoint. Used by one thread. */
final class SigningRound {
    private final LogParts log;
    private final SignedRecords records;
    private final Signing signing;
    private final Publishing publishing;
    private final StatusBoard board;
    private LedgerTrust trust = LedgerTrust.NONE;
    private List<SigningKey> signers = List.of();

    SigningRound(LogParts log, LastSigned lastSigned, Publications publications, StatusBoard board) {
        this.log = log;
        this.records = new SignedRecords(log.store(), lastSigned, log.origin());
        this.signing = new Signing(records);
        this.publishing = new Publishing(records, publications);
        this.board = board;
    }

    /**
     * Signs what is new, and publishes it when the policy allows.
     *
     * @return whether all that is recorded is published now
     * @throws InconsistentLogException when nothing may be signed any more
     */
    boolean run() {
        Instant now = log.clock().instant();
        TreeHead tree = log.head().get();
        Checkpoint head = new Checkpoint(log.origin(), tree.size(), tree.root());
        learn(trust.advanced(log.trail(), head.size()));
        SignedRecords.State state = records.read();
        records.requireFit(state, head, trust.everyKey());
        Optional<Kept> signed = signing.upTo(head, state, signers);
        if (signed.isEmpty()) {
            return false;
        }
        board.signed(signed.get().size());
        Optional<Kept> published = publishing.publish(signed.get(), List.of());
        published.ifPresent(each -> board.published(each.size(), now));
        return published.isPresent() && published.get().size() >= head.size();
    }

    /** Keys are read anew only when the ledger says something of itself. */
    private void learn(LedgerTrust newest) {
        if (signers.isEmpty() || newest.nextSequence() != trust.nextSequence()) {
            signers = newest.keys().stream().map(log.keys()::privateKey).toList();
            trust = newest;
        }
    }
}
