package nl.korpsmonitor.ledger.sequencer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.korpsmonitor.ledger.IdempotencyRecords;
import nl.korpsmonitor.ledger.RepeatedCommandException;
import nl.korpsmonitor.ledger.SubjectMovedException;
import nl.korpsmonitor.ledger.store.CommandRecord;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;

/** A block in the making: the requests that stand, in order, and those that do not. */
final class BlockDraft {
    private final long firstPosition;
    private final SubjectHeads heads;
    private final IdempotencyRecords records;
    private final List<NewEntry> entries = new ArrayList<>();
    private final List<CommandRecord> commands = new ArrayList<>();
    private final List<Pending> accepted = new ArrayList<>();
    private final List<Pending> later = new ArrayList<>();
    private final Map<Pending, RuntimeException> refused = new LinkedHashMap<>();
    private final Set<Hash> keys = new HashSet<>();
    private final Set<Hash> unused;

    /** @param unused keys under which nothing is recorded, as is known */
    BlockDraft(long firstPosition, SubjectHeads heads, IdempotencyRecords records, Set<Hash> unused) {
        this.unused = unused;
        this.firstPosition = firstPosition;
        this.heads = heads;
        this.records = records;
    }

    /** Takes the request into the block, notes why it does not stand, or leaves it for a later block. */
    void add(Pending pending) {
        if (pending.isLate()) {
            // It is in no block: whether it is recorded is no question.
            refused.put(pending, new StoreException("it waited too long to be recorded; nothing was appended"));
            return;
        }
        AppendRequest request = pending.request();
        Hash key = request.idempotencyKey();
        if (key != null && keys.contains(key)) {
            // The same command twice at a time: the second is answered with the first's receipt once that is durable.
            later.add(pending);
            return;
        }
        try {
            check(request);
        } catch (RuntimeException e) {
            refused.put(pending, reason(key, e));
            return;
        }
        if (key != null) {
            keys.add(key);
            commands.add(new CommandRecord(
                    key, firstPosition + entries.size(), request.entries().size()));
        }
        entries.addAll(request.entries());
        accepted.add(pending);
    }

    private void check(AppendRequest request) {
        // The key first: a repeated command would also clash with its own first events, and must not hear of that.
        Hash key = request.idempotencyKey();
        if (key != null && !unused.contains(key)) {
            Optional<RepeatedCommandException> first = repeated(key);
            if (first.isPresent()) {
                throw first.get();
            }
        }
        request.expected().forEach((subject, expected) -> {
            long actual = heads.last(subject.id());
            if (actual != expected) {
                throw new SubjectMovedException(subject, expected, actual);
            }
        });
        request.nothingBelow().forEach(heads::requireNothingBelow);
        heads.advance(advanced(request));
    }

    /** Another process may have recorded the same command between the look at its key and what was found to be against it. */
    RuntimeException reason(@Nullable Hash key, RuntimeException found) {
        try {
            Optional<RepeatedCommandException> first = repeated(key);
            return first.isPresent() ? first.get() : found;
        } catch (StoreException e) {
            return e;
        }
    }

    private Optional<RepeatedCommandException> repeated(@Nullable Hash key) {
        return key == null ? Optional.empty() : records.find(key.bytes());
    }

    private Map<String, Long> advanced(AppendRequest request) {
        Map<String, Long> advanced = new HashMap<>();
        for (int i = 0; i < request.entries().size(); i++) {
            NewEntry entry = request.entries().get(i);
            if (entry.subject() != null) {
                Long last = advanced.get(entry.subject());
                long head = last == null ? heads.last(entry.subject()) : last;
                if (entry.gapFree() ? entry.sequence() != head + 1 : entry.sequence() <= head) {
                    throw new SequenceTakenException(
                            i, entry.subject() + " is at sequence " + head + "; " + entry.sequence() + " can't follow");
                }
                advanced.put(entry.subject(), Math.max(head, entry.sequence()));
            }
        }
        return advanced;
    }

    List<NewEntry> entries() {
        return entries;
    }

    List<CommandRecord> commands() {
        return commands;
    }

    List<Pending> accepted() {
        return accepted;
    }

    /** Those that do not stand, and why. */
    Map<Pending, RuntimeException> refused() {
        return refused;
    }

    /** Those that must wait for this block. */
    List<Pending> later() {
        return later;
    }

    /** The accepted request that brought the entry at this index of the block, and the entry's index within it. */
    Place placeOf(int index) {
        int before = 0;
        for (Pending pending : accepted) {
            if (index < before + pending.events()) {
                return new Place(pending, index - before);
            }
            before += pending.events();
        }
        throw new IndexOutOfBoundsException(index);
    }

    record Place(Pending pending, int index) {}
}
