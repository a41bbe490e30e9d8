package nl.korpsmonitor.query.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.Explanation.Link;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds which events led to a value. Safe for use by many threads. */
public final class Explanations {
    /** The longest chain; a longer one is refused, not cut off. */
    public static final int MAXIMUM_CHAIN = 1_000;

    /** How many fields are named to who asks for one that is not there. */
    static final int MAXIMUM_NAMED = 100;

    private final Trail trail;
    private final Visibility visibility;
    private final @Nullable LocalDate day;

    /**
     * @param visibility what the reader may see
     * @param day on which facts must be in force; null for the last known ones
     */
    public Explanations(Trail trail, Visibility visibility, @Nullable LocalDate day) {
        this.trail = trail;
        this.visibility = visibility;
        this.day = day;
    }

    /**
     * The chain that led to a field, and to those below it, as known after exactly the entries at lower positions.
     *
     * @param field a JSON Pointer into the facts
     * @return empty when nothing was ever known of the subject, or the reader may not see it
     * @throws InvalidInputException when there never was such a field, or more than {@value #MAXIMUM_CHAIN} events changed it
     */
    public Optional<Explanation> of(Subject subject, String field, long beforePosition) {
        Replay replay = new Replay(trail, visibility, day);
        Predicate<String> belongs = RelatedFields.to(field);
        List<Link> chain = new ArrayList<>();
        SortedSet<String> seen = new TreeSet<>();
        boolean known = false;
        List<RecordedEvent> page;
        long sequence = 0;
        do {
            page = visibility.maySee(subject)
                    ? trail.ofSubject(subject, sequence, beforePosition, Trail.MAXIMUM_PAGE)
                    : List.of();
            for (RecordedEvent event : page) {
                sequence = event.sequence() + 1;
                if (visibility.maySee(event)) {
                    Step step = replay.step(event);
                    known |= step.after() != null;
                    step.changes().forEach(change -> seen.add(change.field()));
                    add(step, belongs, chain);
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        if (!known) {
            return Optional.empty();
        }
        if (seen.stream().noneMatch(each -> isWithin(each, field))) {
            throw unknown(seen);
        }
        SortedMap<String, JsonNode> values = values(replay.at(subject, beforePosition), field);
        return Optional.of(new Explanation(
                subject,
                field,
                values,
                chain,
                new Foundations(trail, visibility, replay).of(subject, values.keySet(), chain, beforePosition)));
    }

    private static void add(Step step, Predicate<String> belongs, List<Link> chain) {
        List<Change> changes = step.changes().stream()
                .filter(change -> belongs.test(change.field()))
                .toList();
        if (!changes.isEmpty()) {
            if (chain.size() == MAXIMUM_CHAIN) {
                throw new InvalidInputException(
                        "field",
                        "more than " + MAXIMUM_CHAIN + " events changed it; ask for a field below it, or for"
                                + " /v1/timeline of the subject");
            }
            chain.add(new Link(step, changes));
        }
    }

    /** Whether a field is another, or lies below it. */
    static boolean isWithin(String field, String other) {
        return field.equals(other) || field.startsWith(other + "/");
    }

    private static SortedMap<String, JsonNode> values(@Nullable Facts facts, String field) {
        SortedMap<String, JsonNode> values = new TreeMap<>(Facts.valuesOf(facts));
        values.keySet().removeIf(each -> !isWithin(each, field));
        return values;
    }

    private static InvalidInputException unknown(SortedSet<String> seen) {
        String more = seen.size() > MAXIMUM_NAMED ? " and " + (seen.size() - MAXIMUM_NAMED) + " more" : "";
        return new InvalidInputException(
                "field",
                "one of "
                        + String.join(", ", seen.stream().limit(MAXIMUM_NAMED).toList()) + more
                        + ", or the beginning of some of them, such as /dimensions");
    }
}
