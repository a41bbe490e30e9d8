package nl.korpsmonitor.command.audit;

import java.util.Optional;

/** Finds the roots of the ledger's tree, with which audits are compared. The service implements it from the ledger. Safe for use by many threads. */
@FunctionalInterface
public interface LedgerRoots {
    /** There is none: for a program in which nobody records audits. */
    LedgerRoots NONE = size -> Optional.empty();

    /**
     * The root over the first entries, published or not: every checkpoint that covers them leads to it.
     *
     * @param size how many entries, from 1
     * @return base64 of the root; empty when the ledger has not recorded so many
     */
    Optional<String> over(long size);
}
