package nl.korpsmonitor.transparency.witness;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.note.SignedNote;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import nl.korpsmonitor.transparency.tree.ProofVerifier;

/**
 * A witness without its network: decides which checkpoints it cosigns (C2SP tlog-witness v1.0.0). For each log it cosigns only what continues the last
 * checkpoint that it cosigned, and it remembers durably before it answers, so no two of its cosignatures contradict each other. The times of its
 * cosignatures never decrease for a log, whatever the clock does. Safe for use by many threads.
 */
public final class Witness {

    private static final int MAX_ATTEMPTS = 3;

    private final SigningKey key;
    private final Map<String, Log> logsByHash = new HashMap<>();
    private final WitnessState state;
    private final Clock clock;

    /** A log that is known; its lock makes requests for it wait for each other, and for no other log's. */
    private record Log(String origin, List<VerifierKey> keys, ReentrantLock lock) {}

    /**
     * A witness of these logs.
     *
     * @param key by which it cosigns; it must serve for nothing else
     * @param logs the keys of each log, by its origin; at least one each
     * @param state what was cosigned before, of all the time that this key has been in use
     * @throws IllegalArgumentException when a log has no key, or has this witness's
     */
    public Witness(
            SigningKey key, Map<String, ? extends Collection<VerifierKey>> logs, WitnessState state, Clock clock) {
        this.key = key;
        this.state = state;
        this.clock = clock;
        Hash own = Hash.sha256(key.verifierKey().publicKey());
        logs.forEach((origin, keys) -> {
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("The log " + origin + " needs at least one key");
            }
            if (keys.stream().anyMatch(logKey -> Hash.sha256(logKey.publicKey()).equals(own))) {
                throw new IllegalArgumentException(
                        "The log " + origin + " has the same key as its witness: give the witness one of its own");
            }
            logsByHash.put(originHash(origin), new Log(origin, List.copyOf(keys), new ReentrantLock()));
        });
    }

    /** The name of an origin in URLs and files: its SHA-256 in lower-case hexadecimal digits. */
    public static String originHash(String origin) {
        return Hash.sha256(origin.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** The key that verifies this witness's cosignatures. */
    public VerifierKey key() {
        return key.cosignerKey();
    }

    /** The origins of the logs that it knows. */
    public Set<String> origins() {
        return Set.copyOf(logsByHash.values().stream().map(Log::origin).toList());
    }

    /**
     * Decides on the body of an add-checkpoint request, of any size and content.
     *
     * @throws WitnessStateException when what was cosigned before can't be read or replaced; nothing may be answered then but that
     */
    public WitnessDecision addCheckpoint(byte[] body) {
        try {
            return addCheckpoint(AddCheckpointRequest.parse(body));
        } catch (MalformedException e) {
            return new WitnessDecision.Malformed(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Decides on an add-checkpoint request.
     *
     * @throws WitnessStateException as {@link #addCheckpoint(byte[])}
     */
    public WitnessDecision addCheckpoint(AddCheckpointRequest request) {
        SignedCheckpoint submitted = request.checkpoint();
        Log log = logsByHash.get(originHash(submitted.checkpoint().origin()));
        if (log == null) {
            return new WitnessDecision.UnknownLog();
        }
        Set<VerifierKey> signers;
        try {
            signers = submitted.verifiedBy(log.keys());
        } catch (UnverifiedNoteException e) {
            return new WitnessDecision.NotSigned(String.valueOf(e.getMessage()));
        }
        if (request.oldSize() > submitted.checkpoint().size()) {
            return new WitnessDecision.Malformed("The old size must not be larger than the checkpoint's");
        }
        log.lock().lock();
        try {
            return decide(log, request, oneOfEach(signers, submitted));
        } finally {
            log.lock().unlock();
        }
    }

    /**
     * The last checkpoint that was cosigned of a log, with the log's signatures and the cosignature.
     *
     * @param originHash see {@link #originHash}
     * @return empty when that log is not known, or nothing of it was cosigned yet
     * @throws WitnessStateException when it can't be read
     */
    public Optional<SignedCheckpoint> latest(String originHash) {
        Log log = logsByHash.get(originHash);
        return log == null ? Optional.empty() : state.latest(log.origin());
    }

    /** Repeated signatures of one key say nothing more, and would fill what is stored. */
    private static List<NoteSignature> oneOfEach(Set<VerifierKey> signers, SignedCheckpoint checkpoint) {
        return signers.stream()
                .map(signer -> checkpoint.signaturesOf(List.of(signer)).getFirst())
                .toList();
    }

    private WitnessDecision decide(Log log, AddCheckpointRequest request, List<NoteSignature> logSignatures) {
        // The lock keeps this witness's threads apart; the comparison also those that share the state without the lock.
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<SignedCheckpoint> known = state.latest(log.origin());
            Optional<WitnessDecision> refusal = refusal(known.map(SignedCheckpoint::checkpoint), request);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            Checkpoint accepted = request.checkpoint().checkpoint();
            NoteSignature cosignature = NoteSignature.cosign(accepted.text(), key, timeAfter(known));
            SignedCheckpoint next = new SignedCheckpoint(accepted, new SignedNote(accepted.text(), logSignatures))
                    .with(List.of(cosignature));
            if (state.replace(log.origin(), known, next)) {
                return new WitnessDecision.Cosigned(List.of(cosignature));
            }
        }
        throw new WitnessStateException("Somebody else keeps changing what this witness remembers of " + log.origin()
                + ": run one witness only on the same state");
    }

    private static Optional<WitnessDecision> refusal(Optional<Checkpoint> known, AddCheckpointRequest request) {
        Checkpoint submitted = request.checkpoint().checkpoint();
        long knownSize = known.map(Checkpoint::size).orElse(0L);
        Hash knownRoot = known.map(Checkpoint::root).orElse(MerkleHasher.EMPTY_ROOT);
        if (request.oldSize() != knownSize) {
            return Optional.of(new WitnessDecision.Conflict(knownSize));
        }
        if (!submitted.plausible()) {
            return Optional.of(new WitnessDecision.Inconsistent("A tree of size 0 has another root", false));
        }
        if (submitted.size() == knownSize && !submitted.root().equals(knownRoot)) {
            return Optional.of(new WitnessDecision.Inconsistent(
                    "Another tree of size " + knownSize + " was cosigned before", true));
        }
        if (!ProofVerifier.verifyConsistency(
                knownSize, knownRoot, submitted.size(), submitted.root(), request.proof())) {
            return Optional.of(new WitnessDecision.Inconsistent(
                    "The proof does not show that the tree begins with that of size " + knownSize, false));
        }
        return Optional.empty();
    }

    /** Now, or the time of the last cosignature when the clock stands before that. */
    private long timeAfter(Optional<SignedCheckpoint> known) {
        long last = known.stream()
                .flatMap(checkpoint -> checkpoint.signaturesOf(List.of(key())).stream())
                .mapToLong(NoteSignature::cosignedAtSeconds)
                .max()
                .orElse(0);
        long time = Math.max(clock.instant().getEpochSecond(), last);
        if (time <= 0) {
            throw new WitnessStateException(
                    "The clock stands before 1970: set it right, a cosignature states the time");
        }
        return time;
    }
}
