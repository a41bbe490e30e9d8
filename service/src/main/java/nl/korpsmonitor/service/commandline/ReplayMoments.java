package nl.korpsmonitor.service.commandline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.NotAttested;
import nl.korpsmonitor.query.state.StateQuestion;
import org.jspecify.annotations.Nullable;

/** Reads options that name a moment: a position or an RFC 3339 time. */
final class ReplayMoments {
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private ReplayMoments() {}

    /** The first position that was recorded at the moment or after it. */
    static long first(String option, Trail trail, String text) {
        StateQuestion moment = moment(option, text);
        Instant time = moment.knownTime();
        Long position = moment.knownPosition();
        if (time != null) {
            return trail.sizeAt(time.minus(MICROSECOND));
        }
        return position == null ? 0 : position;
    }

    /** The first position after the moment; the ledger's size when that is earlier. */
    static long before(String option, Trail trail, String text) {
        StateQuestion moment = moment(option, text);
        Instant time = moment.knownTime();
        Long position = moment.knownPosition();
        long before = time != null ? trail.sizeAt(time) : position == null ? Long.MAX_VALUE : position + 1;
        return Math.min(before, trail.size());
    }

    /** @throws NotFoundException when nothing was recorded up to the moment; not when there is none */
    static void requireAttested(String option, Trail trail, @Nullable String text) {
        if (text != null && before(option, trail, text) == 0) {
            throw NotAttested.at(text);
        }
    }

    /** A day; null when none is given. */
    static @Nullable LocalDate day(String option, @Nullable String text) {
        try {
            return StateQuestion.of(null, text, null).inForceOn();
        } catch (InvalidInputException e) {
            throw named(option, e);
        }
    }

    private static StateQuestion moment(String option, String text) {
        try {
            return StateQuestion.of(text, null, null);
        } catch (InvalidInputException e) {
            throw named(option, e);
        }
    }

    /** The same faults, of an option. */
    static InvalidInputException named(String option, InvalidInputException e) {
        return new InvalidInputException(e.faults().stream()
                .map(fault -> new FieldFault(option, fault.message()))
                .toList());
    }
}
