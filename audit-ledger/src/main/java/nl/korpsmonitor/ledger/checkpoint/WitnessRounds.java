package nl.korpsmonitor.ledger.checkpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import nl.korpsmonitor.ledger.CheckpointTiming;
import nl.korpsmonitor.ledger.checkpoint.CheckpointRecords.Kept;
import nl.korpsmonitor.ledger.checkpoint.WitnessDesks.Desk;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.policy.TlogPolicy.Party;
import nl.korpsmonitor.transparency.witness.WitnessUnreachableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects cosignatures: submits a checkpoint to all witnesses of the policy at the same time, and waits until enough have cosigned it or none is left to wait
 * for. A witness that fails is left alone for a while, and holds up nobody but the quorum that needs it. Used by one thread.
 */
final class WitnessRounds {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessRounds.class);

    private final LogTree tree;
    private final WitnessEvidence evidence;
    private final WitnessDesks desks;
    private final WitnessAnswers answers = new WitnessAnswers();
    private final Executor executor;
    private final CheckpointTiming timing;

    WitnessRounds(LedgerStore store, String origin, WitnessLinks links, Executor executor, CheckpointTiming timing) {
        this.tree = new LogTree(store);
        this.evidence = new WitnessEvidence(store, origin);
        this.desks = new WitnessDesks(links, timing);
        this.executor = executor;
        this.timing = timing;
    }

    /**
     * Collects cosignatures of a checkpoint.
     *
     * @param signed as it stands in the store
     * @param had cosignatures that it has already
     * @param logKeys the keys that ever signed for this log
     * @return those of the policy's witnesses, verified; whether they are enough is for the policy to say
     * @throws InconsistentLogException when a witness shows what this log must not have signed
     */
    List<NoteSignature> collect(Kept signed, List<NoteSignature> had, TlogPolicy policy, ProofKeys logKeys) {
        List<Desk> current = desks.of(policy.witnesses());
        String text = signed.checkpoint().note().text();
        List<WitnessDesk> asked = new ArrayList<>();
        for (Desk each : current) {
            recall(each.desk(), signed, had);
            if (each.desk().take(text)) {
                asked.add(each.desk());
                submit(each, signed, logKeys);
            }
        }
        answers.await(
                () -> asked.stream().noneMatch(WitnessDesk::busy) || desks.meet(policy, text), timing.witnessTimeout());
        requireNoProof();
        return desks.cosignatures(text);
    }

    /** Whether asking for this text again now could bring a cosignature that is not among these. */
    boolean wants(String text, List<NoteSignature> has) {
        return desks.want(text, has);
    }

    /** Another process asks them now: how they failed here before says nothing of how they are. */
    void notAsked() {
        desks.notAsked();
    }

    /** How the policy's witnesses are. */
    List<CheckpointStatus.Witness> status() {
        return desks.status();
    }

    private static void recall(WitnessDesk desk, Kept signed, List<NoteSignature> had) {
        String text = signed.checkpoint().note().text();
        if (desk.cosignatures(text).isEmpty()) {
            List<NoteSignature> own = had.stream()
                    .filter(signature -> signature.verifiedBy(desk.witness().key(), text))
                    .toList();
            if (!own.isEmpty()) {
                desk.cosigned(text, signed.size(), own);
            }
        }
    }

    private void submit(Desk to, Kept signed, ProofKeys logKeys) {
        executor.execute(() -> {
            try {
                new WitnessSubmission(to.desk(), to.link(), tree, evidence, logKeys).submit(signed);
            } catch (InconsistentLogException e) {
                to.desk().failed("it shows what contradicts this ledger", String.valueOf(e.getMessage()));
                answers.prove(e);
            } catch (RuntimeException | Error e) {
                LOG.warn(
                        "A submission to the witness {} failed",
                        to.desk().witness().name(),
                        e);
                to.desk().failed("it could not be asked", String.valueOf(e.getMessage()));
            } finally {
                to.desk().release();
                answers.signal();
            }
        });
    }

    /**
     * Asks every one of these witnesses what it cosigned last. One that does not answer in time, or shows nothing of this log, can't tell: the log of the
     * service names it.
     *
     * @throws InconsistentLogException when one shows what does not fit what the store holds
     */
    void ask(Collection<Party> parties, ProofKeys logKeys, Duration patience) {
        List<Desk> current = desks.of(parties);
        AtomicInteger open = new AtomicInteger(current.size());
        for (Desk each : current) {
            executor.execute(() -> {
                try {
                    ask(each, logKeys);
                } finally {
                    open.decrementAndGet();
                    answers.signal();
                }
            });
        }
        answers.await(() -> open.get() == 0, patience);
        requireNoProof();
    }

    private void ask(Desk each, ProofKeys logKeys) {
        String name = each.desk().witness().name();
        try {
            Optional<SignedCheckpoint> latest = each.link().latest(evidence.origin());
            if (latest.isEmpty() && each.desk().witness().url() != null) {
                LOG.info(
                        "The witness {} shows no checkpoint of this ledger: whether an older copy was put back, it can't"
                                + " tell at a start",
                        name);
            }
            latest.filter(shown -> evidence.judge(name, shown, logKeys))
                    .ifPresent(shown -> each.desk().knownSize(shown.checkpoint().size()));
        } catch (InconsistentLogException e) {
            answers.prove(e);
        } catch (WitnessUnreachableException | RuntimeException e) {
            LOG.warn("What the witness {} knows of this ledger could not be asked: {}", name, e.getMessage());
        }
    }

    /** From now on nobody is waited for longer than this, all together. By any thread. */
    void hurry(Duration patience) {
        answers.hurry(patience);
    }

    /** Whether a witness has shown what does not fit, {@link #ask} or {@link #collect} having ended before its answer came. By any thread. */
    boolean proven() {
        return answers.proven();
    }

    /**
     * Makes sure that no witness has shown what does not fit, however late.
     *
     * @throws InconsistentLogException when one has: from then on nothing may be signed
     */
    void requireNoProof() {
        answers.requireNoProof();
    }

    /** Ends all connections. */
    void close() {
        desks.close();
    }
}
