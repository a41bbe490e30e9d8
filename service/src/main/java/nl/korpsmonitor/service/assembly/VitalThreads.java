package nl.korpsmonitor.service.assembly;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The threads without which a process can do its work only after a restart: the one that writes and those that keep the read models up. One that was
 * never there is not missed, since not every node has all of them. Safe for use by many threads.
 */
final class VitalThreads {
    /** The sequencer's and the projection's. */
    static final Set<String> NAMES = Set.of("sequencer", "views-coordinator", "views-worker", "views-news");

    private final Set<String> names;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** @param names of threads, one process having at most one ledger */
    VitalThreads(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /** Those that were alive when asked earlier and are no more, by name. */
    Set<String> dead() {
        Set<String> alive = alive();
        Set<String> dead = new TreeSet<>(seen);
        dead.removeAll(alive);
        seen.addAll(alive);
        return dead;
    }

    /** Those of the names that are alive now. */
    Set<String> alive() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        // Larger than needed, as threads may start meanwhile; what does not fit is left out without a word.
        Thread[] threads = new Thread[2 * root.activeCount() + 64];
        int count = root.enumerate(threads);
        Set<String> alive = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            if (names.contains(threads[i].getName())) {
                alive.add(threads[i].getName());
            }
        }
        return alive;
    }
}
