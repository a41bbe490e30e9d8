package nl.korpsmonitor.ledger.copy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;

/**
 * The checkpoints of a store as they were read once, to be written to another. What signs goes on meanwhile: it is the one that was signed last which is read
 * last, so that none of the others is ahead of it.
 */
final class CheckpointCopy {
    /** What a store calls the one that was signed last; every other one was signed before it. */
    private static final String SIGNED = "signed";

    private final Map<String, String> notes;
    private final long largest;

    private CheckpointCopy(Map<String, String> notes, long largest) {
        this.notes = notes;
        this.largest = largest;
    }

    static CheckpointCopy read(LedgerStore source) {
        List<String> names = new ArrayList<>(source.checkpointNames());
        names.remove(SIGNED);
        names.add(SIGNED);
        Map<String, String> notes = new LinkedHashMap<>();
        long largest = 0;
        for (String name : names) {
            Optional<String> note = source.checkpoint(name);
            if (note.isPresent()) {
                notes.put(name, note.get());
                largest = Math.max(largest, size(source, name, note.get()));
            }
        }
        return new CheckpointCopy(notes, largest);
    }

    /** The size of the largest; 0 when there is none. A checkpoint must not be ahead of its entries. */
    long largest() {
        return largest;
    }

    int count() {
        return notes.size();
    }

    /**
     * Makes sure that no checkpoint of the target would be replaced by a smaller one.
     *
     * @throws IllegalStateException when one would; nothing was changed
     */
    void requireNoneLowered(LedgerStore target) {
        notes.forEach((name, note) -> {
            Optional<String> there = target.checkpoint(name);
            if (there.isPresent() && size(target, name, there.get()) > size(target, name, note)) {
                throw new IllegalStateException("the checkpoint '" + name + "' of " + target.name()
                        + " is of more entries than that of the source: nothing is copied over a newer one");
            }
        });
    }

    /**
     * Writes what was read, that which was signed last first, so that an interruption leaves none ahead of it; and reads it back.
     *
     * @throws IllegalStateException when somebody else writes there
     */
    void write(LedgerStore target) {
        for (String name : List.copyOf(notes.keySet()).reversed()) {
            String note = String.valueOf(notes.get(name));
            Optional<String> there = target.checkpoint(name);
            if (!there.equals(Optional.of(note)) && !target.replaceCheckpoint(name, there.orElse(null), note)) {
                throw inUse(target);
            }
        }
        notes.forEach((name, note) -> {
            if (!target.checkpoint(name).equals(Optional.of(note))) {
                throw inUse(target);
            }
        });
    }

    private static IllegalStateException inUse(LedgerStore target) {
        return new IllegalStateException(target.name() + " is in use: stop what writes to it, then copy again");
    }

    private static long size(LedgerStore store, String name, String note) {
        try {
            return SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8))
                    .checkpoint()
                    .size();
        } catch (MalformedException e) {
            throw new IllegalStateException(
                    "the checkpoint '" + name + "' of " + store.name() + " is damaged: " + e.getMessage(), e);
        }
    }
}
