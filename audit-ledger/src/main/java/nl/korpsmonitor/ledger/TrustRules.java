package nl.korpsmonitor.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.key.SignatureType;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.policy.TlogPolicy;

/** What keys and policies a ledger can work with. What is recorded stays, so both are held to this before. */
public final class TrustRules {
    /** Three less than the 16 signatures that every reader of signed notes accepts (C2SP signed-note): for the log's own keys. */
    public static final int MAXIMUM_WITNESSES = 13;

    private TrustRules() {}

    /** Whether a text is the verifier key (C2SP signed-note vkey, type 01) of a log with this origin. */
    public static boolean isLogKey(String vkey, String origin) {
        try {
            VerifierKey key = VerifierKey.parse(vkey);
            return key.type() == SignatureType.ED25519 && key.name().equals(origin);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Why a witness policy (C2SP tlog-policy) can't be put in force.
     *
     * @return a sentence that follows on the policy's name; empty when it can
     */
    public static Optional<String> faultOf(String policy, String origin) {
        TlogPolicy parsed;
        try {
            parsed = TlogPolicy.parse(policy.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedException e) {
            return Optional.of("must be a tlog-policy: " + e.getMessage());
        }
        boolean others = !parsed.logs().isEmpty()
                && parsed.logs().stream().noneMatch(log -> log.name().equals(origin));
        if (others) {
            return Optional.of("must name this ledger, " + origin + ", when it names logs");
        }
        return faultOf(parsed);
    }

    /**
     * What is wrong with the witnesses of a policy, whatever ledger it is for.
     *
     * @return a sentence that follows on the policy's name; empty when nothing is
     */
    public static Optional<String> faultOf(TlogPolicy parsed) {
        if (parsed.witnesses().size() > MAXIMUM_WITNESSES) {
            return Optional.of("must name at most " + MAXIMUM_WITNESSES
                    + " witnesses: readers need not accept a checkpoint with more than 16 signatures, and the ledger's"
                    + " own keys sign it too");
        }
        Optional<String> withPassword = parsed.witnesses().stream()
                .filter(witness -> witness.url() != null && witness.url().getRawUserInfo() != null)
                .map(TlogPolicy.Party::name)
                .findFirst();
        if (withPassword.isPresent()) {
            return Optional.of("must not have a name or password in the URL of the witness " + withPassword.get()
                    + ": everybody can read the policy, for ever");
        }
        Set<VerifierKey> reachable = parsed.witnesses().stream()
                .filter(witness -> witness.url() != null)
                .map(TlogPolicy.Party::key)
                .collect(Collectors.toSet());
        return parsed.quorumMetBy(reachable)
                ? Optional.empty()
                : Optional.of("must have a quorum that the witnesses with a URL can meet: nothing would be published");
    }
}
