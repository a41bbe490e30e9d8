package nl.korpsmonitor.service.dossier.contents;

import java.util.List;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.query.web.ledger.EventBundle;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry.Given;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code dossier.json}, which says what a dossier is and what is in it. Its members are in docs/verify.md; members are added, and never change their meaning. */
public final class Description {
    /** The name of the form. */
    static final String FORMAT = "korpsmonitor-dossier/v1";

    /** Where it is, below the payload. */
    public static final String FILE = "dossier.json";

    /** The member with the positions of the inquiry's changes; it is there when there are any, so that dossiers without one are as earlier releases made them. */
    public static final String CHANGES = "changes";

    private static final JsonMapper MAPPER = new JsonMapper();

    private Description() {}

    /**
     * What a dossier says of itself.
     *
     * @param events all in it, in order
     */
    public static ObjectNode of(
            DossierOrder order,
            Checkpoint checkpoint,
            AnsweredInquiry inquiry,
            List<RecordedEvent> events,
            List<Item> items) {
        ObjectNode description = MAPPER.createObjectNode();
        description.put("format", FORMAT);
        description.put("version", order.version().name());
        description.put("language", order.language().name());
        description.put("inquiry", order.inquiry());
        description.put("answer", order.answer());
        description.put("number", order.number());
        if (events.stream().anyMatch(RecordedEvent::fictitious)) {
            description.put("fictitious", true);
        }
        description
                .putObject("checkpoint")
                .put("origin", checkpoint.origin())
                .put("size", checkpoint.size())
                .put("root", checkpoint.root().base64());
        description.put("question", inquiry.registered().position());
        if (!inquiry.changes().isEmpty()) {
            description.set(CHANGES, ItemFiles.node(DossierContent.positions(inquiry.changes())));
        }
        ArrayNode answers = description.putArray("answers");
        for (Given given : inquiry.answers()) {
            answers.addObject()
                    .put("answer", given.amendment())
                    .put("position", given.event().position());
        }
        ArrayNode cited = description.putArray("items");
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            ObjectNode node = cited.addObject();
            node.put("item", item.code());
            node.put("kind", item.kind().name());
            node.set("evidence", ItemFiles.node(item.cited().evidence()));
            if (item.cited().explanation() != null) {
                node.put("explanation", item.cited().explanation());
            }
            node.put("citedAt", inquiry.citations().get(i).event().position());
            if (item.fictitious()) {
                node.put("fictitious", true);
            }
            node.set("positions", ItemFiles.node(item.positions()));
            node.set("files", ItemFiles.node(item.files()));
        }
        description.set("events", ItemFiles.node(DossierContent.positions(events)));
        description.put("eventFormat", EventBundle.FORMAT);
        return description;
    }
}
