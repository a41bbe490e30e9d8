package nl.korpsmonitor.service.dossier;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.service.dossier.contents.DossierContent;
import nl.korpsmonitor.service.dossier.contents.Inventory;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.service.dossier.contents.ItemFiles;
import nl.korpsmonitor.service.dossier.contents.Place;
import nl.korpsmonitor.service.dossier.contents.ShownEvent;
import nl.korpsmonitor.service.dossier.contents.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the readable document of a dossier shows of what the answer stands on.
 *
 * @param organisations what the comparisons in the dossier call an organisation, by code
 */
record ItemData(DossierContent content, Words words, Map<String, String> organisations) {
    static ItemData of(DossierContent content, Words words) {
        SortedMap<String, SortedSet<String>> names = new TreeMap<>();
        content.items()
                .forEach(item -> item.names()
                        .forEach((code, name) -> names.computeIfAbsent(code, key -> new TreeSet<>())
                                .add(name)));
        SortedMap<String, String> organisations = new TreeMap<>();
        names.forEach((code, each) -> organisations.put(code, String.join(" / ", each)));
        return new ItemData(content, words, organisations);
    }

    /** By the names that the template uses. */
    Map<String, @Nullable Object> of(Item item) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("code", item.code());
        shown.put("kind", item.kind().name());
        shown.put("what", Inventory.what(item, words).text());
        shown.put("explanation", item.cited().explanation());
        shown.put("fictitious", item.fictitious());
        shown.put("files", item.files());
        shown.put("positions", String.valueOf(item.positions().size()));
        shown.put(
                "facts",
                item.facts().entrySet().stream()
                        .map(fact -> row(place(item).at(fact.getKey()), fact.getValue()))
                        .toList());
        shown.put(
                "event", item.kind() == Item.Kind.EVENT ? event(item.positions().getFirst()) : List.of());
        shown.put(
                "asOf",
                item.cited().evidence().state() == null
                        ? null
                        : item.cited().evidence().state().reconstructedAsOf());
        shown.put(
                "used",
                item.reconstruction().map(Reconstruction::used).orElse(List.of()).stream()
                        .map(each -> row(
                                each.position() + " " + words.eventType(each.type()), String.valueOf(each.knownOn())))
                        .toList());
        shown.put(
                "leftOut",
                item.reconstruction().map(Reconstruction::leftOut).orElse(List.of()).stream()
                        .map(each -> row(
                                each.event().position() + " "
                                        + words.eventType(each.event().type()),
                                words.say("reason." + each.reason())))
                        .toList());
        shown.putAll(ComparedData.of(item, words));
        shown.put(
                "unknown",
                item.kind() == Item.Kind.COMPARISON
                        ? item.comparison().isEmpty()
                        : item.kind() != Item.Kind.EVENT && item.facts().isEmpty());
        return shown;
    }

    private static Map<String, String> row(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    private Map<String, String> row(Place place, JsonNode value) {
        return row(place.name(), place.text(value, organisations));
    }

    private Place place(Item item) {
        return Place.in(requireNonNull(item.cited().evidence().state()).subject(), words);
    }

    /** Who recorded it and when, and what it says. */
    private List<Map<String, String>> event(long position) {
        ShownEvent shown = content.event(position);
        RecordedEvent event = shown.event();
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(row(words.say("event.type"), words.eventType(event.type())));
        rows.add(row(words.say("event.subject"), event.subject().id()));
        rows.add(row(words.say("event.recordedAt"), event.recordedAt().toString()));
        rows.add(row(
                words.say("event.actor"),
                event.actor().id() + ", " + words.constant(event.actor().role())
                        + (event.actor().organisation() == null
                                ? ""
                                : ", " + event.actor().organisation())));
        addRows(shown.data(), Place.in(event.event().getClass(), words), rows);
        return rows;
    }

    private void addRows(JsonNode node, Place place, List<Map<String, String>> rows) {
        if (node.path("confidential").isString()) {
            rows.add(row(place.name(), confidential(node)));
        } else if (node.isObject()) {
            node.properties().forEach(member -> addRows(member.getValue(), place.below(member.getKey()), rows));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                addRows(node.get(i), place.below(Integer.toString(i)), rows);
            }
        } else {
            rows.add(row(place, node));
        }
    }

    private String confidential(JsonNode node) {
        String state = node.get("confidential").asString();
        if (state.equals("shown")) {
            return ItemFiles.text(node.get("value"));
        }
        String ground = node.path("ground").asString("");
        return state.equals("erased")
                ? words.say("decision.ERASED") + ", " + ground
                : ground.isEmpty()
                        ? words.say("decision.NOT_DISCLOSED")
                        : words.say("decision.WITHHELD") + ", " + ground;
    }
}
