package nl.korpsmonitor.ledger.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyStore;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.store.LedgerStore;

/** Brings the keys of confidential values from one key store to another. */
public final class KeyCopy {
    private static final int PAGE = 1_000;

    private KeyCopy() {}

    /**
     * What was done.
     *
     * @param keys how many both have
     * @param destroyed how many values have no key any more, so that they can't be opened anywhere
     */
    public record Result(long keys, long destroyed) {}

    /**
     * Copies the keys that a ledger's values need. One that the source has no more is destroyed in the target too.
     *
     * @param ledger whose values they open
     * @throws IllegalStateException when the target holds other keys under the same numbers
     */
    public static Result copy(
            LedgerStore ledger, DisclosureKeyStore source, DisclosureKeyStore target, InspectionProgress progress) {
        List<Long> needed = ledger.disclosureKeysFrom(0);
        // Before the keys are read: a number that is given meanwhile is none of these.
        long last = Math.max(source.lastNumber(), needed.isEmpty() ? 0 : needed.getLast());
        target.take(new TreeMap<>(), last);
        long copied = 0;
        for (int from = 0; from < needed.size(); from += PAGE) {
            List<Long> page = needed.subList(from, Math.min(needed.size(), from + PAGE));
            SortedMap<Long, byte[]> keys = new TreeMap<>();
            List<Long> gone = new ArrayList<>();
            for (long number : page) {
                byte[] key = source.find(number);
                if (key == null) {
                    gone.add(number);
                } else {
                    keys.put(number, key);
                }
            }
            target.take(keys, last);
            target.destroy(gone);
            copied += keys.size();
            progress.step("Keys", from + page.size(), needed.size());
        }
        return new Result(copied, needed.size() - copied);
    }
}
