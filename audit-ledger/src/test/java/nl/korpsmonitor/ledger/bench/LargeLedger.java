package nl.korpsmonitor.ledger.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.Trail;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that is filled with scorecards of invented organisations, year by year: of each card 25 events, by one of 50
 * actors. A tenth of the events have a confidential reason. One type, and one actor, occur at the very beginning only.
 */
public final class LargeLedger {
    private static final int EVENTS_PER_CARD = 25;
    private static final int CARDS_PER_EDITION = 1_000;
    private static final int CARDS_PER_COMMAND = 40;
    private static final int FIRST_YEAR = 1900;
    private static final int ACTORS = 50;
    private static final int PAGE = 100;
    private static final EventFilter EVERYTHING = EventFilter.ALL;

    private final Ledger ledger;
    private int cards;

    public LargeLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Appends cards until the ledger has this size or a little more; returns the size. */
    public long fillTo(long size) {
        while (ledger.size() < size) {
            List<DomainEventMessage<?>> messages = new ArrayList<>();
            for (int i = 0; i < CARDS_PER_COMMAND; i++) {
                addCard(messages);
            }
            ledger.eventStorageEngine().appendEvents(messages);
        }
        return ledger.size();
    }

    private void addCard(List<DomainEventMessage<?>> messages) {
        boolean first = cards == 0;
        String actor = first ? "a-first" : "a-" + cards % ACTORS;
        Subject subject = card(cards++);
        for (int sequence = 0; sequence < EVENTS_PER_CARD; sequence++) {
            DomainEvent event = first && sequence == 1
                    ? Messages.corrected()
                    : sequence % 10 == 0 ? Messages.recorded() : Messages.confirmed();
            messages.add(Messages.message(subject, sequence, event, Messages.metaData(actor)));
        }
    }

    private static Subject card(int number) {
        return Subject.scorecard(FIRST_YEAR + number / CARDS_PER_EDITION, "o-" + number % CARDS_PER_EDITION);
    }

    /** Searches of every kind, by what they look for. */
    Map<String, Runnable> searches() {
        Trail trail = ledger.trail();
        long size = trail.size();
        Subject last = card(cards - 1);
        String lastEdition = "scorecard/" + (FIRST_YEAR + (cards - 1) / CARDS_PER_EDITION);
        Instant early = trail.event(size / 4).orElseThrow().recordedAt();
        Instant late = trail.event(3 * size / 4).orElseThrow().recordedAt();
        Map<String, Runnable> searches = new LinkedHashMap<>();
        searches.put("everything, from the middle on", page(EVERYTHING, size / 2));
        searches.put("one subject", page(filter(last.id(), null, null, null, null), 0));
        searches.put("an edition's scorecards", page(filter(lastEdition, null, null, null, null), 0));
        searches.put("all scorecards, from the middle on", page(filter("scorecard", null, null, null, null), size / 2));
        searches.put("a type that is common", page(filter(null, "score-recorded", null, null, null), size / 2));
        searches.put("a type that occurs once, long ago", page(filter(null, "score-corrected", null, null, null), 0));
        searches.put("an actor", page(filter(null, null, "a-7", null, null), 0));
        searches.put(
                "an actor of long ago, from the middle on", page(filter(null, null, "a-first", null, null), size / 2));
        searches.put("a stretch of time", page(filter(null, null, null, early, late), 0));
        searches.put("a type and an actor", page(filter(null, "score-recorded", "a-7", null, null), 0));
        searches.put(
                "a type and an actor that never meet", page(filter(null, "score-corrected", "a-7", null, null), 0));
        searches.put(
                "scorecards, type, actor and time together",
                page(filter("scorecard", "score-recorded", "a-7", early, late), 0));
        searches.put(
                "an edition, with a type that it has not",
                page(filter(lastEdition, "score-corrected", null, null, null), 0));
        searches.put("the history of a subject", () -> trail.ofSubject(last, 0, Long.MAX_VALUE, PAGE));
        searches.put("the size at a time", () -> trail.sizeAt(early));
        return searches;
    }

    private Runnable page(EventFilter filter, long from) {
        return () -> ledger.trail().page(filter, from, PAGE);
    }

    private static EventFilter filter(
            @Nullable String prefix,
            @Nullable String type,
            @Nullable String actor,
            @Nullable Instant from,
            @Nullable Instant until) {
        return new EventFilter(prefix, type == null ? Set.of() : Set.of(type), actor, from, until);
    }
}
