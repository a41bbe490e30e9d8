package nl.korpsmonitor.query.state;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import org.jspecify.annotations.Nullable;

/** Finds the state that a question is about. Safe for use by many threads. */
public final class States {
    /** How long a read waits for an entry that it must hold. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Trail trail;
    private final ViewProjection projection;
    private final PublishedLog log;
    private final Clock clock;
    private final Recipients recipients;
    private final PublicYears publicYears;

    /** @param log whose checkpoints answers name */
    public States(Trail trail, ViewProjection projection, PublishedLog log, Clock clock) {
        this.trail = trail;
        this.projection = projection;
        this.log = log;
        this.clock = clock;
        this.recipients = new Recipients(trail);
        this.publicYears = new PublicYears(trail, projection::readModels);
    }

    /**
     * The state asked for.
     *
     * <p>{@code knownAt=<position>} is the state after all entries at positions up to and including that one;
     * {@code knownAt=<time>} the state after all entries recorded at or before it.
     *
     * @param viewer who asks; what may be seen is judged now
     * @throws nl.korpsmonitor.events.problems.NotFoundException when nothing was recorded yet: the state is not attested
     * @throws InvalidInputException when the position or time lies beyond the present
     * @throws NotCaughtUpException when the read models do not get there within two seconds
     */
    public State at(StateQuestion question, Viewer viewer) {
        if (question.minPosition() != null) {
            await(question.minPosition());
        }
        long before = beforePosition(question);
        Moment moment = new Moment(
                before,
                trail.event(before - 1).map(RecordedEvent::recordedAt).orElse(null),
                question.knownAt(),
                question.inForceOn(),
                covering(before - 1));
        return new State(trail, projection.readModels(), moment, visibilityFor(viewer));
    }

    /**
     * The state after the entry at a position, for whoever sees that much.
     *
     * @param inForceOn only what was in force on that day; null for the last known facts
     * @throws IllegalArgumentException when there is no entry at the position
     * @throws NotCaughtUpException when the read models do not get there within two seconds
     */
    public State at(long position, @Nullable LocalDate inForceOn, Visibility visibility) {
        if (position < 0 || position >= trail.size()) {
            throw new IllegalArgumentException("position: there is no entry at " + position);
        }
        await(position);
        Moment moment = new Moment(
                position + 1,
                trail.event(position).map(RecordedEvent::recordedAt).orElse(null),
                String.valueOf(position),
                inForceOn,
                covering(position));
        return new State(trail, projection.readModels(), moment, visibility);
    }

    /** What somebody may see, judged now. */
    public Visibility visibilityFor(Viewer viewer) {
        return visibilityFor(viewer.audience());
    }

    /** What those who belong to an audience may see, judged now. */
    public Visibility visibilityFor(Audience audience) {
        String recipient = audience.inquiries().recipient();
        return new Visibility(
                audience, publicYears.now(), recipient == null ? Set.of() : recipients.inquiriesOf(recipient));
    }

    /** The newest published checkpoint, when it covers the entry at a position; null otherwise. */
    public @Nullable Checkpoint covering(long position) {
        return log.checkpoint()
                .map(SignedCheckpoint::checkpoint)
                .filter(checkpoint -> checkpoint.size() > position)
                .orElse(null);
    }

    private long beforePosition(StateQuestion question) {
        @Nullable Long position = question.knownPosition();
        if (position != null) {
            if (position >= trail.size()) {
                throw new InvalidInputException(
                        "knownAt", "the ledger's last position is " + (trail.size() - 1) + "; the future is not known");
            }
            await(position);
            return position + 1;
        }
        if (question.knownTime() != null) {
            if (question.knownTime().isAfter(clock.instant())) {
                throw new InvalidInputException("knownAt", "lies in the future, which is not known");
            }
            long size = trail.sizeAt(question.knownTime());
            if (size == 0) {
                throw NotAttested.at(String.valueOf(question.knownAt()));
            }
            await(size - 1);
            return size;
        }
        long reached = projection.readModels().position();
        if (reached == 0) {
            await(0);
            reached = projection.readModels().position();
        }
        return reached;
    }

    /**
     * Waits until the event at a position is in the read models.
     *
     * @throws NotCaughtUpException when it is not within two seconds
     */
    public void await(long position) {
        if (!projection.awaitPosition(position, PATIENCE)) {
            throw new NotCaughtUpException(position, projection.readModels().position());
        }
    }
}
