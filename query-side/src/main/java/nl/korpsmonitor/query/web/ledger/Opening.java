package nl.korpsmonitor.query.web.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.ConfidentialFields;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.events.values.ViewingPurpose;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Disclosures;
import nl.korpsmonitor.query.state.Disclosures.Decided;
import nl.korpsmonitor.query.state.ValueNotOpenedException;
import nl.korpsmonitor.query.state.ViewingRecord;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Shows what events say, and opens their confidential values for a reader who may see them and says why, once that is recorded. Nothing else opens them for readers.
 * Safe for use by many threads.
 */
public final class Opening {
    private final Trail trail;
    private final Disclosures disclosures;
    private final ViewingRecord record;

    Opening(Trail trail, Disclosures disclosures, ViewingRecord record) {
        this.trail = trail;
        this.disclosures = disclosures;
        this.record = record;
    }

    /**
     * What the events say, in the same order.
     *
     * @param events that the reader may see, with no value opened
     * @param visibility what the reader may see
     * @param purpose why values are to be opened; null when the reader did not say, who then sees none of them
     * @throws RuntimeException when it can't be recorded
     */
    public List<JsonNode> show(List<RecordedEvent> events, Visibility visibility, @Nullable String purpose) {
        LongFunction<Map<String, Decided>> before = disclosures.now();
        List<Boolean> opens = events.stream()
                .map(event -> purpose != null
                        && !openable(event, visibility, before.apply(event.position()))
                                .isEmpty())
                .toList();
        Map<Subject, Long> viewed = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            if (opens.get(i)) {
                viewed.putIfAbsent(events.get(i).subject(), events.get(i).position());
            }
        }
        if (purpose != null && !viewed.isEmpty()) {
            record.record(viewed, purpose);
        }
        // Asked again: what was withheld or erased before the viewing was recorded is not shown after it.
        LongFunction<Map<String, Decided>> now = disclosures.now();
        return IntStream.range(0, events.size())
                .mapToObj(i -> {
                    RecordedEvent event = events.get(i);
                    Map<String, Decided> decided = now.apply(event.position());
                    return opens.get(i) ? opened(event, visibility, decided) : closed(event, visibility, decided);
                })
                .toList();
    }

    /**
     * The event with one of its confidential values opened, once it is recorded that this reader sees it.
     *
     * @param event that the reader may see
     * @param field a JSON Pointer into its data, of a value that is there
     * @param purpose why it is to be opened; null when the reader did not say
     * @throws ValueNotOpenedException when the reader may not have it opened, or it is erased
     * @throws InvalidInputException when the reader did not say why
     * @throws RuntimeException when it can't be recorded
     */
    public DomainEvent open(RecordedEvent event, String field, Visibility visibility, @Nullable String purpose) {
        requireOpenable(event, field, visibility);
        if (purpose == null) {
            throw new InvalidInputException(
                    ViewingPurpose.HEADER, "is required: say why it is to be opened; that is recorded");
        }
        record.record(Map.of(event.subject(), event.position()), purpose);
        // Asked again: what was withheld or erased before the viewing was recorded is not shown after it.
        requireOpenable(event, field, visibility);
        return trail.opened(event.position()).orElse(event).event();
    }

    private void requireOpenable(RecordedEvent event, String field, Visibility visibility) {
        Decided decision = disclosures.now().apply(event.position()).get(field);
        if (decision != null && decision.erasedFor() != null) {
            throw ValueNotOpenedException.erased(decision.erasedFor().name(), decision.position());
        }
        if (!visibility.mayOpen(event)) {
            throw ValueNotOpenedException.notAllowed();
        }
        if (decision != null && !visibility.audience().withheld()) {
            throw ValueNotOpenedException.withheld(decision.withheldOn(), decision.position());
        }
    }

    /** The fields that this reader may have opened. */
    private Set<String> openable(RecordedEvent event, Visibility visibility, Map<String, Decided> decided) {
        if (!visibility.mayOpen(event)) {
            return Set.of();
        }
        return ConfidentialFields.of((Record) event.event()).keySet().stream()
                .filter(field -> {
                    Decided decision = decided.get(field);
                    return decision == null
                            || (!decision.isErased() && visibility.audience().withheld());
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    private JsonNode closed(RecordedEvent event, Visibility visibility, Map<String, Decided> decided) {
        return ShownData.closed(event.event(), decided, openable(event, visibility, decided));
    }

    private JsonNode opened(RecordedEvent event, Visibility visibility, Map<String, Decided> decided) {
        if (openable(event, visibility, decided).isEmpty()) {
            return ShownData.closed(event.event(), decided, Set.of());
        }
        DomainEvent opened = trail.opened(event.position()).orElse(event).event();
        return ShownData.opened(
                event.event(), opened, decided, visibility.audience().withheld());
    }
}
