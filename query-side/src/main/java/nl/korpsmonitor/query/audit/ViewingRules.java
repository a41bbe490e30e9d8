package nl.korpsmonitor.query.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ViewingEvent.ConfidentialViewed;
import nl.korpsmonitor.events.values.Subject;

/** Who was shown confidential values: told under his own pseudonym, of the present hour, once. It keeps what was viewed in the last hours. */
final class ViewingRules implements HistoryRule {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Map<Subject, Hour> hours = new LinkedHashMap<>();

    private record Hour(Instant begun, Set<Subject> viewed) {}

    @Override
    public void see(RecordedEvent recorded, Observations observations) {
        if (!(recorded.event() instanceof ConfidentialViewed event)) {
            return;
        }
        Instant now = recorded.recordedAt();
        Subject subject = recorded.subject();
        String actor = recorded.actor().id();
        // Whoever asked at the end of an hour may be recorded at the beginning of the next.
        boolean own =
                subject.equals(Subject.viewing(actor, now)) || subject.equals(Subject.viewing(actor, now.minus(HOUR)));
        forget(now);
        boolean first = hours.computeIfAbsent(subject, any -> new Hour(now, new HashSet<>()))
                .viewed()
                .add(event.viewed());
        observations.require(
                own && first,
                Check.VIEWING_RECORDED,
                recorded,
                event.viewed().id()
                        + (own ? "" : ", " + Subject.viewing(actor, now).id()));
    }

    private void forget(Instant now) {
        Iterator<Hour> oldest = hours.values().iterator();
        while (oldest.hasNext() && oldest.next().begun().isBefore(now.minus(HOUR.multipliedBy(2)))) {
            oldest.remove();
        }
    }
}
