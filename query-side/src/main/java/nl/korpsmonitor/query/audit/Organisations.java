package nl.korpsmonitor.query.audit;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.OrganisationEvent;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationEnded;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRenamed;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** What was recorded of organisations so far: their kinds, from when to when they existed, and who took over. */
final class Organisations {
    private static final Set<Kind> POLICE =
            EnumSet.of(Kind.REGIONAL_FORCE, Kind.NATIONAL_FORCE, Kind.UNIT, Kind.NATIONAL_POLICE);

    private final Map<Subject, Kind> kinds = new HashMap<>();
    private final Map<Subject, OrganisationSucceeded> successions = new HashMap<>();
    private final Map<Subject, PartialDate> begun = new HashMap<>();
    private final Map<Subject, PartialDate> over = new HashMap<>();

    void see(Subject subject, OrganisationEvent event) {
        switch (event) {
            case OrganisationRegistered registered -> {
                kinds.put(subject, registered.kind());
                begun.put(subject, registered.occurredOn());
            }
            case OrganisationSucceeded succeeded -> {
                successions.put(subject, succeeded);
                over.put(subject, succeeded.occurredOn());
            }
            case OrganisationEnded ended -> {
                successions.remove(subject);
                over.put(subject, ended.occurredOn());
            }
            case OrganisationRenamed ignored -> {}
        }
    }

    /** Whether it is registered, had begun by the first day that a date can mean, and had not ended by the last; of what is not known it is not held to be otherwise. */
    boolean existedOn(String code, PartialDate date) {
        Subject subject = Subject.organisation(code);
        LocalDate first = date.earliest();
        LocalDate last = date.latest();
        LocalDate since = begun.getOrDefault(subject, PartialDate.UNKNOWN).earliest();
        LocalDate until = over.getOrDefault(subject, PartialDate.UNKNOWN).earliest();
        boolean tooEarly = first != null && since != null && first.isBefore(since);
        boolean tooLate = last != null && until != null && !last.isBefore(until);
        return kinds.containsKey(subject) && !tooEarly && !tooLate;
    }

    boolean isPolice(String code) {
        Kind kind = kinds.get(Subject.organisation(code));
        return kind != null && POLICE.contains(kind);
    }

    /** Whether the one had taken over from the other, whatever day the date means. */
    boolean isSucceeded(@Nullable String former, String successor, PartialDate date) {
        OrganisationSucceeded succession = former == null ? null : successions.get(Subject.organisation(former));
        LocalDate day = date.earliest();
        LocalDate since = succession == null ? null : succession.occurredOn().earliest();
        return succession != null
                && day != null
                && since != null
                && !day.isBefore(since)
                && succession.successors().stream()
                        .anyMatch(each -> each.organisation().equals(successor));
    }
}
