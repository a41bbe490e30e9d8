package nl.korpsmonitor.query.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRefused;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRequestDropped;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRequested;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.HoldEvent.HoldLifted;
import nl.korpsmonitor.events.HoldEvent.HoldPlaced;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;

/** Values erased by two, and none on which a hold lies. It keeps the open requests and the holds in force. */
final class DisclosureRules implements HistoryRule {
    private final LongFunction<Optional<Subject>> subjects;
    private final Map<String, RecordedEvent> requests = new HashMap<>();
    private final Map<Subject, RecordedEvent> holds = new HashMap<>();

    /** @param subjects gives the subject of the event at a position */
    DisclosureRules(LongFunction<Optional<Subject>> subjects) {
        this.subjects = subjects;
    }

    @Override
    public void see(RecordedEvent recorded, Observations observations) {
        switch (recorded.event()) {
            case HoldPlaced ignored -> holds.put(recorded.subject(), recorded);
            case HoldLifted ignored -> holds.remove(recorded.subject());
            case ErasureRequested event -> requests.put(key(recorded, event.field()), recorded);
            case ErasureRequestDropped event -> requests.remove(key(recorded, event.field()));
            case ErasureRefused ignored -> {}
            case ValueErased event -> {
                byTwo(event, recorded, observations);
                unheld(event, recorded, observations);
            }
            default -> {}
        }
    }

    private static String key(RecordedEvent recorded, String field) {
        return recorded.subject().id() + " " + field;
    }

    private void byTwo(ValueErased erased, RecordedEvent recorded, Observations observations) {
        RecordedEvent asked = requests.remove(key(recorded, erased.field()));
        boolean fits = asked != null
                && asked.event() instanceof ErasureRequested request
                && request.digest().equals(erased.digest())
                && request.ground() == erased.ground()
                && !asked.actor().id().equals(recorded.actor().id());
        observations.require(
                fits,
                Check.FOUR_EYES_ERASURE,
                recorded,
                erased.field() + (asked == null ? ", no erasure-requested" : ""),
                asked == null ? -1 : asked.position());
    }

    private void unheld(ValueErased erased, RecordedEvent recorded, Observations observations) {
        String path = recorded.subject().segments().getLast();
        long position = path.matches("[0-9]{1,18}") ? Long.parseLong(path) : -1;
        List<RecordedEvent> keeping = holds.values().stream()
                .filter(hold -> keeps((HoldPlaced) hold.event(), position))
                .toList();
        observations.require(
                keeping.isEmpty(),
                Check.HOLD_RESPECTED,
                recorded,
                erased.field(),
                keeping.stream().map(RecordedEvent::position).toArray(Long[]::new));
    }

    private boolean keeps(HoldPlaced hold, long position) {
        if (hold.positions().contains(position)) {
            return true;
        }
        String subject = hold.below().isEmpty() || position < 0
                ? ""
                : subjects.apply(position).map(Subject::id).orElse("");
        return hold.below().stream().anyMatch(path -> subject.equals(path) || subject.startsWith(path + "/"));
    }
}
