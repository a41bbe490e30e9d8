package nl.korpsmonitor.service.dossier.verify;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.service.dossier.contents.ShownEvent;
import nl.korpsmonitor.transparency.verify.DossierFiles;
import nl.korpsmonitor.transparency.verify.Finding;
import nl.korpsmonitor.transparency.verify.ReportBuilder;

/**
 * Finds that an event was left out of a dossier that something follows from: an event's body says which of its subject it is, so that a gap shows, and the
 * citation names the last event of each subject. Of a scorecard and an edition not every event is public; there a gap is told and is no fault.
 */
final class LeftOutEvents {
    /** The types of subjects of which some events are not for everybody. */
    private static final Set<String> WITH_HIDDEN_EVENTS = Set.of("scorecard", "edition");

    private final List<RecordedEvent> events;
    private final ReportBuilder report;
    private final DossierFiles files;

    LeftOutEvents(List<RecordedEvent> events, ReportBuilder report, DossierFiles files) {
        this.events = events;
        this.report = report;
        this.files = files;
    }

    /** Looks at the subjects that items follow from. */
    void check(List<Item> items) {
        Map<Long, RecordedEvent> byPosition = new TreeMap<>();
        events.forEach(event -> byPosition.put(event.position(), event));
        Map<Subject, Set<Long>> sequences = new TreeMap<>(Comparator.comparing(Subject::id));
        for (Item item : items) {
            if (item.kind() != Item.Kind.EVENT) {
                item.positions().forEach(position -> {
                    RecordedEvent event = byPosition.get(position);
                    if (event != null) {
                        sequences
                                .computeIfAbsent(event.subject(), subject -> new TreeSet<>())
                                .add(event.sequence());
                    }
                });
                requireSomething(item, sequences.keySet());
                requireLast(item, byPosition.keySet());
            }
        }
        sequences.forEach(this::requireWithoutGaps);
    }

    /** What is cited must be about something. */
    private void requireSomething(Item item, Set<Subject> subjects) {
        Evidence.CitedState state = item.cited().evidence().state();
        if (state != null && !subjects.contains(state.subject())) {
            report.add(Finding.of(
                    "event-left-out",
                    files.where(ReadDossier.DATA + "events"),
                    "Item " + item.code() + " is about " + state.subject() + ", and no event of it is there"));
        }
    }

    /** What was recorded with the citation must be there; a subject of which nothing is there leaves no gap. */
    private void requireLast(Item item, Set<Long> positions) {
        List<Long> last = item.cited().lastEvents();
        if (last == null) {
            report.notChecked("Whether the last events of what item " + item.code()
                    + " follows from, and of a comparison whole scorecards, were left out: it was cited before that was"
                    + " recorded. The ledger, or an export of it, has them all");
            return;
        }
        for (long position : last) {
            if (!positions.contains(position)) {
                report.add(Finding.at(
                        "event-left-out",
                        files.where(ReadDossier.DATA + ShownEvent.file(position)),
                        position,
                        "Item " + item.code()
                                + " follows from the event, as its citation records, and it is not there"));
            }
        }
    }

    private void requireWithoutGaps(Subject subject, Set<Long> sequences) {
        long expected = 0;
        for (long sequence : sequences) {
            if (sequence != expected) {
                String gap = subject + " has events number " + expected + " to " + (sequence - 1)
                        + " (from 0), and they are not there";
                if (WITH_HIDDEN_EVENTS.contains(subject.type())) {
                    report.notice(gap + ": not everybody may see all that happens to it, or they were left out");
                } else {
                    report.add(Finding.of("event-left-out", files.where(ReadDossier.DATA + "events"), gap));
                }
            }
            expected = sequence + 1;
        }
    }
}
