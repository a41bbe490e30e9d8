package nl.korpsmonitor.ledger.checkpoint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.LedgerTrust.Retired;
import nl.korpsmonitor.ledger.LogKeys;
import nl.korpsmonitor.ledger.checkpoint.CheckpointRecords.Kept;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes retired keys out of use. A retired key signs along until a published checkpoint covers its retirement, and with it its successor: who knows the old key
 * only can go on from there. That checkpoint is kept, and only then the private half is destroyed. Each step can be done again after a crash.
 */
final class Retirements {
    private static final Logger LOG = LoggerFactory.getLogger(Retirements.class);

    private final CheckpointRecords records;
    private final LogKeys keys;
    private final Set<VerifierKey> done = new HashSet<>();

    Retirements(CheckpointRecords records, LogKeys keys) {
        this.records = records;
        this.keys = keys;
    }

    /** The retired keys that still sign. */
    List<VerifierKey> signing(LedgerTrust trust) {
        return trust.retired().stream()
                .map(Retired::key)
                .filter(key -> !done.contains(key) && !kept(key) && keys.has(key))
                .toList();
    }

    /**
     * Goes on with what is under way.
     *
     * @param published what is published now; null before the first
     * @return whether a key has left
     */
    boolean proceed(LedgerTrust trust, @Nullable Kept published) {
        boolean left = false;
        for (Retired retired : trust.retired()) {
            if (!done.contains(retired.key()) && finished(retired, published)) {
                done.add(retired.key());
                left = true;
            }
        }
        return left;
    }

    private boolean finished(Retired retired, @Nullable Kept published) {
        VerifierKey key = retired.key();
        if (!kept(key)) {
            boolean lost = !keys.has(key);
            if (lost) {
                LOG.warn(
                        "The private half of the retired key {} is not here, so it can't sign its own retirement", key);
            }
            boolean last =
                    published != null && signedBy(key, published) && (lost || published.size() > retired.position());
            if (!last || published == null) {
                // Of a lost key nothing is to be had beyond what was published before.
                return lost;
            }
            if (!records.replace(CheckpointRecords.retired(key), null, published.checkpoint()) && !kept(key)) {
                return false;
            }
        }
        if (keys.has(key)) {
            keys.destroy(key);
            LOG.info("The retired key {} has signed for the last time; its private half is destroyed", key);
        }
        return true;
    }

    private boolean kept(VerifierKey key) {
        return records.read(CheckpointRecords.retired(key)).isPresent();
    }

    private static boolean signedBy(VerifierKey key, Kept published) {
        String text = published.checkpoint().note().text();
        return published.checkpoint().note().signatures().stream()
                .anyMatch(signature -> signature.verifiedBy(key, text));
    }
}
