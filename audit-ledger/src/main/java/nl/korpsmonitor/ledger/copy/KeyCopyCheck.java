package nl.korpsmonitor.ledger.copy;

import java.util.List;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyStore;
import nl.korpsmonitor.ledger.disclosure.DisclosureOpener;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.SealedDisclosure;

/** Makes sure that two key stores are those of one ledger. Changes nothing. */
final class KeyCopyCheck {
    private static final int PAGE = 500;

    private KeyCopyCheck() {}

    /**
     * Whether keys may be copied from one to the other.
     *
     * @throws IllegalStateException when not; the message says what to do
     */
    static void require(
            LedgerStore ledger,
            String ledgerId,
            List<Long> needed,
            DisclosureKeyStore source,
            DisclosureKeyStore target) {
        source.requireServes(ledgerId, () -> !needed.isEmpty());
        target.requireServes(ledgerId, () -> false);
        if (!needed.isEmpty() && needed.getLast() > source.lastNumber()) {
            throw new IllegalStateException(
                    source.name() + " has given " + source.lastNumber() + " keys, but a value of "
                            + ledger.name() + " needs number " + needed.getLast()
                            + ": the source has never had these keys. Name the newest key store of this ledger");
        }
        if (!needed.isEmpty() && !opensValue(ledger, source)) {
            throw new IllegalStateException(source.name() + " opens no value of " + ledger.name()
                    + ", so that nothing shows that its keys are of this ledger: name the key store that belongs to it."
                    + " If every value was erased, there is no key to copy");
        }
    }

    /** Whether a value opens; a file does not say whose keys it holds, but those of another ledger open none. */
    private static boolean opensValue(LedgerStore ledger, DisclosureKeyStore keys) {
        // Not closed, as that would close the store.
        DisclosureOpener opener = DisclosureOpener.of(keys);
        for (long from = 0; from < ledger.size(); from += PAGE) {
            for (List<SealedDisclosure> disclosures :
                    ledger.disclosures(from, from + PAGE).values()) {
                for (SealedDisclosure each : disclosures) {
                    if (keys.find(each.key()) != null) {
                        return opens(opener, each);
                    }
                }
            }
        }
        return false;
    }

    private static boolean opens(DisclosureOpener opener, SealedDisclosure sealed) {
        try {
            return opener.open(sealed) != null;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
