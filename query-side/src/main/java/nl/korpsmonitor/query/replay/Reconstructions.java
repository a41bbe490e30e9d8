package nl.korpsmonitor.query.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.replay.Reconstruction.Basis;
import nl.korpsmonitor.query.replay.Reconstruction.Considered;
import nl.korpsmonitor.query.replay.Reconstruction.LeftOut;
import nl.korpsmonitor.query.replay.Reconstruction.Reason;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.view.EditionView;
import nl.korpsmonitor.query.view.EditionView.FixedFramework;
import nl.korpsmonitor.query.view.View;
import org.jspecify.annotations.Nullable;

/** Reconstructs what was known on a day from what was recorded by now. Safe for use by many threads. */
public final class Reconstructions {
    /** The most events of one subject that are looked at; with more it is refused, not cut off. */
    public static final int MAXIMUM_EVENTS = 10_000;

    private final Trail trail;
    private final Visibility visibility;
    private final LocalDate day;
    private final int maximumEvents;

    /**
     * @param visibility what the reader may see
     * @param day end of that day, Europe/Amsterdam
     */
    public Reconstructions(Trail trail, Visibility visibility, LocalDate day) {
        this(trail, visibility, day, MAXIMUM_EVENTS);
    }

    /** @param maximumEvents the most events of one subject that are looked at */
    public Reconstructions(Trail trail, Visibility visibility, LocalDate day, int maximumEvents) {
        this.trail = trail;
        this.visibility = visibility;
        this.day = day;
        this.maximumEvents = maximumEvents;
    }

    /** To whose end is reconstructed. */
    public LocalDate day() {
        return day;
    }

    /** The most events of one subject that are looked at. */
    public int maximumEvents() {
        return maximumEvents;
    }

    /**
     * Whose events are too many, so that a subject is not reconstructed: its own, or for a scorecard those of its edition, whose framework it is computed
     * with; null when none are. Of what the reader may not see nothing is told.
     */
    public @Nullable Subject tooMany(Subject subject, long beforePosition) {
        Subject edition = editionOfCard(subject);
        return Stream.of(subject, edition == null ? subject : edition)
                .filter(each ->
                        !trail.ofSubject(each, maximumEvents, beforePosition, 1).isEmpty())
                .filter(each -> new Followers(trail, visibility).first(each) != null)
                .findFirst()
                .orElse(null);
    }

    /**
     * What was known of a subject, by what is recorded at lower positions.
     *
     * @return empty when the subject has no state, or nothing was recorded of it that the reader may see
     * @throws InvalidInputException when there are {@link #tooMany too many} events
     */
    public Optional<Reconstruction> of(Subject subject, long beforePosition) {
        if (ViewTypes.ofSubjectType(subject.type()).isEmpty()) {
            return Optional.empty();
        }
        Subject many = tooMany(subject, beforePosition);
        if (many != null) {
            throw new InvalidInputException(
                    "subject",
                    "more than " + maximumEvents + " events of " + many.id()
                            + " are recorded, which are not reconstructed from; ask /v1/timeline of it");
        }
        List<RecordedEvent> events = events(subject, beforePosition);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        List<Considered> used = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        View view = fold(events, used, leftOut);
        Facts facts = view == null ? null : new FactsOf(null, visibility).of(view, framework(subject, beforePosition));
        return Optional.of(new Reconstruction(subject, day, facts, used, leftOut));
    }

    /** Whether any event that a reconstruction was made of is invented. */
    public boolean isFictitious(Reconstruction found) {
        return found.used().stream()
                .anyMatch(used -> trail.event(used.position())
                        .map(RecordedEvent::fictitious)
                        .orElse(false));
    }

    private @Nullable View fold(List<RecordedEvent> events, List<Considered> used, List<LeftOut> leftOut) {
        Renumbering renumbered = new Renumbering(visibility);
        Premises premises = new Premises();
        for (RecordedEvent event : events) {
            Considered considered = considered(event);
            Reason reason = leftOutFor(considered.knownOn());
            if (reason == null && !(premises.standFor(event) && renumbered.add(event))) {
                reason = Reason.DOES_NOT_FOLLOW;
            }
            premises.take(event, reason == null);
            if (reason == null) {
                used.add(considered);
            } else {
                leftOut.add(new LeftOut(considered, reason));
            }
        }
        return renumbered.view();
    }

    /** Why what was known on a day is left out; null when it is not. */
    private @Nullable Reason leftOutFor(@Nullable LocalDate knownOn) {
        if (knownOn == null) {
            return Reason.NO_DATE;
        }
        return knownOn.isAfter(day) ? Reason.KNOWN_LATER : null;
    }

    /** What the reader may see, up to where something that he may not see took the subject's place. */
    private List<RecordedEvent> events(Subject subject, long beforePosition) {
        List<RecordedEvent> events = new ArrayList<>();
        if (!visibility.maySee(subject)) {
            return events;
        }
        List<RecordedEvent> page;
        long sequence = 0;
        do {
            page = trail.ofSubject(subject, sequence, beforePosition, Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                sequence = event.sequence() + 1;
                if (visibility.maySee(event)) {
                    events.add(event);
                } else if (event.event() instanceof RecommendationSuperseded) {
                    return events;
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        return events;
    }

    private @Nullable Framework framework(Subject subject, long beforePosition) {
        Subject edition = editionOfCard(subject);
        if (edition == null) {
            return null;
        }
        View view = fold(events(edition, beforePosition), new ArrayList<>(), new ArrayList<>());
        FixedFramework fixed = view instanceof EditionView found ? found.frameworkOn(null) : null;
        return fixed == null ? null : fixed.framework();
    }

    /** The edition of a scorecard; null for other subjects. */
    private static @Nullable Subject editionOfCard(Subject subject) {
        Integer edition = subject.editionYear();
        return edition == null || !subject.type().equals("scorecard") ? null : Subject.edition(edition);
    }

    private static Considered considered(RecordedEvent event) {
        Source source = Grounds.of(event.event()).source();
        if (source != null) {
            return considered(event, Basis.SOURCE, source.document().date());
        }
        return event.event() instanceof DocumentRegistered registered
                ? considered(event, Basis.DOCUMENT, registered.document().date())
                : considered(event, Basis.OWN_DATE, event.event().occurredOn());
    }

    private static Considered considered(RecordedEvent event, Basis basis, PartialDate date) {
        return new Considered(event.position(), event.type(), basis, date.latest());
    }
}
