package nl.korpsmonitor.service.inquiries;

import java.time.Duration;
import java.util.Optional;
import nl.korpsmonitor.command.inquiry.PublishedCheckpoints;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;

/**
 * The published checkpoints of a ledger, as answers to inquiries carry them. Safe for use by many threads.
 *
 * @param ledger whose log it is
 */
public record LedgerCheckpoints(Ledger ledger) implements PublishedCheckpoints {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Override
    public Optional<String> covering(long position) {
        return ledger.publishedLog().awaitCovering(position, PATIENCE).map(SignedCheckpoint::encoded);
    }
}
