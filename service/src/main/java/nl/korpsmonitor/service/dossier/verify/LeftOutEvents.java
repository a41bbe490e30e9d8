package nl.korpsmonitor.service.dossier.verify;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import nl.korpsmonitor.events.InquiryEvent.LastEvent;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.view.UnfoldableEventException;
import nl.korpsmonitor.service.dossier.contents.EventsTrail;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.service.dossier.contents.PublicEditions;
import nl.korpsmonitor.service.dossier.contents.ShownEvent;
import nl.korpsmonitor.transparency.verify.DossierFiles;
import nl.korpsmonitor.transparency.verify.Finding;
import nl.korpsmonitor.transparency.verify.ReportBuilder;

/**
 * Finds that an event was left out of a dossier that something follows from: an event's body says which of its subject it is, so that a gap shows, and the
 * citation names the last event of each subject and what before it is hidden. Of what was cited before that was recorded, a gap in a scorecard or an edition is told and is no
 * fault, as not every event of these is public.
 */
final class LeftOutEvents {
    /** The types of subjects of which some events are not for everybody. */
    private static final Set<String> WITH_HIDDEN_EVENTS = Set.of("scorecard", "edition");

    private final List<RecordedEvent> events;
    private final Subject inquiry;
    private final ReportBuilder report;
    private final DossierFiles files;
    private final Map<Long, RecordedEvent> byPosition = new HashMap<>();
    private final Map<Subject, Set<Long>> inside = new HashMap<>();

    /** @param inquiry whose own events not everybody may see */
    LeftOutEvents(List<RecordedEvent> events, Subject inquiry, ReportBuilder report, DossierFiles files) {
        this.events = events;
        this.inquiry = inquiry;
        this.report = report;
        this.files = files;
        for (RecordedEvent event : events) {
            byPosition.put(event.position(), event);
            inside.computeIfAbsent(event.subject(), subject -> new HashSet<>()).add(event.sequence());
        }
    }

    /** Looks at the subjects that items follow from. */
    void check(List<Item> items) {
        requireVisible();
        Map<Subject, Set<Long>> followed = new TreeMap<>(Comparator.comparing(Subject::id));
        Map<Subject, Long> vouched = new HashMap<>();
        for (Item item : items) {
            if (item.kind() != Item.Kind.EVENT) {
                item.positions().forEach(position -> {
                    RecordedEvent event = byPosition.get(position);
                    if (event != null) {
                        followed.computeIfAbsent(event.subject(), subject -> new TreeSet<>())
                                .add(event.sequence());
                    }
                });
                requireSomething(item, followed.keySet());
                requireLast(item, vouched);
            }
        }
        followed.forEach(
                (subject, sequences) -> requireWithoutGaps(subject, sequences, vouched.getOrDefault(subject, 0L)));
    }

    /** Beside the inquiry's own there is no event that not everybody may see: where there seems to be one, what makes it public was left out. */
    private void requireVisible() {
        Visibility visibility;
        try {
            visibility = Visibility.ofPublic(PublicEditions.of(new EventsTrail(events, Long.MAX_VALUE)));
        } catch (UnfoldableEventException e) {
            // Told by whoever derives the items.
            return;
        }
        for (RecordedEvent event : events) {
            if (!event.subject().equals(inquiry) && !visibility.maySee(event)) {
                report.add(Finding.at(
                        "event-left-out",
                        files.where(ReadDossier.DATA + ShownEvent.file(event.position())),
                        event.position(),
                        "By the events that are there not everybody may see this one, so that those which make it public"
                                + " were left out"));
            }
        }
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

    /**
     * What was recorded with the citation must be there, and everything before it but what was hidden; a subject of which nothing is there leaves no gap.
     *
     * @param vouched gets, of each subject, up to which number nothing is missing or was told
     */
    private void requireLast(Item item, Map<Subject, Long> vouched) {
        List<LastEvent> lastEvents = item.cited().lastEvents();
        if (lastEvents == null) {
            report.notChecked("Whether the last events of what item " + item.code()
                    + " follows from, and of a comparison whole scorecards, were left out: it was cited before that was"
                    + " recorded. The ledger, or an export of it, has them all");
            return;
        }
        for (LastEvent last : lastEvents) {
            RecordedEvent event = byPosition.get(last.position());
            if (event == null) {
                report.add(Finding.at(
                        "event-left-out",
                        files.where(ReadDossier.DATA + ShownEvent.file(last.position())),
                        last.position(),
                        "Item " + item.code()
                                + " follows from the event, as its citation records, and it is not there"));
                continue;
            }
            Set<Long> there = inside.getOrDefault(event.subject(), Set.of());
            List<Long> missing = LongStream.range(0, event.sequence())
                    .filter(number -> !there.contains(number) && !last.hidden().contains(number))
                    .boxed()
                    .toList();
            if (!missing.isEmpty()) {
                report.add(Finding.of(
                        "event-left-out",
                        files.where(ReadDossier.DATA + "events"),
                        event.subject() + " has events number " + missing
                                + " (from 0) that everybody could see, as the citation of item " + item.code()
                                + " records, and they are not there"));
            }
            vouched.merge(event.subject(), event.sequence() + 1, Math::max);
        }
    }

    /** @param from the number from which nobody said yet whether there are gaps */
    private void requireWithoutGaps(Subject subject, Set<Long> sequences, long from) {
        long expected = from;
        for (long sequence : sequences) {
            if (sequence > expected) {
                String gap = subject + " has events number " + expected + " to " + (sequence - 1)
                        + " (from 0), and they are not there";
                if (WITH_HIDDEN_EVENTS.contains(subject.type())) {
                    report.notice(gap + ": not everybody may see all that happens to it, or they were left out");
                } else {
                    report.add(Finding.of("event-left-out", files.where(ReadDossier.DATA + "events"), gap));
                }
            }
            expected = Math.max(expected, sequence + 1);
        }
    }
}
