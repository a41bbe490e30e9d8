package nl.korpsmonitor.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign the ledger's checkpoints. Which of them are in use is what the ledger's entries say; this makes further ones ready. Safe for use by many
 * threads.
 *
 * <p>To <b>add</b> a key: {@link #prepareKey} (it is durable then), and record {@code LedgerKeyAdded} with its vkey, by the command {@code add-ledger-key}. From the
 * next checkpoint on the old keys and the new one sign together. After a crash between the two steps the file of a key lies there that was never recorded. Nobody can
 * tell it from one that a stranger put there, so it is taken only by who names it, with {@link #prepareKey(String)}.
 *
 * <p>To <b>retire</b> a key: record {@code LedgerKeyRetired}, by the command {@code retire-ledger-key}. Nothing else is needed. The key signs along until a published
 * checkpoint covers that entry; that checkpoint is kept for those who know the old key only, and then the private half is destroyed. That happens while the ledger
 * is open, at the latest at its close, unless the witnesses' quorum is not met: then at a later start. A key whose private half is lost is retired in a ledger that
 * was opened with {@link LedgerOptions#allowingMissingKeys}.
 */
public final class LedgerKeyring {
    private final LedgerKeys keys;
    private final Trail trail;
    private final String origin;
    private @Nullable VerifierKey prepared;

    LedgerKeyring(LedgerKeys keys, Trail trail, String origin) {
        this.keys = keys;
        this.trail = trail;
        this.origin = origin;
    }

    /** The keys in use and the policy in force, as all entries that are recorded now say. */
    public LedgerTrust trust() {
        return LedgerTrust.NONE.advanced(trail, Long.MAX_VALUE);
    }

    /** Whether the private half of a key is here. */
    public boolean hasPrivateHalf(VerifierKey key) {
        return keys.has(key);
    }

    /** The key in use with this id, 8 lower-case hexadecimal digits; empty when there is none. */
    public Optional<VerifierKey> inUse(String keyId) {
        return trust().keys().stream()
                .filter(key -> KeyIds.hex(key).equals(keyId))
                .findFirst();
    }

    /**
     * Makes a key that is to be added: a new one, or the one that this made before, when it is not added yet.
     *
     * @return its public half; the private one is durable
     * @throws IllegalStateException when a file holds a key that neither this made nor the ledger ever had; the message names it and says what to do
     * @throws java.io.UncheckedIOException when it can't be written
     */
    public synchronized VerifierKey prepareKey() {
        List<VerifierKey> known = trust().everyKey();
        VerifierKey made = prepared;
        if (made != null && !known.contains(made) && keys.has(made)) {
            return made;
        }
        List<Path> others = keys.filesOfOthers(origin, known);
        if (!others.isEmpty()) {
            throw new IllegalStateException(others.getFirst()
                    + " holds a key that this ledger never had: a 'key add' that was interrupted left it, or somebody"
                    + " put it there. To add that key, name it: key add --from " + others.getFirst()
                    + ". Else delete the file, and add a key then.");
        }
        made = keys.addLogKey(origin);
        prepared = made;
        return made;
    }

    /**
     * Takes a key that is to be added.
     *
     * @param pem an Ed25519 private key as PKCS#8 in PEM
     * @return its public half; the private one is durable
     * @throws IllegalArgumentException when it is no such key, or this ledger had it, or another of the same id, before
     * @throws IllegalStateException when the file that it would get holds another key
     * @throws java.io.UncheckedIOException when it can't be written
     */
    public synchronized VerifierKey prepareKey(String pem) {
        SigningKey key = SigningKey.ofPem(origin, pem);
        if (trust().everyKey().contains(key.verifierKey())) {
            throw new IllegalArgumentException("this ledger has or had this key already: take another");
        }
        String id = KeyIds.hex(key.verifierKey());
        if (trust().everyKey().stream().anyMatch(each -> KeyIds.hex(each).equals(id))) {
            throw new IllegalArgumentException(
                    "this ledger has or had another key with the id " + id + ": take another");
        }
        return keys.addLogKey(key);
    }

    /** Refuses when the private half of a key in use is missing. */
    void requirePrivateKeys() {
        trust().keys().forEach(keys::privateKey);
    }
}
