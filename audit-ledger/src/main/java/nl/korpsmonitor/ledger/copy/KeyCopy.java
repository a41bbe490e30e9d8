package nl.korpsmonitor.ledger.copy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.ledger.FirstEvent;
import nl.korpsmonitor.ledger.StoredTrail;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyStore;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.store.LedgerStore;

/**
 * Brings the keys of confidential values from one key store to another: all of them, also those that no value needs yet, so that of a copy too a number that
 * was given and has no key was destroyed. Whatever is doubtful is refused before anything is written. Used by one thread.
 */
public final class KeyCopy {
    private static final int PAGE = 1_000;

    private final DisclosureKeyStore source;
    private final DisclosureKeyStore target;
    private final InspectionProgress progress;
    private final Set<Long> needed;
    /** Read after what is needed: a number that is given meanwhile is none of these. */
    private final long sourceLast;

    private final long targetLast;

    private KeyCopy(
            List<Long> needed, DisclosureKeyStore source, DisclosureKeyStore target, InspectionProgress progress) {
        this.needed = new HashSet<>(needed);
        this.source = source;
        this.target = target;
        this.progress = progress;
        this.sourceLast = source.lastNumber();
        this.targetLast = target.lastNumber();
    }

    /** What is only done when it is asked for. */
    public enum Choice {
        /** Also destroy the keys in the target that the source had and has no more. */
        ALSO_ERASE,
        /** Also bring keys into a target that had and destroyed them, or that has given more numbers than the source: what was erased comes back. */
        BRING_BACK
    }

    /**
     * What was done.
     *
     * @param keys how many of the ledger's values both have a key of
     * @param erased how many neither has a key of, so that these two open them no more
     * @param onlyInTarget how many only the target still has a key of, although the source destroyed it
     */
    public record Result(long keys, long erased, long onlyInTarget) {}

    /**
     * Copies the keys. None is destroyed in the target unless that is asked for.
     *
     * @param ledger whose values they open
     * @throws IllegalStateException when one store is not of that ledger, the source has never had a key that a value needs, or the target has destroyed
     *     one that the source still has; the message says what to do, and nothing was changed
     */
    public static Result copy(
            LedgerStore ledger,
            DisclosureKeyStore source,
            DisclosureKeyStore target,
            Set<Choice> choices,
            InspectionProgress progress) {
        String ledgerId = FirstEvent.of(new StoredTrail(ledger))
                .orElseThrow(() -> new IllegalStateException("nothing is recorded in " + ledger.name() + " yet"))
                .ledgerId();
        List<Long> needed = ledger.disclosureKeysFrom(0);
        KeyCopy copy = new KeyCopy(needed, source, target, progress);
        KeyCopyCheck.require(ledger, ledgerId, needed, source, target);
        copy.compare(choices);
        target.serve(ledgerId);
        return copy.write(choices);
    }

    /** Reads all and writes nothing. */
    private void compare(Set<Choice> choices) {
        boolean bringBack = choices.contains(Choice.BRING_BACK);
        if (targetLast > sourceLast && !bringBack) {
            throw new IllegalStateException(target.name() + " has given " + targetLast + " keys and " + source.name()
                    + " only " + sourceLast + ": the source is older, and what was erased since would come back. Name"
                    + " the newest one as the source, or bring back what it has with --bring-back");
        }
        long destroyed = 0;
        for (long first = 1; first <= sourceLast; first += PAGE) {
            SortedMap<Long, byte[]> originals = source.range(first, last(first));
            SortedMap<Long, byte[]> copies = target.range(first, last(first));
            for (long number : originals.keySet()) {
                byte[] copy = copies.get(number);
                if (copy != null && !Arrays.equals(copy, originals.get(number))) {
                    throw new IllegalStateException(target.name() + " holds another key of number " + number + " than "
                            + source.name() + ": these are the keys of another ledger");
                }
                destroyed += copy == null && number <= targetLast && needed.contains(number) ? 1 : 0;
            }
            progress.step("Comparing keys", last(first), sourceLast);
        }
        if (destroyed > 0 && !bringBack) {
            throw new IllegalStateException(target.name() + " has destroyed the keys of " + destroyed
                    + " values that " + source.name() + " still has: they were erased there. Erase them in the source"
                    + " too, or bring them back with --bring-back");
        }
    }

    private Result write(Set<Choice> choices) {
        long both = 0;
        long onlyInTarget = 0;
        for (long first = 1; first <= sourceLast; first += PAGE) {
            SortedMap<Long, byte[]> originals = source.range(first, last(first));
            SortedMap<Long, byte[]> copies = target.range(first, last(first));
            SortedMap<Long, byte[]> missing = new TreeMap<>(originals);
            // One that the target destroyed and nothing needs is a spare one: it stays so.
            missing.keySet()
                    .removeIf(
                            number -> copies.containsKey(number) || (number <= targetLast && !needed.contains(number)));
            // Page by page, so that also after an interruption a number up to the last one that has no key was
            // destroyed.
            target.take(missing, last(first));
            List<Long> gone = new ArrayList<>(copies.keySet());
            gone.removeAll(originals.keySet());
            if (choices.contains(Choice.ALSO_ERASE)) {
                target.destroy(gone);
            } else {
                onlyInTarget += gone.stream().filter(needed::contains).count();
            }
            both += originals.keySet().stream().filter(needed::contains).count();
            progress.step("Keys", last(first), sourceLast);
        }
        return new Result(both, needed.size() - both - onlyInTarget, onlyInTarget);
    }

    private long last(long first) {
        return Math.min(first + PAGE - 1, sourceLast);
    }
}
