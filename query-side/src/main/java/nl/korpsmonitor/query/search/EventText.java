package nl.korpsmonitor.query.search;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What an event says in words, and whom and what it names. Confidential values are never looked into, opened or not.
 *
 * @param passages what people wrote, in the order in which it stands in the event
 * @param organisations codes of those that the event, its subject and its actor name
 * @param documents identifiers of the documents that the event and its subject name
 */
record EventText(List<Passage> passages, Set<String> organisations, Set<String> documents) {
    /** Components of events that hold codes of organisations. */
    static final Set<String> ORGANISATIONS = Set.of(
            "organisation",
            "organisations",
            "parties",
            "adoptedBy",
            "offeredBy",
            "offeredTo",
            "holderOrganisation",
            "ownerOrganisation");

    /** Components of events that hold text which no person wrote or reads: digests, keys, pointers, names of formats. */
    static final Set<String> NO_WORDS = Set.of(
            "ledgerId",
            "origin",
            "verifierKey",
            "formats",
            "root",
            "reportSha256",
            "sha256",
            "storedSha256",
            "digest",
            "checkpoint",
            "field",
            "fields",
            "mediaType");

    private static final String BY = "by";

    /**
     * A text within an event.
     *
     * @param field a JSON Pointer (RFC 6901) into what the API shows as the event's data
     */
    record Passage(String field, String text) {}

    static EventText of(RecordedEvent recorded) {
        Collector collector = new Collector();
        collector.collect("", "", recorded.event());
        collector.addSubject(recorded.subject());
        if (recorded.actor().organisation() != null) {
            collector.organisations.add(recorded.actor().organisation());
        }
        return new EventText(collector.passages, collector.organisations, collector.documents);
    }

    private static final class Collector {
        private final List<Passage> passages = new ArrayList<>();
        private final Set<String> organisations = new TreeSet<>();
        private final Set<String> documents = new TreeSet<>();

        private void collect(String pointer, String component, @Nullable Object value) {
            switch (value) {
                case String text -> add(pointer, component, text);
                case Subject subject -> {
                    passages.add(new Passage(pointer, subject.id()));
                    addSubject(subject);
                }
                case Document document -> {
                    documents.add(document.identifier());
                    components(pointer, document);
                }
                // Never what is confidential; dates and numbers are no words.
                case Confidential<?> ignored -> {}
                case PartialDate ignored -> {}
                case Decimal ignored -> {}
                case Record record -> components(pointer, record);
                case Collection<?> all -> {
                    int index = 0;
                    for (Object each : all) {
                        collect(pointer + "/" + index++, component, each);
                    }
                }
                case Map<?, ?> map ->
                    map.forEach((key, each) -> collect(pointer + "/" + escaped(key), component, each));
                case null -> {}
                // Constants, numbers and days.
                default -> {}
            }
        }

        private void components(String pointer, Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                collect(pointer + "/" + component.getName(), component.getName(), read(record, component));
            }
        }

        private void add(String pointer, String component, String text) {
            if (NO_WORDS.contains(component)) {
                return;
            }
            if (ORGANISATIONS.contains(component)) {
                organisations.add(text);
            }
            passages.add(new Passage(pointer, text));
        }

        private void addSubject(Subject subject) {
            List<String> segments = subject.segments();
            switch (subject.type()) {
                case "organisation" -> organisations.addAll(segments.subList(1, segments.size()));
                case "scorecard" ->
                    segments.stream()
                            .skip(2)
                            .filter(segment -> !segment.equals(BY))
                            .forEach(organisations::add);
                case "document" -> documents.addAll(segments.subList(1, segments.size()));
                default -> {}
            }
        }
    }

    private static @Nullable Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the accessors of events' records are public and fail never", e);
        }
    }

    private static String escaped(Object key) {
        return key.toString().replace("~", "~0").replace("/", "~1");
    }
}
