package nl.korpsmonitor.ledger.inspection;

import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.verify.Memory.Remembered;

/** Holds a ledger to what was verified of it before. Only so is a directory found out that was put back whole, keys and records of closing included. */
final class RememberedInspection {
    private RememberedInspection() {}

    /**
     * Judges it, after the last entry.
     *
     * @param entries where they are stored
     * @param signedSize of the newest signed checkpoint; a ledger never had more published than signed
     */
    static void judge(
            Trust trust, LogHistory history, TreeInspection tree, long signedSize, Place entries, Findings findings) {
        for (Remembered each : trust.remembered()) {
            Checkpoint before = each.checkpoint().checkpoint();
            if (history.opened() != null && history.opened().origin().equals(before.origin()) && before.size() > 0) {
                judge(each, tree, signedSize, entries, findings);
            }
        }
    }

    private static void judge(
            Remembered remembered, TreeInspection tree, long signedSize, Place entries, Findings findings) {
        Checkpoint before = remembered.checkpoint().checkpoint();
        long size = Math.min(tree.size(), signedSize);
        Hash root = tree.rootAt(before.size());
        if (size < before.size() || root == null) {
            findings.add(
                    entries,
                    older(remembered) + ": " + size + " entries are there and signed, and " + before.size()
                            + " were then");
        } else if (!root.equals(before.root())) {
            findings.add(
                    entries,
                    older(remembered) + ": the first " + before.size() + " entries have the root " + root.base64()
                            + ", and had " + before.root().base64() + " then; what was verified is kept in "
                            + remembered.file());
        } else {
            findings.checked("the " + before.size() + " entries that were verified on " + remembered.when()
                    + ": they are the same");
        }
    }

    private static String older(Remembered remembered) {
        return "it is an older copy of the whole directory, or another history, than was verified on "
                + remembered.when();
    }
}
