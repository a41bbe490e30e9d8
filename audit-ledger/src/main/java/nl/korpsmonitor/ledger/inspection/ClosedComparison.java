package nl.korpsmonitor.ledger.inspection;

import nl.korpsmonitor.ledger.disclosure.DisclosureKeyEvidence;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoreInspection;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;

/** Compares a ledger with how it was when it was last closed in order. */
final class ClosedComparison {
    /** Whoever reads must know that it may be the record that was changed. */
    static final String WHEN_CLOSED = " when the ledger was closed, as keys/closed says";

    private final ClosedRecord record;
    private final StoreInspection store;
    private final Findings findings;

    ClosedComparison(ClosedRecord record, StoreInspection store, Findings findings) {
        this.record = record;
        this.store = store;
        this.findings = findings;
    }

    /** @param keys null when they can't be read */
    void judge(TreeInspection tree, @Nullable DisclosureKeyEvidence keys, @Nullable KeyFiles files) {
        try {
            judgeEntries(tree);
            judgeCheckpoints();
            if (keys != null) {
                judgeKeys(keys);
            }
            if (files != null) {
                files.judge(record);
            }
        } catch (StoreException e) {
            findings.add(store.place("entries"), "it can't be compared with how it was closed: " + e.getMessage());
        }
    }

    private void judgeEntries(TreeInspection tree) {
        Place entries = store.place("entries");
        if (tree.size() != record.size()) {
            findings.add(
                    entries,
                    "it has " + tree.size() + " entries; it had " + record.size() + WHEN_CLOSED + ": "
                            + (tree.size() < record.size()
                                    ? "an older copy was put back, or entries were cut off"
                                    : "entries were added since, by something else"));
        }
        Hash root = tree.rootAt(record.size());
        if (root != null && !root.equals(record.root())) {
            findings.add(entries, "its root is not the one that it had" + WHEN_CLOSED);
        }
    }

    private void judgeCheckpoints() {
        record.checkpoints().forEach((name, digest) -> {
            Hash now = store.checkpoint(name).map(ClosedRecord::digest).orElse(null);
            if (!digest.equals(now)) {
                findings.add(
                        store.place("checkpoints").row(name),
                        "it is not the checkpoint that stood there" + WHEN_CLOSED);
            }
        });
        store.checkpointNames().stream()
                .filter(name -> !record.checkpoints().containsKey(name))
                .forEach(name -> findings.add(store.place("checkpoints").row(name), "it was not there" + WHEN_CLOSED));
    }

    private void judgeKeys(DisclosureKeyEvidence keys) {
        if (!keys.digest().filter(record.disclosureKeys()::equals).isPresent()) {
            findings.add(
                    keys.place(),
                    "its keys or counters are not those that it had" + WHEN_CLOSED
                            + ": they were changed, or an older copy was put back");
        }
    }
}
