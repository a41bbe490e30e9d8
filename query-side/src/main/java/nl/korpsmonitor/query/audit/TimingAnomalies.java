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

    private record Latest(LocalDate day, long position) {}

    TimingAnomalies(int lateAfterDays) {
        this.lateAfterDays = lateAfterDays;
    }

    @Override
    public void see(RecordedEvent recorded, Observations observations) {
        LocalDate day = recorded.event().occurredOn().latest();
        if (!OwnFacts.isOwn(recorded.event()) || day == null) {
            return;
        }
        observations.applied(Check.RECORDED_LATE);
        observations.applied(Check.BACKDATED);
        LocalDate recordedOn =
                recorded.recordedAt().atZone(RecordedEvent.CALENDAR).toLocalDate();
        long days = ChronoUnit.DAYS.between(day, recordedOn);
        if (days > lateAfterDays) {
            observations.add(Check.RECORDED_LATE, recorded, day + " → " + recordedOn + ": " + days);
        }
        String family = OwnFacts.family(recorded);
        Latest before = latest.get(family);
        if (before != null && day.isBefore(before.day())) {
            observations.add(Check.BACKDATED, recorded, day + " < " + before.day(), before.position());
        } else {
            latest.put(family, new Latest(day, recorded.position()));
        }
    }
}
