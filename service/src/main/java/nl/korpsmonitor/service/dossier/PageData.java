package nl.korpsmonitor.service.dossier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry.Given;
import nl.korpsmonitor.service.dossier.contents.AskedQuestion;
import nl.korpsmonitor.service.dossier.contents.Decision;
import nl.korpsmonitor.service.dossier.contents.DossierContent;
import nl.korpsmonitor.service.dossier.contents.Inventory;
import nl.korpsmonitor.service.dossier.contents.ItemFiles;
import nl.korpsmonitor.service.dossier.contents.ListedDocument;
import nl.korpsmonitor.service.dossier.contents.Wording;
import nl.korpsmonitor.service.dossier.contents.Words;
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
        page.put(
                "items",
                content.items().stream().map(ItemData.of(content, words)::of).toList());
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
        AskedQuestion question = content.inquiry().question();
        Given answer = content.inquiry().answer();
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("code", content.order().inquiry());
        head.put("number", String.valueOf(content.order().number()));
        head.put("version", content.order().version().name());
        head.put("fictitious", content.isFictitious());
        head.put("kind", words.constant(question.kind()));
        head.put("askedBy", question.askedBy());
        head.put("askedByName", shown(question.named(), "/askedByName"));
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
        head.put(
                "changes",
                content.inquiry().changes().isEmpty()
                        ? null
                        : content.inquiry().changes().stream()
                                .map(change -> String.valueOf(change.position()))
                                .collect(Collectors.joining(", ")));
        head.put("amendment", answer.amendment() == 0 ? null : String.valueOf(answer.amendment()));
        head.put("reason", shown(answer.event(), "/reason"));
        head.put("answer", answer.answer().text());
        head.put("answerLanguage", language(answer));
        head.put("answeredOn", words.date(answer.event().event().occurredOn()));
        head.put("answerPosition", String.valueOf(answer.event().position()));
        head.put("knownAt", String.valueOf(answer.answer().knownAt()));
        head.put("reconstructedAsOf", answer.answer().reconstructedAsOf());
        head.put("withoutEvidence", answer.answer().withoutEvidence());
        head.put(
                "earlier",
                content.inquiry().answers().stream()
                        .filter(given -> given.amendment() != answer.amendment())
                        .map(given -> Map.of(
                                "amendment", String.valueOf(given.amendment()),
                                "position", String.valueOf(given.event().position()),
                                "on", words.date(given.event().event().occurredOn()),
                                "language", language(given),
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

    private static String language(Given given) {
        return given.answer().language() == Language.NL ? "nl" : "en";
    }

    /** A confidential value when the dossier shows it; null otherwise. */
    private @Nullable String shown(RecordedEvent event, String field) {
        JsonNode value = content.event(event.position()).data().at(field);
        return value.path("confidential").asString("").equals("shown") ? ItemFiles.text(value.get("value")) : null;
    }

    private Map<String, @Nullable Object> line(Inventory.Line line) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("number", line.number());
        shown.put("item", line.entry().item());
        shown.put("what", line.entry().what().text());
        shown.put("file", line.entry().file());
        shown.put("decision", words.say("decision." + line.entry().decision()));
        shown.put("ground", line.entry().ground());
        shown.put("explanation", Wording.textOf(line.entry().explanation()));
        return shown;
    }

    private Map<String, @Nullable Object> document(ListedDocument document) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("identifier", document.document().identifier());
        shown.put("title", document.document().title());
        shown.put("date", words.date(document.document().date()));
        shown.put("location", document.document().location());
        shown.put("sha256", document.sha256());
        shown.put("file", document.file());
        return shown;
    }
}
