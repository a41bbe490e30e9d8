package nl.korpsmonitor.ledger.checkpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import nl.korpsmonitor.ledger.CheckpointTiming;
import nl.korpsmonitor.ledger.checkpoint.CheckpointRecords.Kept;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.policy.TlogPolicy.Party;
import nl.korpsmonitor.transparency.witness.WitnessUnreachableException;
import org.jspecify.annotations.Nullable;
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
    private final WitnessLinks links;
    private final Executor executor;
    private final CheckpointTiming timing;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private final Map<Party, Desk> desks = new HashMap<>();
    private volatile List<WitnessDesk> inPolicy = List.of();
    private @Nullable InconsistentLogException proof;
    private @Nullable Long latest;

    private record Desk(WitnessDesk desk, WitnessLinks.Link link) {}

    WitnessRounds(LedgerStore store, String origin, WitnessLinks links, Executor executor, CheckpointTiming timing) {
        this.tree = new LogTree(store);
        this.evidence = new WitnessEvidence(store, origin);
        this.links = links;
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
        List<Desk> current = desksOf(policy.witnesses());
        String text = signed.checkpoint().note().text();
        List<WitnessDesk> asked = new ArrayList<>();
        for (Desk each : current) {
            recall(each.desk(), signed, had);
            if (each.desk().take(text)) {
                asked.add(each.desk());
                submit(each, signed, logKeys);
            }
        }
        await(() -> asked.stream().noneMatch(WitnessDesk::busy) || met(policy, text), timing.witnessTimeout());
        requireNoProof();
        return cosignatures(text);
    }

    /** Whether asking for this text again now could bring a cosignature that is not among these. */
    boolean wants(String text, List<NoteSignature> has) {
        return inPolicy.stream().anyMatch(desk -> desk.due(text) || !has.containsAll(desk.cosignatures(text)));
    }

    private boolean met(TlogPolicy policy, String text) {
        Set<VerifierKey> cosigners = new HashSet<>();
        for (WitnessDesk desk : inPolicy) {
            if (!desk.cosignatures(text).isEmpty()) {
                cosigners.add(desk.witness().key());
            }
        }
        return policy.quorumMetBy(cosigners);
    }

    private List<NoteSignature> cosignatures(String text) {
        return inPolicy.stream()
                .flatMap(desk -> desk.cosignatures(text).stream())
                .toList();
    }

    /** How the policy's witnesses are. */
    List<CheckpointStatus.Witness> status() {
        return inPolicy.stream().map(WitnessDesk::status).toList();
    }

    private List<Desk> desksOf(Collection<Party> parties) {
        List<Desk> current = parties.stream()
                .map(party -> desks.computeIfAbsent(party, this::open))
                .toList();
        desks.entrySet().removeIf(entry -> {
            boolean gone = !parties.contains(entry.getKey());
            if (gone) {
                entry.getValue().link().close();
            }
            return gone;
        });
        inPolicy = current.stream().map(Desk::desk).toList();
        return current;
    }

    private Desk open(Party party) {
        return new Desk(
                new WitnessDesk(party, timing, System::nanoTime),
                party.url() == null ? WitnessLinks.NONE : links.to(party));
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
                proven(e);
            } catch (RuntimeException | Error e) {
                LOG.warn(
                        "A submission to the witness {} failed",
                        to.desk().witness().name(),
                        e);
                to.desk().failed("it could not be asked", String.valueOf(e.getMessage()));
            } finally {
                to.desk().release();
                signal();
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
        List<Desk> current = desksOf(parties);
        AtomicInteger open = new AtomicInteger(current.size());
        for (Desk each : current) {
            executor.execute(() -> {
                try {
                    ask(each, logKeys);
                } finally {
                    open.decrementAndGet();
                    signal();
                }
            });
        }
        await(() -> open.get() == 0, patience);
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
            proven(e);
        } catch (WitnessUnreachableException | RuntimeException e) {
            LOG.warn("What the witness {} knows of this ledger could not be asked: {}", name, e.getMessage());
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

    /** Ends all connections. */
    void close() {
        desks.values().forEach(desk -> desk.link().close());
    }

    private void await(BooleanSupplier done, Duration patience) {
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

    private void signal() {
        lock.lock();
        try {
            answered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void proven(InconsistentLogException found) {
        lock.lock();
        try {
            proof = found;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a witness has shown what does not fit, {@link #ask} or {@link #collect} having ended before its answer came. By any thread. */
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
