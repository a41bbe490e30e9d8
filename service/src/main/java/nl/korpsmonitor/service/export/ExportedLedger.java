package nl.korpsmonitor.service.export;

import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import org.jspecify.annotations.Nullable;

/**
 * A ledger to copy from; nothing is written to it.
 *
 * @param store its entries, tiles, disclosures and checkpoints
 * @param trail its events
 * @param opener opens disclosures
 */
public record ExportedLedger(LedgerStore store, Trail trail, Opener opener) {

    /** Opens disclosures that still have their key. */
    @FunctionalInterface
    public interface Opener {
        /** The disclosure; null when its key is not there. */
        @Nullable
        Disclosure open(SealedDisclosure sealed);
    }
}
