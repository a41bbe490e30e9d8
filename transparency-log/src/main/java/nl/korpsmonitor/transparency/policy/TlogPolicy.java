package nl.korpsmonitor.transparency.policy;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import org.jspecify.annotations.Nullable;

/**
 * A trust policy (C2SP tlog-policy): a checkpoint is valid when one of the logs signed it and the quorum of witnesses cosigned it. Immutable.
 */
public final class TlogPolicy {

    /** The most bytes of a policy file. */
    public static final int MAX_BYTES = 256 * 1024;

    /** The most logs, the most witnesses and the most groups. */
    public static final int MAX_ITEMS = 100;

    /**
     * A log or a witness of a policy.
     *
     * @param name within the policy; a log's is its origin
     * @param key by which it signs
     * @param url where it can be reached; null when the policy does not say
     */
    public record Party(
            String name, VerifierKey key, @Nullable URI url) {}

    private final List<Party> logs;
    private final List<Party> witnesses;
    private final Quorum quorum;

    TlogPolicy(List<Party> logs, List<Party> witnesses, Quorum quorum) {
        this.logs = List.copyOf(logs);
        this.witnesses = List.copyOf(witnesses);
        this.quorum = quorum;
    }

    /** The policy that trusts a log by these keys and asks for no witness. */
    public static TlogPolicy ofLog(List<VerifierKey> keys) {
        return new TlogPolicy(
                keys.stream().map(key -> new Party(key.name(), key, null)).toList(), List.of(), new Quorum.None());
    }

    /**
     * The policy in a file.
     *
     * @throws MalformedException when it is none; the message names the line
     */
    public static TlogPolicy parse(byte[] file) {
        return new PolicyReader().read(file);
    }

    /** The logs that are believed; empty when they are known from elsewhere. */
    public List<Party> logs() {
        return logs;
    }

    /** The keys of the logs. */
    public List<VerifierKey> logKeys() {
        return logs.stream().map(Party::key).toList();
    }

    /** The witnesses, in the order of the file. */
    public List<Party> witnesses() {
        return witnesses;
    }

    /** Whether the quorum asks for any cosignature. */
    public boolean needsWitnesses() {
        return !quorum.metBy(Set.of());
    }

    /** Whether cosignatures by these keys are enough. */
    public boolean quorumMetBy(Set<VerifierKey> cosigners) {
        return quorum.metBy(cosigners);
    }

    /** Whether the other policy has the same witnesses, by name and key, and the same quorum; logs and URLs may differ. */
    public boolean asksTheSameAs(TlogPolicy other) {
        return quorum.equals(other.quorum) && named(witnesses).equals(named(other.witnesses));
    }

    private static Map<String, VerifierKey> named(List<Party> parties) {
        return parties.stream().collect(Collectors.toMap(Party::name, Party::key));
    }

    /** The same witnesses and quorum for a log with these keys. */
    public TlogPolicy forLog(List<VerifierKey> keys) {
        return new TlogPolicy(ofLog(keys).logs, witnesses, quorum);
    }

    /**
     * Holds a checkpoint to this policy.
     *
     * @return who signed: a log's key first, then the witnesses' that did
     * @throws UnverifiedNoteException when no log of this policy signed it under its origin, a signature is false, or the quorum is not met
     */
    public List<VerifierKey> accept(SignedCheckpoint checkpoint) {
        String origin = checkpoint.checkpoint().origin();
        List<VerifierKey> keys =
                logKeys().stream().filter(key -> key.name().equals(origin)).toList();
        if (keys.isEmpty()) {
            throw new UnverifiedNoteException("The checkpoint is of a log that is not trusted: " + origin);
        }
        List<VerifierKey> signers = new ArrayList<>(checkpoint.verifiedBy(keys));
        Set<VerifierKey> cosigners = cosigners(checkpoint);
        if (!quorum.metBy(cosigners)) {
            throw new UnverifiedNoteException("The cosignatures of witnesses do not meet the policy's quorum");
        }
        signers.addAll(cosigners);
        return List.copyOf(signers);
    }

    /**
     * The witnesses of this policy that cosigned it.
     *
     * @throws UnverifiedNoteException when a cosignature that claims to be of one of them is false
     */
    public Set<VerifierKey> cosigners(SignedCheckpoint checkpoint) {
        List<VerifierKey> keys = witnesses.stream().map(Party::key).toList();
        return checkpoint.signaturesOf(keys).isEmpty() ? new HashSet<>() : checkpoint.verifiedBy(keys);
    }

    /** The witness with this key. */
    public Optional<Party> witness(VerifierKey key) {
        return witnesses.stream().filter(party -> party.key().equals(key)).findFirst();
    }
}
