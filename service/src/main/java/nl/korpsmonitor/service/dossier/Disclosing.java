package nl.korpsmonitor.service.dossier;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.ConfidentialFields;
import nl.korpsmonitor.ledger.EntryDisclosures;
import nl.korpsmonitor.query.state.Disclosures.Decided;
import nl.korpsmonitor.query.web.ledger.EventBundle;
import nl.korpsmonitor.query.web.ledger.EventData;
import nl.korpsmonitor.query.web.ledger.ShownData;
import nl.korpsmonitor.service.dossier.contents.ShownEvent;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens the confidential values that a dossier shows, after it was recorded that they are viewed. For the others it says what was decided up to the dossier's
 * checkpoint, and of those that it was to show what was decided since.
 *
 * @param disclosures of the ledger
 * @param then what was decided up to the checkpoint, by position and field
 * @param now what is decided by now
 */
record Disclosing(
        EntryDisclosures disclosures, LongFunction<Map<String, Decided>> then, LongFunction<Map<String, Decided>> now) {
    /** The fields of an event about which nothing was decided, neither then nor by now. */
    Set<String> undecided(RecordedEvent event) {
        Set<String> fields =
                new HashSet<>(ConfidentialFields.of((Record) event.event()).keySet());
        fields.removeAll(then.apply(event.position()).keySet());
        fields.removeAll(now.apply(event.position()).keySet());
        return fields;
    }

    /**
     * An event as a dossier shows it.
     *
     * @param wanted fields whose values are to be shown; those that are withheld or erased by now are not
     */
    ShownEvent show(RecordedEvent event, Set<String> wanted) {
        Map<String, Decided> decided = new HashMap<>();
        now.apply(event.position()).forEach((field, decision) -> {
            if (wanted.contains(field)) {
                decided.put(field, decision);
            }
        });
        decided.putAll(then.apply(event.position()));
        JsonNode closed = EventData.of(event.event());
        JsonNode data = ShownData.closed(event.event(), decided, Set.of());
        Set<String> open =
                wanted.stream().filter(field -> !decided.containsKey(field)).collect(Collectors.toSet());
        List<Disclosure> opened = open.isEmpty() ? List.of() : disclosures.disclosures(event.position());
        Map<String, Disclosure> byDigest =
                opened.stream().collect(Collectors.toMap(each -> each.digest().base64Url(), each -> each));
        for (String field : open) {
            Disclosure disclosure = byDigest.get(closed.at(field).path("digest").asString(""));
            JsonPointer pointer = JsonPointer.compile(field);
            if (disclosure != null && data.at(pointer.head()) instanceof ObjectNode parent) {
                parent.set(pointer.last().getMatchingProperty(), ShownEvent.opened(disclosure));
            }
        }
        return new ShownEvent(event, data, EventBundle.Values.of(closed, data, opened));
    }
}
