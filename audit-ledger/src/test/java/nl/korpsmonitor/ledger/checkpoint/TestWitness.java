package nl.korpsmonitor.ledger.checkpoint;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.witness.AddCheckpointRequest;
import nl.korpsmonitor.transparency.witness.Witness;
import nl.korpsmonitor.transparency.witness.WitnessAnswer;
import nl.korpsmonitor.transparency.witness.WitnessDecision;
import nl.korpsmonitor.transparency.witness.WitnessState;
import nl.korpsmonitor.transparency.witness.WitnessUnreachableException;
import org.jspecify.annotations.Nullable;

/** A real witness without a network, which keeps everything that it ever saw. */
final class TestWitness implements WitnessLinks.Link {
    final List<SignedCheckpoint> seen = new ArrayList<>();
    final SigningKey key;

    private final Witness witness;
    private final Faults faults;
    boolean down;
    /** Shows what it cosigned to nobody, as C2SP tlog-witness allows. */
    boolean showsNothing;
    /** What it shows instead of what it has. */
    @Nullable
    SignedCheckpoint shows;
    /** The old sizes that were given with submissions. */
    final List<Long> oldSizes = new ArrayList<>();

    TestWitness(String name, Map<String, List<VerifierKey>> logs, Faults faults) {
        this.faults = faults;
        this.key = SigningKey.generate(name, new SecureRandom());
        this.witness = new Witness(key, logs, new InMemory(), Clock.systemUTC());
    }

    String policyLine(String url) {
        return "witness " + key.verifierKey().name() + " " + witness.key().vkey() + " " + url + "\n";
    }

    @Override
    public synchronized WitnessAnswer submit(SignedCheckpoint checkpoint, long oldSize, List<Hash> proof)
            throws WitnessUnreachableException {
        if (down) {
            throw new WitnessUnreachableException("The witness is down");
        }
        try {
            return faults.step("submit to a witness", () -> answer(checkpoint, oldSize, proof), Lost::new);
        } catch (Lost e) {
            throw new WitnessUnreachableException("The answer got lost", e);
        }
    }

    private WitnessAnswer answer(SignedCheckpoint checkpoint, long oldSize, List<Hash> proof) {
        seen.add(checkpoint);
        oldSizes.add(oldSize);
        return switch (witness.addCheckpoint(new AddCheckpointRequest(oldSize, proof, checkpoint))) {
            case WitnessDecision.Cosigned cosigned -> new WitnessAnswer.Cosigned(cosigned.signatures());
            case WitnessDecision.Conflict conflict -> new WitnessAnswer.Conflict(OptionalLong.of(conflict.size()));
            case WitnessDecision other -> new WitnessAnswer.Refused(other.status(), other.toString());
        };
    }

    @Override
    public synchronized Optional<SignedCheckpoint> latest(String origin) throws WitnessUnreachableException {
        if (down) {
            throw new WitnessUnreachableException("The witness is down");
        }
        if (showsNothing) {
            return Optional.empty();
        }
        return shows != null ? Optional.of(shows) : witness.latest(Witness.originHash(origin));
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost(String message) {
            super(message);
        }
    }

    private static final class InMemory implements WitnessState {
        private final Map<String, SignedCheckpoint> latest = new ConcurrentHashMap<>();

        @Override
        public Optional<SignedCheckpoint> latest(String origin) {
            return Optional.ofNullable(latest.get(origin));
        }

        @Override
        public boolean replace(String origin, Optional<SignedCheckpoint> expected, SignedCheckpoint next) {
            return expected.isPresent()
                    ? latest.replace(origin, expected.get(), next)
                    : latest.putIfAbsent(origin, next) == null;
        }
    }
}
