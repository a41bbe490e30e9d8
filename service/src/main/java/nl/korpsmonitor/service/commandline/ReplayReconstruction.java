package nl.korpsmonitor.service.commandline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.Moments;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.query.state.Moment;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;

/** {@code ledger replay --reconstructed-as-of}: what was known on a day, from what was recorded later. */
final class ReplayReconstruction {
    /** Its option. */
    static final String OPTION = "--reconstructed-as-of";

    private ReplayReconstruction() {}

    /**
     * Tells it.
     *
     * @param asOf the day, as it was given
     * @param to up to which position or time is looked, as it was given; null for all that is recorded
     * @throws NotFoundException when there is nothing to tell, or, after it was told what was left out, when nothing was known
     */
    static void tell(Trail trail, Clock clock, Subject about, String asOf, @Nullable String to, ReplayWriter writer) {
        LocalDate day = Objects.requireNonNull(ReplayDays.day(OPTION, asOf), "a day is given");
        if (day.isAfter(LocalDate.ofInstant(clock.instant(), RecordedEvent.CALENDAR))) {
            throw new InvalidInputException(OPTION, "lies in the future, which is not known");
        }
        long before = new Moments(trail, clock).before("--to", to);
        Reconstructions reconstructions = new Reconstructions(trail, Visibility.ALL, day);
        Reconstruction found = found(reconstructions, about, before);
        writer.reconstruction(found, reconstructions, moment(trail, before, to));
        if (found.facts() == null) {
            throw new NotFoundException(
                    "Nothing was known of " + about + " on " + day + ", as far as follows from what is recorded");
        }
    }

    private static Reconstruction found(Reconstructions reconstructions, Subject about, long before) {
        try {
            return reconstructions
                    .of(about, before)
                    .orElseThrow(() ->
                            new NotFoundException("Nothing is recorded of " + about + " from which to reconstruct it"));
        } catch (InvalidInputException e) {
            throw ReplayDays.named("SUBJECT", e);
        }
    }

    private static Moment moment(Trail trail, long before, @Nullable String to) {
        return new Moment(
                before, trail.event(before - 1).map(RecordedEvent::recordedAt).orElse(null), to, null, null);
    }
}
