package nl.korpsmonitor.ledger.checkpoint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.LedgerTrust.Retired;
import nl.korpsmonitor.ledger.checkpoint.CheckpointRecords.Kept;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.policy.TlogPolicy.Party;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys that sign and the witnesses that are asked, as the ledger's own entries say up to the head that was looked at last. Used by one thread. */
final class TrustInForce {
    private static final Logger LOG = LoggerFactory.getLogger(TrustInForce.class);

    private final LogParts log;
    private final CheckpointRecords records;
    private final Retirements retirements;

    private LedgerTrust trust = LedgerTrust.NONE;
    private List<VerifierKey> known = List.of();
    private List<SigningKey> signers = List.of();

    TrustInForce(LogParts log, CheckpointRecords records) {
        this.log = log;
        this.records = records;
        this.retirements = new Retirements(records, log.keys());
    }

    /** Takes in what the first so many entries say. Keys are looked up anew only when the ledger says something of itself. */
    void learn(long size) {
        LedgerTrust newest = trust.advanced(log.trail(), size);
        if (newest.nextSequence() != trust.nextSequence()) {
            known = Stream.concat(newest.everyKey().stream(), log.keys().all(log.origin()).stream())
                    .distinct()
                    .toList();
            trust = newest;
            signers = List.of();
        }
    }

    /** The keys that ever signed for this log, or may. */
    List<VerifierKey> known() {
        return known;
    }

    /** The same, and how far a signature of each proves anything. */
    ProofKeys proofKeys() {
        Set<VerifierKey> retired = trust.retired().stream().map(Retired::key).collect(Collectors.toSet());
        return new ProofKeys(known, retired, records, log.keys());
    }

    /**
     * All that sign now: the keys in use, and those retired that still sign along.
     *
     * @param published what is published now; null before the first
     */
    List<SigningKey> signers(@Nullable Kept published) {
        if (signers.isEmpty()) {
            retirements.proceed(trust, published);
            signers = Stream.concat(trust.keys().stream(), retirements.signing(trust).stream())
                    .map(log.keys()::privateKey)
                    .toList();
        }
        return signers;
    }

    /** A checkpoint was published: retired keys for which it was the last one sign no more. */
    void published(Kept published) {
        if (retirements.proceed(trust, published)) {
            signers = List.of();
        }
    }

    /**
     * What must have been cosigned before it is published.
     *
     * @throws IllegalStateException when what was put in force is no policy
     */
    TlogPolicy policy() {
        try {
            return trust.policy();
        } catch (MalformedException e) {
            throw new IllegalStateException(
                    "the witness policy in force can't be read (" + e.getMessage()
                            + "), so nothing is published: put another one in force",
                    e);
        }
    }

    /** The witnesses of the policy in force, and of the one that is to come: what was put back may be older than any policy. */
    Set<Party> partiesAtStart() {
        Set<Party> parties = new LinkedHashSet<>();
        try {
            parties.addAll(trust.policy().witnesses());
        } catch (MalformedException e) {
            // Writes go on without witnesses; that nothing can be published is said by the first round.
            LOG.warn("The witness policy in force can't be read: {}", e.getMessage());
        }
        if (log.policyToCome() != null) {
            parties.addAll(log.policyToCome().witnesses());
        }
        return parties;
    }
}
