package nl.korpsmonitor.service.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.query.comparison.Figure;
import nl.korpsmonitor.query.comparison.OrganisationComparison;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.service.dossier.contents.DossierContent;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.service.dossier.contents.ItemFiles;
import nl.korpsmonitor.service.dossier.contents.ShownEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the readable document of a dossier shows of what the answer stands on. */
record ItemData(DossierContent content, Words words) {
    /** By the names that the template uses. */
    Map<String, @Nullable Object> of(Item item) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("code", item.code());
        shown.put("kind", item.kind().name());
        shown.put("what", Inventory.what(item, words));
        shown.put("explanation", item.cited().explanation());
        shown.put("fictitious", item.fictitious());
        shown.put("files", item.files());
        shown.put("positions", String.valueOf(item.positions().size()));
        shown.put(
                "facts",
                item.facts().entrySet().stream()
                        .map(fact -> row(fact.getKey(), value(fact.getValue())))
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
                        .map(each -> row(each.position() + " " + each.type(), String.valueOf(each.knownOn())))
                        .toList());
        shown.put(
                "leftOut",
                item.reconstruction().map(Reconstruction::leftOut).orElse(List.of()).stream()
                        .map(each -> row(
                                each.event().position() + " " + each.event().type(),
                                words.say("reason." + each.reason())))
                        .toList());
        shown.put(
                "compared",
                item.comparison().stream()
                        .flatMap(each -> each.organisations().stream())
                        .map(each -> compared(each, item))
                        .toList());
        shown.put(
                "notComparable",
                item.comparison().stream()
                        .flatMap(each -> each.notComparable().stream())
                        .map(each -> each.sentence())
                        .toList());
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

    private static Map<String, String> compared(OrganisationComparison each, Item item) {
        return Map.of(
                "organisation", item.names().getOrDefault(each.organisation(), each.organisation()),
                "from", rounded(each.mean().from()),
                "to", rounded(each.mean().to()),
                "difference", rounded(each.mean().difference()),
                "classFrom", text(each.classFrom()),
                "classTo", text(each.classTo()));
    }

    private static String rounded(@Nullable Figure figure) {
        return figure == null ? "" : figure.rounded();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Who recorded it and when, and what it says. */
    private List<Map<String, String>> event(long position) {
        ShownEvent shown = content.event(position);
        RecordedEvent event = shown.event();
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(row(words.say("event.type"), event.type()));
        rows.add(row(words.say("event.subject"), event.subject().id()));
        rows.add(row(words.say("event.recordedAt"), event.recordedAt().toString()));
        rows.add(row(
                words.say("event.actor"),
                event.actor().id() + ", " + event.actor().role()
                        + (event.actor().organisation() == null
                                ? ""
                                : ", " + event.actor().organisation())));
        addRows(shown.data(), "", rows);
        return rows;
    }

    private void addRows(JsonNode node, String pointer, List<Map<String, String>> rows) {
        if (node.path("confidential").isString()) {
            rows.add(row(pointer, confidential(node)));
        } else if (node.isObject()) {
            node.properties().forEach(member -> addRows(member.getValue(), pointer + "/" + member.getKey(), rows));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                addRows(node.get(i), pointer + "/" + i, rows);
            }
        } else {
            rows.add(row(pointer, value(node)));
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

    private static String value(JsonNode value) {
        if (!value.isArray()) {
            return ItemFiles.text(value);
        }
        List<String> texts = new ArrayList<>();
        value.forEach(each -> texts.add(ItemFiles.text(each)));
        return String.join(", ", texts);
    }
}
