package nl.korpsmonitor.service.dossier.contents;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;

/**
 * What a dossier holds, before it is written.
 *
 * @param events all of them, in order
 * @param items that the answer stands on, in the order of citing
 * @param documents that the events name
 */
public record DossierContent(
        DossierOrder order,
        SignedCheckpoint checkpoint,
        AnsweredInquiry inquiry,
        List<ShownEvent> events,
        List<Item> items,
        List<ListedDocument> documents) {
    /** Ends the name of a description for an archive, after that of what it describes. */
    public static final String DESCRIBES = ".mdto.xml";

    public DossierContent {
        events = List.copyOf(events);
        items = List.copyOf(items);
        documents = List.copyOf(documents);
    }

    /** What the items show, by the events alone. */
    public static List<Item> items(AnsweredInquiry inquiry, EventsTrail trail) {
        Derivation derivation = new Derivation(trail);
        return inquiry.citations().stream()
                .map(citation -> Item.of(citation.cited(), derivation, trail))
                .toList();
    }

    /** Whether anything in it is invented. */
    public boolean isFictitious() {
        return events.stream().anyMatch(each -> each.event().fictitious());
    }

    /** When the last event in it was recorded: the dossier knows no other time. */
    public Instant time() {
        return events.getLast().event().recordedAt();
    }

    /** Its name wherever archives want one, such as {@code inquiry/kv-2013-1/dossiers/1}. */
    public String identifier() {
        return "inquiry/" + order.inquiry() + "/dossiers/" + order.number();
    }

    /** The event at a position that is in it. */
    public ShownEvent event(long position) {
        return events.stream()
                .filter(each -> each.event().position() == position)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("position " + position + " is not in the dossier"));
    }

    /** Positions of events, in order. */
    static List<Long> positions(Collection<RecordedEvent> events) {
        return events.stream().map(RecordedEvent::position).toList();
    }
}
