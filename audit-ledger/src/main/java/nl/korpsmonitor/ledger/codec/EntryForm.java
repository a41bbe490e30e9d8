package nl.korpsmonitor.ledger.codec;

import java.util.List;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;

/** What a store finds an entry by, out of its body. */
public final class EntryForm {
    private EntryForm() {}

    /**
     * The entry of a body.
     *
     * @param bytes the body's; nobody changes them
     * @param gapFree whether its sequence must be the one after its subject's last
     */
    public static NewEntry of(Body body, byte[] bytes, boolean gapFree, List<SealedDisclosure> disclosures) {
        return new NewEntry(
                body.id(),
                body.subject(),
                body.sequence() == null ? -1 : body.sequence(),
                gapFree,
                body.type(),
                body.actor() == null ? null : body.actor().id(),
                Leaf.micros(body.messageTime()),
                bytes,
                Hash.sha256(bytes),
                disclosures);
    }
}
