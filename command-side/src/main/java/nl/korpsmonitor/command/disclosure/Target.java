package nl.korpsmonitor.command.disclosure;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.ConfidentialFields;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** The event whose confidential values a command is about. */
record Target(RecordedEvent event, SortedMap<String, Confidential<?>> fields) {
    private static final int OLD_AFTER_YEARS = 5;

    /**
     * The event that a subject {@code disclosure/<position>} names.
     *
     * @throws NotFoundException when there is none
     */
    static Target of(Subject subject, References references) {
        String number = subject.segments().getLast();
        RecordedEvent event = (number.matches("0|[1-9][0-9]{0,17}")
                        ? references.event(Long.parseLong(number))
                        : Optional.<RecordedEvent>empty())
                .orElseThrow(() -> new NotFoundException("there is no event at position " + number));
        return new Target(event, ConfidentialFields.of((Record) event.event()));
    }

    /** The field, when it names a confidential value of the event; else null, with the fault noted. */
    @Nullable
    String checked(Faults faults, @Nullable String field) {
        String given = faults.required("field", field);
        if (given != null && !fields.containsKey(given)) {
            faults.add(
                    "field",
                    fields.isEmpty()
                            ? "the event has no confidential values"
                            : "names no confidential value of the event; it has " + String.join(", ", fields.keySet()));
            return null;
        }
        return given;
    }

    /** What stands for the value in the event's body. */
    String digest(String field) {
        Confidential<?> value = fields.get(field);
        if (value instanceof Confidential.Withheld<?> withheld) {
            return withheld.digest();
        }
        if (value instanceof Confidential.Erased<?> erased) {
            return erased.digest();
        }
        throw new IllegalStateException("the trail shows no confidential value, so each has its digest");
    }

    /** Whether what it tells is older than five years, so that the law wants more reasons. */
    boolean isOld(LocalDate today) {
        return event.inForceFrom().plusYears(OLD_AFTER_YEARS).isBefore(today);
    }
}
