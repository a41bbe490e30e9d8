package nl.korpsmonitor.service.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.query.comparison.Figure;
import nl.korpsmonitor.query.comparison.OrganisationComparison;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.service.dossier.AnsweredInquiry.Given;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the readable document of a dossier shows, as names and texts for its template. */
final class PageData {
    /** The most values that are not shown which the document lists; the inventory's file has them all. */
    private static final int MAXIMUM_NOT_SHOWN = 200;

    private final DossierContent content;
    private final Words words;

    private PageData(DossierContent content, Words words) {
        this.content = content;
        this.words = words;
    }

    /** @param inventory as {@link Inventory#of} lists it */
    static Map<String, @Nullable Object> of(DossierContent content, List<Inventory.Line> inventory, Words words) {
        PageData data = new PageData(content, words);
        Map<String, @Nullable Object> page = data.head();
        page.put("items", content.items().stream().map(data::item).toList());
        page.put(
                "inventory",
                inventory.stream()
                        .filter(PageData::isToldInFull)
                        .map(data::line)
                        .toList());
        page.put(
                "grounds",
                String.valueOf(
                        inventory.stream().filter(line -> !isToldInFull(line)).count()));
        List<Inventory.Line> notShown =
                inventory.stream().filter(PageData::isNotShown).toList();
        page.put(
                "notShown",
                notShown.stream().limit(MAXIMUM_NOT_SHOWN).map(data::line).toList());
        page.put(
                "notShownMore",
                notShown.size() <= MAXIMUM_NOT_SHOWN ? null : String.valueOf(notShown.size() - MAXIMUM_NOT_SHOWN));
        page.put("documents", content.documents().stream().map(data::document).toList());
        return page;
    }

    /** The events that something follows from are counted in the document; the inventory's file has them all. */
    private static boolean isToldInFull(Inventory.Line line) {
        return line.entry().kind() != Inventory.Kind.GROUND && line.entry().kind() != Inventory.Kind.VALUE;
    }

    private static boolean isNotShown(Inventory.Line line) {
        return line.entry().kind() == Inventory.Kind.VALUE && line.entry().decision() != Decision.SHOWN;
    }

    private Map<String, @Nullable Object> head() {
        InquiryRegistered question = content.inquiry().registration();
        Given answer = content.inquiry().answer();
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("code", content.order().inquiry());
        head.put("number", String.valueOf(content.order().number()));
        head.put("version", content.order().version().name());
        head.put("fictitious", content.isFictitious());
        head.put("kind", words.say("kind." + question.kind()));
        head.put("askedBy", question.askedBy());
        head.put("askedByName", shown(content.inquiry().registered(), "/askedByName"));
        head.put(
                "source",
                question.source().identifier() + ", " + question.source().title());
        head.put("receivedOn", question.receivedOn());
        head.put("dueOn", question.dueOn());
        head.put("owner", question.ownerOrganisation() + ", " + question.ownerOffice());
        head.put("question", question.question());
        head.put(
                "questionPosition",
                String.valueOf(content.inquiry().registered().position()));
        head.put("amendment", answer.amendment() == 0 ? null : String.valueOf(answer.amendment()));
        head.put("reason", shown(answer.event(), "/reason"));
        head.put("answer", answer.answer().text());
        head.put("answerLanguage", answer.answer().language() == Language.NL ? "nl" : "en");
        head.put("answeredOn", answer.event().event().occurredOn().text());
        head.put("answerPosition", String.valueOf(answer.event().position()));
        head.put("knownAt", String.valueOf(answer.answer().knownAt()));
        head.put("reconstructedAsOf", answer.answer().reconstructedAsOf());
        head.put("withoutEvidence", answer.answer().withoutEvidence());
        head.put(
                "earlier",
                content.inquiry().answers().stream()
                        .filter(given -> given != answer)
                        .map(given -> Map.of(
                                "amendment", String.valueOf(given.amendment()),
                                "position", String.valueOf(given.event().position()),
                                "on", given.event().event().occurredOn().text(),
                                "text", given.answer().text()))
                        .toList());
        head.put("origin", content.checkpoint().checkpoint().origin());
        head.put("size", String.valueOf(content.checkpoint().checkpoint().size()));
        head.put("root", content.checkpoint().checkpoint().root().base64());
        head.put("time", content.time().toString());
        head.put("eventCount", String.valueOf(content.events().size()));
        head.put("zip", DossierZip.name(content) + ".zip");
        return head;
    }

    /** A confidential value when the dossier shows it; null otherwise. */
    private @Nullable String shown(RecordedEvent event, String field) {
        JsonNode value = content.event(event.position()).data().at(field);
        return value.path("confidential").asString("").equals("shown") ? ItemFiles.text(value.get("value")) : null;
    }

    private Map<String, @Nullable Object> item(Item item) {
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

    private Map<String, @Nullable Object> line(Inventory.Line line) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("number", line.number());
        shown.put("item", line.entry().item());
        shown.put("what", line.entry().what());
        shown.put("file", line.entry().file());
        shown.put("decision", words.say("decision." + line.entry().decision()));
        shown.put("ground", line.entry().ground());
        shown.put("explanation", line.entry().explanation());
        return shown;
    }

    private Map<String, @Nullable Object> document(ListedDocument document) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("identifier", document.document().identifier());
        shown.put("title", document.document().title());
        shown.put("date", document.document().date().text());
        shown.put("location", document.document().location());
        shown.put("sha256", document.sha256());
        shown.put("file", document.file());
        return shown;
    }
}
