package nl.korpsmonitor.ledger.store;

import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;

/**
 * An event made ready for the store: its body's bytes, and what the store finds it by. Nobody changes the array.
 *
 * @param id of the event; unique in the ledger
 * @param subject what it is about, at most 200 characters; null when it belongs to no stream of events
 * @param sequence its place within the subject, from 0; -1 when there is no subject
 * @param gapFree whether the sequence must be the one after the subject's last; it must be a higher one in any case
 * @param type its stored name
 * @param actor who recorded it; null when nobody is named
 * @param messageTimeMicros the message's own time, since the epoch
 * @param body the exact bytes
 * @param bodyHash SHA-256 of the body
 * @param disclosures of its confidential values, encrypted
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and too hot to copy.
public record NewEntry(
        String id,
        @Nullable String subject,
        long sequence,
        boolean gapFree,
        String type,
        @Nullable String actor,
        long messageTimeMicros,
        byte[] body,
        Hash bodyHash,
        List<SealedDisclosure> disclosures) {
    /** How many bytes of content it has: the body and the sealed disclosures. */
    public long bytes() {
        long bytes = body.length;
        for (SealedDisclosure disclosure : disclosures) {
            bytes += disclosure.sealed().length;
        }
        return bytes;
    }
}
