package nl.korpsmonitor.ledger.checkpoint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.ledger.checkpoint.CheckpointRecords.Kept;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a signed checkpoint past the witnesses: publishes it when the policy's quorum has cosigned it, and tells those who wait for that. Used by one thread. */
final class WitnessedPublishing {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessedPublishing.class);

    private final TrustInForce trust;
    private final WitnessRounds witnesses;
    private final Publishing publishing;
    private final Publications publications;
    private final StatusBoard board;

    private boolean quorumMet = true;
    private String textAtLast = "";
    private List<NoteSignature> cosignaturesAtLast = List.of();
    private String publishedAtLast = "";

    WitnessedPublishing(
            TrustInForce trust,
            WitnessRounds witnesses,
            Publishing publishing,
            Publications publications,
            StatusBoard board) {
        this.trust = trust;
        this.witnesses = witnesses;
        this.publishing = publishing;
        this.publications = publications;
        this.board = board;
    }

    /** Whether there is anybody to ask, or to look for what somebody here waits for, though nothing new was signed. */
    boolean hasWork() {
        return witnesses.wants(textAtLast, cosignaturesAtLast)
                // Another process on the same store may have published what somebody here waits for.
                || (!quorumMet && publications.awaited());
    }

    /**
     * Publishes a checkpoint when the policy allows.
     *
     * @param signed as it stands in the store
     * @param published as it was read before; null for none
     * @param since when the signed tree was that of all entries
     * @return whether this round came to its end: without a quorum too, but not when others were faster each time
     * @throws InconsistentLogException when a witness, or what is published, shows what does not fit
     * @throws IllegalStateException when the policy can't be read
     */
    boolean publish(Kept signed, @Nullable Kept published, Instant since) {
        TlogPolicy policy = trust.policy();
        textAtLast = signed.checkpoint().note().text();
        try {
            cosignaturesAtLast = witnesses.collect(signed, alreadyOn(signed, published), policy, trust.proofKeys());
        } catch (InconsistentLogException e) {
            report(false);
            throw e;
        }
        report(policy.quorumMetBy(policy.cosigners(signed.checkpoint().with(cosignaturesAtLast))));
        if (!quorumMet) {
            seen(published);
            return true;
        }
        Optional<Kept> now = publishing.publish(signed, cosignaturesAtLast);
        now.ifPresent(each -> {
            board.published(each.size(), since);
            seen(each);
            trust.published(each);
        });
        return now.isPresent();
    }

    private static List<NoteSignature> alreadyOn(Kept signed, @Nullable Kept published) {
        return published != null && published.size() == signed.size()
                ? published.checkpoint().note().signatures()
                : List.of();
    }

    /** Whoever published it, those who wait for it are told. */
    void seen(@Nullable Kept published) {
        if (published != null && !published.note().equals(publishedAtLast)) {
            publishedAtLast = published.note();
            board.seen(published.size());
            publications.announce();
        }
    }

    /**
     * Another process signs and publishes: what this one knew of witnesses and quorum is of the past.
     *
     * @param signedSize of what that process signed
     */
    void watched(long signedSize, @Nullable Kept published) {
        witnesses.notAsked();
        if (published != null && published.size() >= signedSize) {
            report(true);
        }
        seen(published);
    }

    private void report(boolean met) {
        if (met != quorumMet && met) {
            LOG.info("The witnesses' quorum is met again");
        } else if (met != quorumMet) {
            LOG.warn("The witnesses' quorum is not met: nothing new is published until it is; writes go on");
        }
        quorumMet = met;
        board.quorum(met);
    }
}
