package nl.korpsmonitor.transparency.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.key.SignatureType;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Whom the person who verifies believes.
 *
 * @param policy names at least one log key
 * @param words where it came from, in plain words
 */
public record Trust(TlogPolicy policy, String words) {

    /**
     * The trust that keys and a policy file from the person give.
     *
     * @param vkeys verifier keys of the log; may be empty
     * @param policyFile a C2SP tlog-policy; null when there is none
     * @return null when neither is given
     * @throws BadInputException when a key or the policy is malformed, or they can't be combined
     */
    public static @Nullable Trust of(List<String> vkeys, @Nullable Path policyFile) {
        List<VerifierKey> keys = new ArrayList<>();
        for (String vkey : vkeys) {
            VerifierKey key = key(vkey);
            if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        if (policyFile != null) {
            return ofPolicy(keys, policyFile);
        }
        String words = keys.size() == 1 ? "the key that you gave" : "the " + keys.size() + " keys that you gave";
        return keys.isEmpty() ? null : new Trust(TlogPolicy.ofLog(keys), words);
    }

    private static Trust ofPolicy(List<VerifierKey> keys, Path file) {
        TlogPolicy policy;
        try {
            policy = TlogPolicy.parse(GivenFile.read("--policy", file, TlogPolicy.MAX_BYTES));
        } catch (MalformedException e) {
            throw new BadInputException(
                    "--policy: " + file + " is no C2SP tlog-policy. " + e.getMessage() + ". Mend the file", e);
        }
        if (policy.logs().isEmpty() && keys.isEmpty()) {
            throw new BadInputException(
                    "--policy: " + file + " names no log. Add a line 'log <vkey>' to it, or give --key as well");
        }
        if (!policy.logs().isEmpty() && !keys.isEmpty()) {
            throw new BadInputException(
                    "--key: the policy names its logs itself. Leave out --key, or give another policy");
        }
        return keys.isEmpty()
                ? new Trust(policy, "the policy that you gave, " + file)
                : new Trust(policy.forLog(keys), "the key that you gave and the witnesses of " + file);
    }

    private static VerifierKey key(String vkey) {
        VerifierKey key;
        try {
            key = VerifierKey.parse(vkey);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "--key: not a verifier key. " + e.getMessage() + ". Copy it whole, in quotes", e);
        }
        if (key.type() != SignatureType.ED25519) {
            throw new BadInputException(
                    "--key: this is a witness's key. Give the log's key, and the witness in a --policy file");
        }
        return key;
    }
}
