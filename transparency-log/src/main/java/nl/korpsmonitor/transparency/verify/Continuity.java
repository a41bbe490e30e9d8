package nl.korpsmonitor.transparency.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.verify.Memory.Remembered;
import org.jspecify.annotations.Nullable;

/** Compares a checkpoint with the one that is remembered of its log, and remembers it when all is well. One verification's, one thread's. */
final class Continuity {

    private final @Nullable Memory memory;
    private final SignedCheckpoint signed;
    private final Checkpoint now;
    private final @Nullable Remembered before;
    private final ReportBuilder report;
    private boolean comparable = true;

    /**
     * Looks up what is remembered.
     *
     * @param memory null to remember nothing
     * @throws BadInputException when the memory is damaged
     */
    Continuity(@Nullable Memory memory, SignedCheckpoint signed, ReportBuilder report) {
        this.memory = memory;
        this.signed = signed;
        this.now = signed.checkpoint();
        this.before = memory == null ? null : memory.recall(now.origin()).orElse(null);
        this.report = report;
        if (memory == null) {
            report.notChecked("Whether it is consistent with what you saw before (--no-memory)");
        } else if (before == null) {
            report.notChecked("Whether it is consistent with what you saw before: it is the first time");
        }
    }

    /** The size at which the root is needed for a comparison; none when there is nothing to compare. */
    List<Long> sizes() {
        return before == null
                ? List.of()
                : List.of(before.checkpoint().checkpoint().size());
    }

    /**
     * A lone proof shows one checkpoint only: the same size must have the same root, and other sizes can't be compared.
     *
     * @param where of the checkpoint, for a finding
     */
    void compareLone(String where) {
        if (before == null) {
            return;
        }
        if (before.checkpoint().checkpoint().size() == now.size()) {
            compareRoot(where, now.root(), true);
        } else {
            comparable = false;
            report.notChecked("Whether it is consistent with the checkpoint of "
                    + before.checkpoint().checkpoint().size() + " entries seen on " + before.when()
                    + ": a proof alone can't show that; verify an export or the log");
        }
    }

    /** A served log that is smaller than it was is not verified; but older checkpoints of an honest log exist, so it proves no second history. */
    void compareServed(String where, TreeReplay replay) {
        if (smaller()) {
            comparable = false;
            report.add(Finding.of(
                            "history-older",
                            where,
                            "The log shows an older state than what was seen on " + when()
                                    + ". A mirror or cache that lags behind may be the reason: try again later, or ask the"
                                    + " log itself")
                    .differing("at least " + size() + " entries", now.size() + " entries"));
        } else {
            compareGrown(where, replay);
        }
    }

    /** An export may be older than what was seen last. */
    void compareExport(String where, TreeReplay replay) {
        if (smaller()) {
            comparable = false;
            report.notice("The export is older than what was seen of this log on " + when() + ": it has " + now.size()
                    + " entries, and the log had " + size());
            report.notChecked(
                    "Whether the log's later history continues this export: verify the log or a newer export");
        } else {
            compareGrown(where, replay);
        }
    }

    private void compareGrown(String where, TreeReplay replay) {
        if (before == null) {
            return;
        }
        Optional<Hash> root = replay.root(size());
        if (root.isPresent()) {
            // Entries that do not lead to the root that was signed are altered, but nobody signed them.
            boolean signedToo =
                    replay.root(now.size()).filter(now.root()::equals).isPresent();
            compareRoot(where, root.get(), signedToo || contradictsAtTheSameSize());
        } else {
            comparable = false;
            report.notChecked("Whether it is consistent with the checkpoint seen on " + when());
        }
    }

    private boolean contradictsAtTheSameSize() {
        return before != null
                && before.checkpoint().checkpoint().size() == now.size()
                && !before.checkpoint().checkpoint().root().equals(now.root());
    }

    /** @param proven whether the signed checkpoint leads to this root, so that it and the remembered one can't both be true */
    private void compareRoot(String where, Hash root, boolean proven) {
        if (before == null) {
            return;
        }
        Hash remembered = before.checkpoint().checkpoint().root();
        if (root.equals(remembered)) {
            report.count(
                    "consistentWithRemembered",
                    "remembered checkpoint (" + when() + ") found to be of the same history",
                    1);
        } else {
            report.add(Finding.of(
                            "history-other",
                            where,
                            "The first " + size() + " entries show another history than on " + when()
                                    + "; what was seen then is kept in " + before.file())
                    .differing(remembered.base64(), root.base64()));
            comparable = false;
            if (proven) {
                keepEvidence();
            }
        }
    }

    private void keepEvidence() {
        // Anybody can write a checkpoint that contradicts; only a signed one proves something, and is kept.
        if (memory != null && report.isAccepted()) {
            try {
                report.notice("The checkpoint that contradicts it is kept in " + memory.keepContradiction(signed)
                        + ": together they prove that the log's key signed two histories. Keep both");
            } catch (IOException e) {
                report.notice("The checkpoint that contradicts it could not be kept in the memory: " + e);
            }
        }
    }

    /** Remembers the checkpoint when nothing is wrong, the keys came from the person, and it goes on from what was remembered. */
    void remember() {
        if (memory == null || report.failed() || !report.isIndependent() || !comparable) {
            return;
        }
        try {
            memory.remember(signed);
            report.remembered();
        } catch (IOException e) {
            report.notice("The checkpoint could not be remembered (" + e
                    + "): a later verification can't be compared with this one. Make the --memory folder writable");
        }
    }

    private boolean smaller() {
        return before != null && now.size() < size();
    }

    private long size() {
        return before == null ? 0 : before.checkpoint().checkpoint().size();
    }

    private String when() {
        return before == null ? "" : before.when();
    }
}
