package nl.korpsmonitor.query.audit;

import java.time.LocalDate;
import nl.korpsmonitor.events.EditionEvent;
import nl.korpsmonitor.events.EditionEvent.EditionDiscussed;
import nl.korpsmonitor.events.EditionEvent.ScaleMappingFixed;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.query.audit.Editions.Edition;
import org.jspecify.annotations.Nullable;

/** The steps of editions, in their order, and adoption by two. It also keeps {@link Editions} for the others, so it is asked last. */
final class LifecycleRules implements HistoryRule {
    private final Editions editions;

    LifecycleRules(Editions editions) {
        this.editions = editions;
    }

    @Override
    public void see(RecordedEvent recorded, Observations observations) {
        if (!(recorded.event() instanceof EditionEvent event)) {
            return;
        }
        Edition edition = editions.of(recorded.subject().editionYear());
        Step step = Editions.step(event);
        if (event instanceof EditionDiscussed) {
            inOrder(Step.DISCUSSED, Step.ADOPTED, recorded, edition, observations);
        } else if (step == null) {
            observations.require(
                    edition.took(Step.OPENED), Check.LIFECYCLE_ORDER, recorded, recorded.type() + ", not OPENED");
            if (event instanceof ScaleMappingFixed mapping) {
                mapped(mapping, recorded, edition, observations);
            }
        } else {
            inOrder(step, before(step), recorded, edition, observations);
            RecordedEvent again = edition.taken(step);
            if (again != null) {
                observations.add(Check.LIFECYCLE_ORDER, recorded, step + " twice", again.position());
            }
            if (step == Step.ADOPTED) {
                adoptedByAnother(recorded, edition, observations);
            }
            edition.take(step, recorded);
        }
    }

    /** A mapping of scales goes once from an earlier edition to one that is conducted here; both have a framework. */
    private void mapped(ScaleMappingFixed mapping, RecordedEvent recorded, Edition edition, Observations observations) {
        inOrder(Step.FRAMEWORK_FIXED, Step.FRAMEWORK_FIXED, recorded, edition, observations);
        Integer year = recorded.subject().editionYear();
        Edition earlier = editions.of(mapping.fromEdition());
        Course course = new Course(Check.LIFECYCLE_ORDER, recorded, observations);
        course.require(
                year != null && mapping.fromEdition() < year && earlier.took(Step.FRAMEWORK_FIXED),
                mapping.fromEdition() + " no earlier edition with a framework");
        course.require(edition.map(mapping.fromEdition()), mapping.fromEdition() + " twice");
        course.apart(earlier.opened());
    }

    private static @Nullable Step before(Step step) {
        return switch (step) {
            case OPENED -> null;
            case FRAMEWORK_FIXED -> Step.OPENED;
            case SCORING_CLOSED -> Step.FRAMEWORK_FIXED;
            case ADOPTED -> Step.SCORING_CLOSED;
            case OFFERED, DISCUSSED -> Step.ADOPTED;
            case PRESENTED_TO_HOUSE -> Step.OFFERED;
            case LAID_FOR_INSPECTION -> Step.PRESENTED_TO_HOUSE;
        };
    }

    private static void inOrder(
            Step step, @Nullable Step follows, RecordedEvent recorded, Edition edition, Observations observations) {
        if (follows == null) {
            observations.applied(Check.LIFECYCLE_ORDER);
            return;
        }
        RecordedEvent earlier = edition.taken(follows);
        observations.require(
                earlier != null && edition.isConducted(),
                Check.LIFECYCLE_ORDER,
                recorded,
                earlier == null ? step + ", not " + follows : step + ", not CONDUCTED_HERE");
        LocalDate day = recorded.event().occurredOn().latest();
        LocalDate first = earlier == null ? null : earlier.event().occurredOn().earliest();
        if (earlier != null && day != null && first != null && day.isBefore(first)) {
            observations.add(
                    Check.LIFECYCLE_ORDER,
                    recorded,
                    step + " " + day + " < " + follows + " " + first,
                    earlier.position());
        }
    }

    private static void adoptedByAnother(RecordedEvent recorded, Edition edition, Observations observations) {
        RecordedEvent closed = edition.taken(Step.SCORING_CLOSED);
        if (closed != null) {
            observations.require(
                    !closed.actor().id().equals(recorded.actor().id()),
                    Check.FOUR_EYES_ADOPTION,
                    recorded,
                    "SCORING_CLOSED, ADOPTED",
                    closed.position());
        }
    }
}
