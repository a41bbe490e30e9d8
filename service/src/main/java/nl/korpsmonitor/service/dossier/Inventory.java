package nl.korpsmonitor.service.dossier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.query.standards.Table;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry;
import nl.korpsmonitor.service.dossier.contents.Decision;
import nl.korpsmonitor.service.dossier.contents.DossierContent;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.service.dossier.contents.ListedDocument;
import nl.korpsmonitor.service.dossier.contents.ShownEvent;
import org.jspecify.annotations.Nullable;

/** Lists what a dossier holds and what it does not show, numbered, each with what was decided and why. */
final class Inventory {
    /** The columns of {@code inventory.csv}. */
    static final Table<Line> TABLE = Table.<Line>named("inventory")
            .with("number", Line::number)
            .with("item", line -> line.entry().item())
            .with("kind", line -> line.entry().kind())
            .with("what", line -> line.entry().what())
            .with("positions", line -> line.entry().positions())
            .with("file", line -> line.entry().file())
            .with("decision", line -> line.entry().decision())
            .with("ground", line -> line.entry().ground())
            .with("explanation", line -> line.entry().explanation());

    private final DossierContent content;
    private final Words words;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Long> listed = new HashSet<>();

    private Inventory(DossierContent content, Words words) {
        this.content = content;
        this.words = words;
    }

    /** Sorts of things. */
    enum Kind {
        /** The event that registered the inquiry. */
        QUESTION,
        /** The event of an answer. */
        ANSWER,
        /** An event that is cited. */
        EVENT,
        /** A state that is cited. */
        STATE,
        /** A state that is cited, reconstructed. */
        RECONSTRUCTION,
        /** A comparison that is cited. */
        COMPARISON,
        /** A document that is named. */
        DOCUMENT,
        /** An event that something follows from. */
        GROUND,
        /** A confidential value. */
        VALUE
    }

    /**
     * A thing.
     *
     * @param item code of what the answer stands on; null for what is no part of it
     * @param what it is, in the dossier's language
     * @param positions of the events that it is in or follows from
     * @param file below the payload; null when there is none
     * @param ground of the decision; null when there is none
     */
    record Entry(
            @Nullable String item,
            Kind kind,
            String what,
            List<Long> positions,
            @Nullable String file,
            Decision decision,
            @Nullable String ground,
            @Nullable String explanation) {}

    /** A thing with its number, from 1. */
    record Line(int number, Entry entry) {}

    static List<Line> of(DossierContent content, Words words) {
        Inventory inventory = new Inventory(content, words);
        inventory.addAll();
        List<Entry> entries = inventory.entries;
        return IntStream.range(0, entries.size())
                .mapToObj(i -> new Line(i + 1, entries.get(i)))
                .toList();
    }

    private void addAll() {
        AnsweredInquiry inquiry = content.inquiry();
        addEvent(null, Kind.QUESTION, inquiry.registered(), null);
        inquiry.answers().forEach(given -> addEvent(null, Kind.ANSWER, given.event(), null));
        content.items().forEach(this::addItem);
        content.documents().forEach(this::addDocument);
        for (ShownEvent event : content.events()) {
            if (!listed.contains(event.event().position())) {
                addEvent(null, Kind.GROUND, event.event(), null);
            }
        }
        content.events().forEach(this::addValues);
    }

    private void addItem(Item item) {
        String explanation = item.cited().explanation();
        if (item.kind() == Item.Kind.EVENT) {
            addEvent(
                    item.code(),
                    Kind.EVENT,
                    content.event(item.positions().getFirst()).event(),
                    explanation);
            return;
        }
        for (String file : item.files()) {
            entries.add(new Entry(
                    item.code(),
                    Kind.valueOf(item.kind().name()),
                    what(item, words),
                    item.positions(),
                    file,
                    Decision.PUBLIC,
                    null,
                    explanation));
        }
    }

    /** What an item is, in words. */
    static String what(Item item, Words words) {
        Evidence evidence = item.cited().evidence();
        if (evidence.state() != null) {
            return evidence.state().reconstructedAsOf() == null
                    ? words.say(
                                    "what.STATE",
                                    evidence.state().subject(),
                                    evidence.state().knownAt())
                            + inForceOn(evidence.state().inForceOn(), words)
                    : words.say(
                            "what.RECONSTRUCTION",
                            evidence.state().subject(),
                            evidence.state().reconstructedAsOf(),
                            evidence.state().knownAt());
        }
        return evidence.comparison() == null
                ? words.say("what.CITED", item.positions().getFirst())
                : words.say(
                                "what.COMPARISON",
                                evidence.comparison().from(),
                                evidence.comparison().to(),
                                evidence.comparison().knownAt())
                        + inForceOn(evidence.comparison().inForceOn(), words);
    }

    private static String inForceOn(@Nullable Object day, Words words) {
        return day == null ? "" : words.say("what.inForceOn", day);
    }

    private void addEvent(@Nullable String item, Kind kind, RecordedEvent event, @Nullable String explanation) {
        listed.add(event.position());
        entries.add(new Entry(
                item,
                kind,
                words.say("what.EVENT", words.eventType(event.type()), event.subject()),
                List.of(event.position()),
                ShownEvent.file(event.position()),
                Decision.PUBLIC,
                null,
                explanation));
    }

    private void addDocument(ListedDocument document) {
        boolean included = document.bytes() != null;
        entries.add(new Entry(
                null,
                Kind.DOCUMENT,
                words.say(
                        "what.DOCUMENT",
                        document.document().identifier(),
                        document.document().title()),
                document.positions(),
                document.file(),
                included ? document.decision() : Decision.NOT_INCLUDED,
                null,
                words.say(
                        document.sha256() == null ? "document.noHash" : included ? "document.checked" : "document.hash",
                        String.valueOf(document.sha256()))));
    }

    private void addValues(ShownEvent event) {
        for (ShownEvent.Value value : event.confidential()) {
            entries.add(new Entry(
                    null,
                    Kind.VALUE,
                    words.say(
                            "what.VALUE",
                            Place.in(event.event().event().getClass(), words)
                                    .at(value.field())
                                    .name(),
                            value.field(),
                            event.event().position(),
                            words.eventType(event.event().type())),
                    List.of(event.event().position()),
                    ShownEvent.file(event.event().position()),
                    value.decision(),
                    value.ground(),
                    value.decidedAt() == null ? null : words.say("decidedAt", String.valueOf(value.decidedAt()))));
        }
    }
}
