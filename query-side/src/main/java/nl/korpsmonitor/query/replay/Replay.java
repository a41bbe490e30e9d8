package nl.korpsmonitor.query.replay;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.view.EditionView;
import nl.korpsmonitor.query.view.EditionView.FixedFramework;
import nl.korpsmonitor.query.view.ScorecardView;
import nl.korpsmonitor.query.view.View;
import org.jspecify.annotations.Nullable;

/**
 * Steps through events and says what each changed, for one reader. It is quickest when events come in order of position: what was folded is kept, of the last
 * {@value #MAXIMUM_KEPT} subjects. For one thread.
 *
 * <p>A scorecard's mean and class are computed under the framework as it was known then. A framework comes before any score and never changes, so that no
 * field of a card changes without an event of the card itself.
 */
public final class Replay {
    private static final int MAXIMUM_KEPT = 1_000;

    /** Of how many subjects facts are kept: a scorecard's take some 40 KB. */
    private static final int MAXIMUM_KNOWN = 100;

    private final Trail trail;
    private final Visibility visibility;
    private final @Nullable LocalDate day;
    private final FactsOf factsOf;
    private final Map<Subject, Folded> kept = new LastUsed<>(MAXIMUM_KEPT);
    private final Map<Subject, Known> known = new LastUsed<>(MAXIMUM_KNOWN);
    private final Map<Integer, FixedFramework> frameworks = new LastUsed<>(MAXIMUM_KEPT);

    /** The facts after the subject's event of that sequence. */
    private record Known(long sequence, @Nullable Facts facts) {}

    /**
     * @param visibility what the reader may see
     * @param day on which facts must be in force; null for the last known ones
     */
    public Replay(Trail trail, Visibility visibility, @Nullable LocalDate day) {
        this.trail = trail;
        this.visibility = visibility;
        this.day = day;
        this.factsOf = new FactsOf(day, visibility);
    }

    /** The facts after exactly the entries at lower positions; null when there were none, or the reader may not see them. */
    public @Nullable Facts at(Subject subject, long beforePosition) {
        return visibility.maySee(subject) ? facts(subject, folded(subject, beforePosition), beforePosition) : null;
    }

    /**
     * What an event changed.
     *
     * @param event that the reader may see
     * @throws IllegalArgumentException when he may not
     */
    public Step step(RecordedEvent event) {
        if (!visibility.maySee(event)) {
            throw new IllegalArgumentException("the event at position " + event.position() + " is hidden");
        }
        Folded without = kept.getOrDefault(event.subject(), Folded.NOTHING);
        if (without.sequence() != event.sequence() - 1) {
            without = folded(event.subject(), event.position());
        }
        Folded with = without.with(event, visibility);
        kept.put(event.subject(), with);
        Facts before = facts(event.subject(), without, event.position());
        Facts after = facts(event.subject(), with, event.position());
        return new Step(
                event,
                before,
                after,
                Facts.changes(before, after),
                Registration.of(event, without.view(), with.ended() ? without.view() : with.view()),
                without.visible());
    }

    private @Nullable Facts facts(Subject subject, Folded folded, long beforePosition) {
        Known last = known.get(subject);
        if (last == null || last.sequence() != folded.sequence()) {
            last = new Known(folded.sequence(), facts(folded, beforePosition));
            known.put(subject, last);
        }
        return last.facts();
    }

    private @Nullable Facts facts(Folded folded, long beforePosition) {
        View view = folded.view();
        if (view == null || !visibility.maySee(view)) {
            return null;
        }
        Framework framework = view instanceof ScorecardView card ? framework(card.edition(), beforePosition) : null;
        return factsOf.of(view, framework);
    }

    /** The framework of an edition as known after exactly the entries at lower positions, and in force on the day; null when there is none. */
    private @Nullable Framework framework(int edition, long beforePosition) {
        FixedFramework fixed = fixed(edition, beforePosition);
        return fixed == null ? null : fixed.framework();
    }

    /** Like the framework, with the event that fixed it. */
    @Nullable
    FixedFramework fixed(int edition, long beforePosition) {
        FixedFramework last = frameworks.get(edition);
        if (last != null && last.position() < beforePosition) {
            return last;
        }
        FixedFramework fixed = folded(Subject.edition(edition), beforePosition).view() instanceof EditionView view
                ? view.frameworkOn(day)
                : null;
        if (fixed != null) {
            frameworks.put(edition, fixed);
        }
        return fixed;
    }

    /** The view after exactly the entries at lower positions; null when there is none. */
    @Nullable
    View view(Subject subject, long beforePosition) {
        return folded(subject, beforePosition).view();
    }

    /** On which facts must be in force; null for the last known ones. */
    @Nullable
    LocalDate day() {
        return day;
    }

    /** The sequence of the subject's last event at lower positions; -1 when it has none. */
    long sequence(Subject subject, long beforePosition) {
        return folded(subject, beforePosition).sequence();
    }

    private Folded folded(Subject subject, long beforePosition) {
        Folded folded = kept.getOrDefault(subject, Folded.NOTHING);
        if (folded.position() >= beforePosition) {
            folded = Folded.NOTHING;
        }
        List<RecordedEvent> page;
        do {
            page = trail.ofSubject(subject, folded.sequence() + 1, beforePosition, Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                folded = folded.with(event, visibility);
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        kept.put(subject, folded);
        return folded;
    }
}
