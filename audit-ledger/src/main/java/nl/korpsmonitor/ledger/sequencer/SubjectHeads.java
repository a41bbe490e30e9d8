package nl.korpsmonitor.ledger.sequencer;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.SubjectMovedException;
import nl.korpsmonitor.ledger.codec.Body;
import nl.korpsmonitor.ledger.codec.BodyForm;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.Query;
import nl.korpsmonitor.ledger.store.StoredEntry;

/** The last sequence of each subject: of what is stored, and beyond it of the block that is being made. */
final class SubjectHeads {
    /** The most subjects kept in memory; the others are read from the store. */
    static final int MAXIMUM_CACHED = 100_000;

    private final LedgerStore store;
    private final Map<String, Long> stored = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAXIMUM_CACHED;
        }
    };
    private final Map<String, Long> block = new HashMap<>();

    SubjectHeads(LedgerStore store) {
        this.store = store;
    }

    /** The last sequence, the block's events so far included; -1 for none. */
    long last(String subject) {
        Long inBlock = block.get(subject);
        if (inBlock != null) {
            return inBlock;
        }
        Long known = stored.get(subject);
        if (known == null) {
            known = store.lastSequence(subject);
            stored.put(subject, known);
        }
        return known;
    }

    /** Reads together what these requests are about, as far as it is not known. */
    void prepare(List<Pending> requests) {
        Set<String> unknown = new HashSet<>();
        for (Pending pending : requests) {
            pending.request().expected().keySet().forEach(subject -> unknown.add(subject.id()));
            pending.request().entries().stream()
                    .map(NewEntry::subject)
                    .filter(Objects::nonNull)
                    .forEach(unknown::add);
        }
        unknown.removeAll(stored.keySet());
        if (!unknown.isEmpty()) {
            stored.putAll(store.lastSequences(unknown));
        }
    }

    /**
     * No subject below the prefix may have an event at or after the position, the block's events so far included.
     *
     * @throws SubjectMovedException naming a subject that has
     */
    void requireNothingBelow(String prefix, long fromPosition) {
        block.keySet().stream()
                .filter(subject -> subject.equals(prefix) || subject.startsWith(prefix + "/"))
                .findFirst()
                .ifPresent(subject -> refuse(subject, store.lastSequence(subject)));
        List<StoredEntry> newer = store.find(new Query(prefix, Set.of(), null, fromPosition, Long.MAX_VALUE), 1);
        if (!newer.isEmpty()) {
            Body first = BodyForm.read(newer.getFirst().body());
            refuse(requireNonNull(first.subject()), requireNonNull(first.sequence()) - 1);
        }
    }

    private void refuse(String subject, long expected) {
        throw new SubjectMovedException(new Subject(subject), expected, last(subject));
    }

    void advance(Map<String, Long> to) {
        block.putAll(to);
    }

    /** The block is stored. */
    void committed() {
        stored.putAll(block);
        block.clear();
    }

    /** The block is not stored. */
    void discardBlock() {
        block.clear();
    }

    /** What the request is about is to be read again. */
    void forgetThoseOf(Pending pending) {
        block.clear();
        pending.request().expected().keySet().forEach(subject -> stored.remove(subject.id()));
        pending.request().entries().forEach(entry -> stored.remove(entry.subject()));
    }

    /** Another process appended an event. */
    void appended(String subject, long sequence) {
        stored.computeIfPresent(subject, (known, last) -> Math.max(last, sequence));
    }

    /** What the store holds may be other than thought. */
    void forget() {
        block.clear();
        stored.clear();
    }
}
