package nl.korpsmonitor.transparency.verify;

import java.util.ArrayList;
import java.util.List;

/** Keeps the first {@value Report#MAX_FINDINGS} findings and counts the rest, so that a wholly false export does not fill the memory. */
final class Faults {

    private final List<Finding> kept = new ArrayList<>();
    private long total;

    void add(Finding finding) {
        total++;
        if (kept.size() < Report.MAX_FINDINGS) {
            kept.add(finding);
        }
    }

    void addAll(Faults further) {
        further.kept.forEach(this::add);
        total += further.total - further.kept.size();
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }

    long total() {
        return total;
    }
}
