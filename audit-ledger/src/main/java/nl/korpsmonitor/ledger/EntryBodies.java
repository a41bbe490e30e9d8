package nl.korpsmonitor.ledger;

import java.util.Optional;

/** The entries' bodies as they are stored, byte for byte. Whether somebody may see one is for the caller to judge. Safe for use by many threads. */
@FunctionalInterface
public interface EntryBodies {
    /** The exact bytes of the body at a position, whatever it holds; empty when the ledger is shorter. */
    Optional<byte[]> body(long position);
}
