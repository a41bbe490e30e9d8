package nl.korpsmonitor.query.audit;

import java.time.LocalDate;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Asks of one event whether it follows on those before it.
 *
 * @param check that is broken when it does not
 */
record Course(Check check, RecordedEvent recorded, Observations observations) {
    /** It does not unless this holds; related is what shows it, null for nothing. */
    void require(boolean holds, String detail, @Nullable RecordedEvent related) {
        observations.require(
                holds, check, recorded, recorded.type() + ": " + detail, related == null ? -1 : related.position());
    }

    void require(boolean holds, String detail) {
        require(holds, detail, null);
    }

    /** It does not lie before another event; of one that is not there nothing is asked. */
    void notBefore(@Nullable RecordedEvent earlier) {
        if (earlier != null) {
            PartialDate on = recorded.event().occurredOn();
            PartialDate other = earlier.event().occurredOn();
            require(!before(on, other), on + " < " + other, earlier);
        }
    }

    /** What is real does not rest on what is invented. */
    void apart(@Nullable RecordedEvent ground) {
        if (ground != null) {
            observations.require(
                    recorded.fictitious() || !ground.fictitious(),
                    Check.FICTITIOUS_APART,
                    recorded,
                    recorded.type() + ": " + ground.subject(),
                    ground.position());
        }
    }

    /** Whether the first date, whatever day it means, lies before the other; not when one of them is not known. */
    static boolean before(@Nullable PartialDate first, PartialDate other) {
        LocalDate last = first == null ? null : first.latest();
        LocalDate earliest = other.earliest();
        return last != null && earliest != null && last.isBefore(earliest);
    }
}
