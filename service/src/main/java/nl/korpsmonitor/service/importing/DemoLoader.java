package nl.korpsmonitor.service.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;

/** Loads demo data, as an import of its files would, into ledgers that hold nothing else yet. */
public final class DemoLoader {
    /** What a ledger may hold besides and still counts as empty. */
    private static final Set<String> ALWAYS_THERE = Set.of("ledger", "actor");

    private DemoLoader() {}

    /**
     * Loads the files that are not there yet, in the order of {@link DemoFile}.
     *
     * @param progress is told how far it is
     * @return what was done, and what was left out and why, in lines for people
     */
    public static List<String> load(Set<DemoFile> files, LedgerDoor door, Recorders recorders, Progress progress) {
        List<String> lines = new ArrayList<>();
        if (files.isEmpty()) {
            return lines;
        }
        if (!isForDemo(door.ledger().trail())) {
            lines.add("The ledger holds other data already, so no demo data was loaded; 'ledger import' adds files.");
            return lines;
        }
        for (DemoFile file : new TreeSet<>(files)) {
            lines.addAll(new Importer(door, recorders, progress)
                    .importJson(file.text(), false)
                    .lines());
        }
        return lines;
    }

    /** Empty, or begun with demo data. */
    private static boolean isForDemo(Trail trail) {
        boolean begun = Arrays.stream(DemoFile.values())
                .map(file -> new Subject(file.firstSubject()))
                .anyMatch(subject -> trail.lastSequence(subject) >= 0);
        return begun
                || trail.page(EventFilter.ALL, 0, Trail.MAXIMUM_PAGE).stream()
                        .allMatch(event -> ALWAYS_THERE.contains(event.subject().type()));
    }
}
