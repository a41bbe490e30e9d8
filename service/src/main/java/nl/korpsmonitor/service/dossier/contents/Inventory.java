package nl.korpsmonitor.service.dossier.contents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Evidence.CitedComparison;
import nl.korpsmonitor.events.values.Evidence.CitedState;
import nl.korpsmonitor.query.standards.Table;
import org.jspecify.annotations.Nullable;

/**
 * Lists what a dossier holds and what it does not show, numbered, each with what was decided and why. Who makes a dossier and who verifies one do it with this, so that the
 * one can't write what the other does not find.
 */
public final class Inventory {
    /** The columns of {@code inventory.csv}. */
    public static final Table<Line> TABLE = Table.<Line>named("inventory")
            .with("number", Line::number)
            .with("item", line -> line.entry().item())
            .with("kind", line -> line.entry().kind())
            .with("what", line -> line.entry().what().text())
            .with("positions", line -> line.entry().positions())
            .with("file", line -> line.entry().file())
            .with("decision", line -> line.entry().decision())
            .with("ground", line -> line.entry().ground())
            .with("explanation", line -> Wording.textOf(line.entry().explanation()));

    private final DossierContent content;
    private final Words words;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Long> listed = new HashSet<>();

    private Inventory(DossierContent content, Words words) {
        this.content = content;
        this.words = words;
    }

    /** Sorts of things. */
    public enum Kind {
        /** The event that registered the inquiry, one that corrected it, gave it to somebody else to answer, gave more time for that, or opened it again. */
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
     * @param kind of thing
     * @param what it is, in the dossier's language
     * @param positions of the events that it is in or follows from
     * @param file below the payload; null when there is none
     * @param decision about showing it
     * @param ground of the decision; null when there is none
     * @param explanation that somebody wrote of an item, or what else is known of a document or a decision; null when there is none
     */
    public record Entry(
            @Nullable String item,
            Kind kind,
            Wording what,
            List<Long> positions,
            @Nullable String file,
            Decision decision,
            @Nullable String ground,
            @Nullable Wording explanation) {}

    /** A thing with its number, from 1. */
    public record Line(int number, Entry entry) {}

    /**
     * All lines.
     *
     * @param words of the language that the dossier is in
     */
    public static List<Line> of(DossierContent content, Words words) {
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
        inquiry.changes().forEach(change -> addEvent(null, Kind.QUESTION, change, null));
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
        Wording explanation = Wording.written(item.cited().explanation());
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
    public static Wording what(Item item, Words words) {
        Evidence evidence = item.cited().evidence();
        CitedState state = evidence.state();
        if (state != null) {
            return state.reconstructedAsOf() == null
                    ? say(words, "what.STATE", state.subject(), state.knownAt())
                            .and(inForceOn(state.inForceOn(), words))
                    : say(words, "what.RECONSTRUCTION", state.subject(), state.reconstructedAsOf(), state.knownAt());
        }
        CitedComparison comparison = evidence.comparison();
        return comparison == null
                ? say(words, "what.CITED", item.positions().getFirst())
                : say(words, "what.COMPARISON", comparison.from(), comparison.to(), comparison.knownAt())
                        .and(inForceOn(comparison.inForceOn(), words));
    }

    private static Wording inForceOn(@Nullable Object day, Words words) {
        return day == null ? Wording.inWords("") : say(words, "what.inForceOn", day);
    }

    /** A message of which each argument is a code. */
    private static Wording say(Words words, String key, Object... codes) {
        return Wording.inWords(words.say(key, codes), codes);
    }

    private void addEvent(@Nullable String item, Kind kind, RecordedEvent event, @Nullable Wording explanation) {
        listed.add(event.position());
        entries.add(new Entry(
                item,
                kind,
                Wording.inWords(
                        words.say("what.EVENT", words.eventType(event.type()), event.subject()), event.subject()),
                List.of(event.position()),
                ShownEvent.file(event.position()),
                Decision.PUBLIC,
                null,
                explanation));
    }

    private void addDocument(ListedDocument document) {
        entries.add(new Entry(
                null,
                Kind.DOCUMENT,
                say(
                        words,
                        "what.DOCUMENT",
                        document.document().identifier(),
                        document.document().title()),
                document.positions(),
                document.file(),
                document.included() ? document.decision() : Decision.NOT_INCLUDED,
                null,
                recorded(document)));
    }

    private Wording recorded(ListedDocument document) {
        String sha256 = document.sha256();
        return sha256 == null
                ? say(words, "document.noHash")
                : say(words, document.included() ? "document.checked" : "document.hash", sha256);
    }

    private void addValues(ShownEvent event) {
        for (ShownEvent.Value value : event.confidential()) {
            entries.add(new Entry(
                    null,
                    Kind.VALUE,
                    what(value, event.event()),
                    List.of(event.event().position()),
                    ShownEvent.file(event.event().position()),
                    value.decision(),
                    value.ground(),
                    value.decidedAt() == null ? null : say(words, "decidedAt", value.decidedAt())));
        }
    }

    private Wording what(ShownEvent.Value value, RecordedEvent event) {
        String place =
                Place.in(event.event().getClass(), words).at(value.field()).name();
        return Wording.inWords(
                words.say("what.VALUE", place, value.field(), event.position(), words.eventType(event.type())),
                value.field(),
                event.position());
    }
}
