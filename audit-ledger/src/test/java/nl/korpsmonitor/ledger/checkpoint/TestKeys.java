package nl.korpsmonitor.ledger.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.ledger.LogKeys;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;

/** Log keys in memory. */
final class TestKeys implements LogKeys {
    private final Map<VerifierKey, SigningKey> keys = new LinkedHashMap<>();
    private final Faults faults;

    TestKeys(Faults faults) {
        this.faults = faults;
    }

    VerifierKey make(String origin) {
        SigningKey key = SigningKey.generate(origin, new SecureRandom());
        keys.put(key.verifierKey(), key);
        return key.verifierKey();
    }

    @Override
    public SigningKey privateKey(VerifierKey key) {
        SigningKey found = keys.get(key);
        if (found == null) {
            throw new IllegalStateException("the private half is missing");
        }
        return found;
    }

    @Override
    public List<VerifierKey> all(String name) {
        return List.copyOf(keys.keySet());
    }

    @Override
    public boolean has(VerifierKey key) {
        return keys.containsKey(key);
    }

    @Override
    public void destroy(VerifierKey key) {
        faults.step(
                "destroy the key",
                () -> keys.remove(key) != null,
                message -> new UncheckedIOException(new IOException(message)));
    }

    void copyTo(TestKeys other) {
        other.keys.putAll(keys);
    }

    /** Loses it. */
    void lose(VerifierKey key) {
        keys.remove(key);
    }
}
