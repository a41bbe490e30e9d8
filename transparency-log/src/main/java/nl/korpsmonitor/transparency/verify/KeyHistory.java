package nl.korpsmonitor.transparency.verify;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SignatureType;
import nl.korpsmonitor.transparency.key.VerifierKey;

/** The log's keys as its own entries tell them: named by entry 0, added, retired. Whether to believe the entries is another matter. */
final class KeyHistory {

    /** More changes of keys than any log needs; further ones are not followed. */
    private static final int MAX_KEYS = 100;

    private final String origin;
    private final Map<VerifierKey, Long> named = new LinkedHashMap<>();
    private final Map<VerifierKey, Long> retired = new LinkedHashMap<>();

    KeyHistory(String origin) {
        this.origin = origin;
    }

    /** Takes what an entry says; a fault when it names a key that can't be one of this log. */
    void take(LedgerNote note, String where, ReportBuilder report) {
        boolean names = note.type().equals(LedgerNote.OPENED) || note.type().equals(LedgerNote.KEY_ADDED);
        boolean retires = note.type().equals(LedgerNote.KEY_RETIRED);
        if (!names && !retires) {
            return;
        }
        String vkey = BodyReader.text(note.data(), "verifierKey");
        try {
            VerifierKey key = VerifierKey.parse(vkey == null ? "" : vkey);
            if (key.type() != SignatureType.ED25519 || !key.name().equals(origin)) {
                throw new IllegalArgumentException("It is not an Ed25519 key named by the log's origin");
            }
            Map<VerifierKey, Long> target = names ? named : retired;
            if (target.size() < MAX_KEYS) {
                target.putIfAbsent(key, note.position());
            }
        } catch (IllegalArgumentException e) {
            report.add(Finding.at(
                    "key-malformed",
                    where,
                    note.position(),
                    "The entry's verifierKey is none of this log: " + e.getMessage()));
        }
    }

    /** The keys named in the first {@code size} entries. */
    Set<VerifierKey> namedBelow(long size) {
        Set<VerifierKey> keys = new LinkedHashSet<>();
        named.forEach((key, position) -> {
            if (position < size) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** The keys added after entry 0, in the first {@code size} entries. */
    Set<VerifierKey> addedBelow(long size) {
        Set<VerifierKey> keys = namedBelow(size);
        keys.removeIf(key -> named.getOrDefault(key, 0L) == 0);
        return keys;
    }

    /** The keys that were named and not retired. */
    Set<VerifierKey> inUse() {
        Set<VerifierKey> keys = new LinkedHashSet<>(named.keySet());
        keys.removeAll(retired.keySet());
        return keys;
    }

    /**
     * Whether none of the keys that are in use signed the latest checkpoint, as far as the entries tell.
     *
     * @param signers vkeys whose signatures on it were accepted
     */
    boolean lacksKeyInUse(SignedCheckpoint latest, List<String> signers) {
        return (known() || allRetired(signers)) && !KeyTrust.signedByOneOf(inUse(), latest);
    }

    private boolean allRetired(List<String> vkeys) {
        return retired.keySet().stream().map(VerifierKey::vkey).toList().containsAll(vkeys);
    }

    /** Whether entry 0 was read, so that the keys in use are known. */
    boolean known() {
        return named.containsValue(0L);
    }
}
