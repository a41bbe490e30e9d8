package nl.korpsmonitor.service.export;

import java.nio.charset.StandardCharsets;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import nl.korpsmonitor.transparency.policy.TlogPolicy;

/**
 * What is published: how far an export reaches.
 *
 * @param checkpoint the newest published one
 * @param policyFile the policy in force at its size, with the keys in use
 * @param key one of the log's keys, which signed it
 */
record PublishedState(SignedCheckpoint checkpoint, String policyFile, VerifierKey key) {
    private static final String PUBLISHED = "published";

    /** @throws IllegalStateException when nothing is published yet, or the ledger is not the one that was */
    static PublishedState of(ExportedLedger ledger) {
        SignedCheckpoint checkpoint = ledger.store()
                .checkpoint(PUBLISHED)
                .map(PublishedState::parse)
                .orElseThrow(() -> new IllegalStateException("no checkpoint is published yet, so there is nothing to"
                        + " export: start the service ('ledger serve'), which publishes one at once, then export"
                        + " again"));
        long size = checkpoint.checkpoint().size();
        if (ledger.store().size() < size) {
            throw new IllegalStateException("the published checkpoint is of " + size + " entries, and there are "
                    + ledger.store().size() + ": entries are gone; put the newest ledger.db back");
        }
        String policyFile = ExportedPolicy.file(LedgerTrust.NONE.advanced(ledger.trail(), size));
        try {
            TlogPolicy policy = TlogPolicy.parse(policyFile.getBytes(StandardCharsets.UTF_8));
            return new PublishedState(
                    checkpoint, policyFile, policy.accept(checkpoint).getFirst());
        } catch (UnverifiedNoteException | MalformedException e) {
            throw new IllegalStateException(
                    "the published checkpoint is not signed as the ledger's own entries ask for (" + e.getMessage()
                            + "): 'ledger verify' tells what is wrong",
                    e);
        }
    }

    private static SignedCheckpoint parse(String note) {
        try {
            return SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedException e) {
            throw new IllegalStateException("the published checkpoint in ledger.db is damaged: " + e.getMessage(), e);
        }
    }
}
