package nl.korpsmonitor.query.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.NotAttested;
import nl.korpsmonitor.query.state.StateQuestion;
import org.jspecify.annotations.Nullable;

/**
 * Reads moments that bound a stretch of the ledger: each is a position or an RFC 3339 time of recording. What lies beyond the ledger's last entry, or in
 * the future, is refused, as nobody knows it yet. Safe for use by many threads.
 */
public final class Moments {
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private final Trail trail;
    private final Clock clock;
    private final long size;

    /** The ledger as it is now: what is recorded later lies beyond its last entry. */
    public Moments(Trail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
        this.size = trail.size();
    }

    /** How many entries the ledger had. */
    public long size() {
        return size;
    }

    /**
     * The first position that was recorded at the moment or after it; 0 when none is given.
     *
     * @param name of the parameter or option, for who gave it
     * @throws InvalidInputException when the text is no moment, or one that is not known yet
     */
    public long first(String name, @Nullable String text) {
        StateQuestion moment = read(name, text);
        Instant time = moment.knownTime();
        if (time != null) {
            return Math.min(size, trail.sizeAt(time.minus(MICROSECOND)));
        }
        return moment.knownPosition() == null ? 0 : moment.knownPosition();
    }

    /**
     * The first position after the moment; the ledger's size when none is given.
     *
     * @param name of the parameter or option, for who gave it
     * @throws InvalidInputException when the text is no moment, or one that is not known yet
     * @throws nl.korpsmonitor.events.problems.NotFoundException when it is a time before the first entry
     */
    public long before(String name, @Nullable String text) {
        StateQuestion moment = read(name, text);
        if (moment.knownTime() != null) {
            long before = Math.min(size, trail.sizeAt(moment.knownTime()));
            if (before == 0) {
                throw NotAttested.at(String.valueOf(text));
            }
            return before;
        }
        return moment.knownPosition() == null ? size : moment.knownPosition() + 1;
    }

    /**
     * Makes sure that two moments come in their order. Two times may have no entry between them; what lies between two that are turned round nobody can mean.
     *
     * @throws InvalidInputException naming the second one
     */
    public void requireOrder(String fromName, @Nullable String from, String toName, @Nullable String to) {
        if (from == null || to == null) {
            return;
        }
        Instant first = read(fromName, from).knownTime();
        Instant last = read(toName, to).knownTime();
        boolean turned =
                (first != null && last != null) ? last.isBefore(first) : first(fromName, from) >= before(toName, to);
        if (turned) {
            throw new InvalidInputException(toName, "must not lie before " + fromName);
        }
    }

    private StateQuestion read(String name, @Nullable String text) {
        StateQuestion moment = parse(name, text);
        if (moment.knownTime() != null && moment.knownTime().isAfter(clock.instant())) {
            throw new InvalidInputException(name, "lies in the future, which is not known");
        }
        if (moment.knownPosition() != null && moment.knownPosition() >= size) {
            throw new InvalidInputException(
                    name,
                    size == 0
                            ? "the ledger has no entry yet; leave it out"
                            : "the ledger's last position is " + (size - 1) + "; the future is not known");
        }
        return moment;
    }

    private static StateQuestion parse(String name, @Nullable String text) {
        try {
            return StateQuestion.of(text, null, null);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(e.faults().stream()
                    .map(fault -> new FieldFault(name, fault.message()))
                    .toList());
        }
    }
}
