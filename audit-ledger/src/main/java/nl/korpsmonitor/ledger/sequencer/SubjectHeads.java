package nl.korpsmonitor.ledger.sequencer;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.korpsmonitor.ledger.store.LedgerStore;

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

    /** What the store holds may be other than thought. */
    void forget() {
        block.clear();
        stored.clear();
    }
}
