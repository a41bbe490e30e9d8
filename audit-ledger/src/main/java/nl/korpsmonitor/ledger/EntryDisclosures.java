package nl.korpsmonitor.ledger;

import java.util.List;
import nl.korpsmonitor.transparency.disclosure.Disclosure;

/**
 * Opens the confidential values of entries with the salts that prove them. Whether somebody may see one is for the caller to judge. Safe for use by many
 * threads.
 */
@FunctionalInterface
public interface EntryDisclosures {
    /**
     * The disclosures of the entry at a position that still have their key and are not erased; none when the ledger is shorter.
     *
     * @throws IllegalStateException when the stored bytes are damaged
     */
    List<Disclosure> disclosures(long position);
}
