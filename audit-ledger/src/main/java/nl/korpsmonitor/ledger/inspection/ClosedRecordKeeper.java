package nl.korpsmonitor.ledger.inspection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the record of how a ledger was closed away when it opens, and writes another one when it has closed. For one thread at a time. */
public final class ClosedRecordKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ClosedRecordKeeper.class);

    private final Path keys;
    private final LedgerStore store;
    private final Map<String, Supplier<String>> closingNotes = new TreeMap<>();

    /**
     * Changes nothing yet.
     *
     * @param keys the directory of the keys, where the record stands
     */
    public ClosedRecordKeeper(Path keys, LedgerStore store) {
        this.keys = keys;
        this.store = store;
    }

    /**
     * From here on the ledger is not as it was closed. What others noted then still holds until they say otherwise.
     *
     * @throws UncheckedIOException when that can't be recorded
     */
    public void begin() {
        if (store.shared()) {
            // Others may have it open: no record in this directory could say how it was left.
            return;
        }
        try {
            ClosedRecord.begin(keys).forEach((name, note) -> atClose(name, () -> note));
        } catch (IOException e) {
            throw new UncheckedIOException("that the ledger is open can't be recorded in " + keys, e);
        }
    }

    /** What the record says so far of something that is kept beside the ledger; empty when it says nothing of it. */
    public Optional<String> noted(String name) {
        return Optional.ofNullable(closingNotes.get(name)).map(Supplier::get);
    }

    /**
     * What the record is to say of something that is kept beside the ledger.
     *
     * @param name one word
     * @param note gives one line; asked when the ledger is closed
     */
    public void atClose(String name, Supplier<String> note) {
        closingNotes.put(name, note);
    }

    /**
     * Records how the ledger is left, unless that can't be said.
     *
     * @param head of the tree over all that is known to be recorded
     * @param disclosureKeys digest over their content
     * @throws UncheckedIOException when it can't be written
     */
    public void end(TreeHead head, Hash disclosureKeys) {
        if (head.size() != store.size()) {
            // A write failed and was done nevertheless, or somebody else wrote: the root is not that of what is stored,
            // and no record says so much.
            LOG.warn(
                    "How the ledger was closed is not recorded: {} entries are known and {} are stored;"
                            + " './ledger verify' says whether they fit together",
                    head.size(),
                    store.size());
            return;
        }
        Map<String, String> notes = new TreeMap<>();
        closingNotes.forEach((name, note) -> notes.put(name, note.get()));
        try {
            ClosedRecord.of(store, head.root(), disclosureKeys, keys, notes).write(keys);
        } catch (IOException e) {
            throw new UncheckedIOException("how the ledger was closed can't be recorded in " + keys, e);
        }
    }
}
