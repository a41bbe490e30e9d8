package nl.korpsmonitor.ledger.disclosure;

import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import org.jspecify.annotations.Nullable;

/** Opens disclosures with keys that it only reads, also while another process makes and destroys keys. Safe for use by many threads. */
public final class DisclosureOpener implements AutoCloseable {
    private final DisclosureKeyStore keys;

    private DisclosureOpener(DisclosureKeyStore keys) {
        this.keys = keys;
    }

    /**
     * Takes the keys of a ledger.
     *
     * @param keys closed with this, also when this throws
     * @throws IllegalStateException when they are older than the ledger, or lost: what they lack would pass for erased
     * @throws nl.korpsmonitor.ledger.store.StoreException when either can't be read
     */
    public static DisclosureOpener open(DisclosureKeyStore keys, LedgerStore ledger) {
        try {
            DisclosureKeys.requireAll(keys, ledger);
            return new DisclosureOpener(keys);
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    /** Takes keys from a store, whatever it lacks, and closes it in the end. */
    public static DisclosureOpener of(DisclosureKeyStore store) {
        return new DisclosureOpener(store);
    }

    /**
     * The disclosure; null when its key is not there.
     *
     * @throws IllegalStateException when the stored bytes are damaged
     */
    public @Nullable Disclosure open(SealedDisclosure sealed) {
        byte[] key = keys.find(sealed.key());
        return key == null ? null : new DisclosureKey(sealed.key(), key).disclose(sealed);
    }

    @Override
    public void close() {
        keys.close();
    }
}
