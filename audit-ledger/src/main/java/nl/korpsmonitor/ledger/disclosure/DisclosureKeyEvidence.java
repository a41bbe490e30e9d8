package nl.korpsmonitor.ledger.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.InspectedDisclosure;
import nl.korpsmonitor.ledger.store.Rows;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import nl.korpsmonitor.transparency.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * The keys of disclosures as evidence: they open what they should open, and there are no others. It changes nothing. For one thread. All methods but
 * {@link #inspectNumbers} throw {@link nl.korpsmonitor.ledger.store.StoreException} when what they read can't be read.
 */
public interface DisclosureKeyEvidence extends AutoCloseable {
    /** Where the keys are. */
    Place place();

    /** Where a key is, or should be. */
    Place place(long key);

    /** The key of this number, of whatever length it is; null when there is none. */
    byte @Nullable [] key(long number);

    /**
     * Compares the keys with those that disclosures need, and with the counter of numbers.
     *
     * @param needed the numbers of all disclosures' keys, in ascending order
     * @param closed whether the ledger was closed in order, so that no spare key may be left
     */
    void inspectNumbers(Rows<Long> needed, boolean closed, Findings findings);

    /** Judges whether they say that they are those of a ledger, where they say whose they are. */
    default void inspectOwner(String ledgerId, Findings findings) {
        // A file of keys lies beside the ledger's other keys, which tell.
    }

    /** As {@link DisclosureKeyStore#digest} gives it. */
    Optional<Hash> digest();

    /**
     * Opens a disclosure under its key.
     *
     * @return what is wrong; null when it opens and fits its digest
     */
    default @Nullable String fault(InspectedDisclosure disclosure) {
        byte[] key = key(disclosure.key());
        if (key == null) {
            return "its key " + disclosure.key() + " is missing";
        }
        if (key.length != DisclosureKey.BYTES) {
            return "its key " + disclosure.key() + " has " + key.length + " bytes, not " + DisclosureKey.BYTES;
        }
        try {
            Hash digest = Hash.of(disclosure.digest());
            byte[] plain = new DisclosureKey(disclosure.key(), key).open(disclosure.sealed(), digest);
            Disclosure opened = Disclosure.parse(new String(plain, StandardCharsets.US_ASCII));
            return opened.digest().equals(digest) ? null : "what is sealed does not fit the digest";
        } catch (IllegalStateException | IllegalArgumentException e) {
            return "it does not open under its key " + disclosure.key() + ": " + e.getMessage();
        }
    }

    /** The text that a disclosure holds; null when it does not open, or holds something else: {@link #fault} says why. */
    default @Nullable String text(SealedDisclosure disclosure) {
        byte[] key = key(disclosure.key());
        try {
            return key != null
                            && key.length == DisclosureKey.BYTES
                            && new DisclosureKey(disclosure.key(), key)
                                            .disclose(disclosure)
                                            .value()
                                    instanceof JsonText text
                    ? text.value()
                    : null;
        } catch (IllegalStateException | IllegalArgumentException e) {
            // Found, and told, when all disclosures were opened.
            return null;
        }
    }

    @Override
    void close();
}
