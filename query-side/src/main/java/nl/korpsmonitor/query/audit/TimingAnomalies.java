package nl.korpsmonitor.query.audit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import nl.korpsmonitor.events.RecordedEvent;

/** What was recorded late, or for a day before what was known. It keeps the latest day of every subject, and of every dimension of a scorecard. */
final class TimingAnomalies implements HistoryRule {
    private final int lateAfterDays;
    private final Map<String, Latest> latest = new HashMap<>();

    /** The first day that the fact dated last can mean. */
    private record Latest(LocalDate day, long position) {}

    TimingAnomalies(int lateAfterDays) {
        this.lateAfterDays = lateAfterDays;
    }

    @Override
    public void see(RecordedEvent recorded, Observations observations) {
        LocalDate day = recorded.event().occurredOn().latest();
        if (day == null) {
            return;
        }
        if (OwnFacts.isOwn(recorded.event())) {
            late(day, recorded, observations);
        }
        if (OwnFacts.isOrdered(recorded.event())) {
            ordered(day, recorded, observations);
        }
    }

    private void late(LocalDate day, RecordedEvent recorded, Observations observations) {
        observations.applied(Check.RECORDED_LATE);
        LocalDate recordedOn =
                recorded.recordedAt().atZone(RecordedEvent.CALENDAR).toLocalDate();
        long days = ChronoUnit.DAYS.between(day, recordedOn);
        if (days > lateAfterDays) {
            observations.add(Check.RECORDED_LATE, recorded, day + " → " + recordedOn + ": " + days);
        }
    }

    private void ordered(LocalDate day, RecordedEvent recorded, Observations observations) {
        observations.applied(Check.BACKDATED);
        String family = OwnFacts.family(recorded);
        Latest before = latest.get(family);
        if (before != null && day.isBefore(before.day())) {
            observations.add(Check.BACKDATED, recorded, day + " < " + before.day(), before.position());
        }
        LocalDate first = recorded.event().occurredOn().earliest();
        if (first != null && (before == null || !first.isBefore(before.day()))) {
            latest.put(family, new Latest(first, recorded.position()));
        }
    }
}
