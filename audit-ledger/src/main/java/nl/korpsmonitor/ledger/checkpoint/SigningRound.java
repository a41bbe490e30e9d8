package nl.korpsmonitor.ledger.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.LedgerTrust.Retired;
import nl.korpsmonitor.ledger.checkpoint.CheckpointRecords.Kept;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.policy.TlogPolicy.Party;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round of signing and publishing, from the tree's head to the published checkpoint. Used by one thread. */
final class SigningRound {
    private static final Logger LOG = LoggerFactory.getLogger(SigningRound.class);

    private final LogParts log;
    private final SignedRecords records;
    private final Signing signing;
    private final WitnessRounds witnesses;
    private final Publishing publishing;
    private final Retirements retirements;
    private final StatusBoard board;

    private final Publications publications;

    private LedgerTrust trust = LedgerTrust.NONE;
    private List<VerifierKey> known = List.of();
    private List<SigningKey> signers = List.of();
    private boolean again = true;
    private boolean quorumMet = true;
    private long sizeAtLast;
    private String textAtLast = "";
    private List<NoteSignature> cosignaturesAtLast = List.of();
    private String publishedAtLast = "";
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
        this.signing = new Signing(records);
        this.witnesses = new WitnessRounds(log.store(), log.origin(), links, executor, log.timing());
        this.publishing = new Publishing(records);
        this.publications = publications;
        this.retirements = new Retirements(records.records(), log.keys());
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
        learn(head.size());
        SignedRecords.State state = records.read();
        boolean adopts = newNode && state.lastSigned() == null && state.signed() != null;
        records.requireFit(adopts ? state.adopted() : state, head, known);
        board.found(state.signedSize(), state.publishedSize());
        witnesses.ask(partiesAtStart(), proofKeys(), patience);
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
            learn(head.size());
            records.requireFit(state, head, known);
            signing.remember(state);
            board.found(state.signedSize(), state.publishedSize());
            seen(state.published());
            watchedAtLast = state.notes();
        }
        board.covered(head.size());
        again = true;
    }

    /** The witnesses of the policy in force, and of the one that is to come: what was put back may be older than any policy. */
    private Set<Party> partiesAtStart() {
        Set<Party> parties = new LinkedHashSet<>();
        try {
            parties.addAll(trust.policy().witnesses());
        } catch (MalformedException e) {
            // Writes go on without witnesses; that nothing can be published is said by the first round.
            LOG.warn("The witness policy in force can't be read: {}", e.getMessage());
        }
        if (log.policyToCome() != null) {
            parties.addAll(log.policyToCome().witnesses());
        }
        return parties;
    }

    /** Whether there is anything to sign, to ask or to publish. */
    boolean hasWork() {
        return again
                || witnesses.proven()
                || log.head().get().size() != sizeAtLast
                || witnesses.wants(textAtLast, cosignaturesAtLast)
                // Another process on the same store may have published what somebody here waits for.
                || (!quorumMet && publications.awaited());
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
        learn(head.size());
        SignedRecords.State state = records.read();
        records.requireFit(state, head, known);
        learnSigners(state.published());
        Optional<Kept> signed = signing.upTo(head, state, signers, witnesses::requireNoProof);
        if (signed.isEmpty()) {
            return;
        }
        board.signed(signed.get().size());
        again = !publish(signed.get(), state, now);
        sizeAtLast = head.size();
    }

    /** On a node that never signed: should another sign before it does, a file beside the keys that is missing must not look as if it were lost. */
    void beginBeside() {
        SignedRecords.State state = records.read();
        if (state.lastSigned() == null) {
            learnSigners(state.published());
            signing.begin(log.origin(), signers);
        }
    }

    private Checkpoint head() {
        TreeHead head = log.head().get();
        return new Checkpoint(log.origin(), head.size(), head.root());
    }

    /** Keys are looked up anew only when the ledger says something of itself. */
    private void learn(long size) {
        LedgerTrust newest = trust.advanced(log.trail(), size);
        if (newest.nextSequence() != trust.nextSequence()) {
            known = Stream.concat(newest.everyKey().stream(), log.keys().all(log.origin()).stream())
                    .distinct()
                    .toList();
            trust = newest;
            signers = List.of();
        }
    }

    private ProofKeys proofKeys() {
        Set<VerifierKey> retired = trust.retired().stream().map(Retired::key).collect(Collectors.toSet());
        return new ProofKeys(known, retired, records.records(), log.keys());
    }

    private void learnSigners(@Nullable Kept published) {
        if (signers.isEmpty()) {
            retirements.proceed(trust, published);
            signers = Stream.concat(trust.keys().stream(), retirements.signing(trust).stream())
                    .map(log.keys()::privateKey)
                    .toList();
        }
    }

    /** Returns whether this round came to its end. */
    private boolean publish(Kept signed, SignedRecords.State state, Instant now) {
        TlogPolicy policy = policy();
        textAtLast = signed.checkpoint().note().text();
        try {
            cosignaturesAtLast = witnesses.collect(signed, alreadyOn(signed, state.published()), policy, proofKeys());
        } catch (InconsistentLogException e) {
            report(false);
            throw e;
        }
        report(policy.quorumMetBy(policy.cosigners(signed.checkpoint().with(cosignaturesAtLast))));
        if (!quorumMet) {
            seen(state.published());
            return true;
        }
        Optional<Kept> published = publishing.publish(signed, cosignaturesAtLast);
        published.ifPresent(each -> {
            board.published(each.size(), now);
            seen(each);
            if (retirements.proceed(trust, each)) {
                signers = List.of();
            }
        });
        return published.isPresent();
    }

    private TlogPolicy policy() {
        try {
            return trust.policy();
        } catch (MalformedException e) {
            throw new IllegalStateException(
                    "the witness policy in force can't be read (" + e.getMessage()
                            + "), so nothing is published: put another one in force",
                    e);
        }
    }

    private static List<NoteSignature> alreadyOn(Kept signed, @Nullable Kept published) {
        return published != null && published.size() == signed.size()
                ? published.checkpoint().note().signatures()
                : List.of();
    }

    /** Whoever published it, those who wait for it are told. */
    private void seen(@Nullable Kept published) {
        if (published != null && !published.note().equals(publishedAtLast)) {
            publishedAtLast = published.note();
            board.seen(published.size());
            publications.announce();
        }
    }

    private void report(boolean met) {
        if (met != quorumMet && met) {
            LOG.info("The witnesses' quorum is met again");
        } else if (met != quorumMet) {
            LOG.warn("The witnesses' quorum is not met: nothing new is published until it is; writes go on");
        }
        quorumMet = met;
        board.quorum(met);
    }

    List<CheckpointStatus.Witness> witnesses() {
        return witnesses.status();
    }

    /** From now on witnesses are waited for no longer than this, all together. By any thread. */
    void hurry(Duration patience) {
        witnesses.hurry(patience);
    }

    void close() {
        witnesses.close();
    }
}
