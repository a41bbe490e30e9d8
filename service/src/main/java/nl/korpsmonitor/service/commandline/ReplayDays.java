package nl.korpsmonitor.service.commandline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.query.replay.OccurredDays;
import nl.korpsmonitor.query.state.StateQuestion;
import org.jspecify.annotations.Nullable;

/** Reads options that name days. */
final class ReplayDays {
    private ReplayDays() {}

    /** A day; null when none is given. */
    static @Nullable LocalDate day(String option, @Nullable String text) {
        try {
            return StateQuestion.of(null, text, null).inForceOn();
        } catch (InvalidInputException e) {
            throw named(option, e);
        }
    }

    /** The days on which what is told must have happened. */
    static OccurredDays occurred(@Nullable String from, @Nullable String until) {
        List<FieldFault> faults = new ArrayList<>();
        OccurredDays days = OccurredDays.read("--occurred-from", from, "--occurred-until", until, faults);
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        return days;
    }

    /** The same faults, of an option. */
    static InvalidInputException named(String option, InvalidInputException e) {
        return new InvalidInputException(e.faults().stream()
                .map(fault -> new FieldFault(option, fault.message()))
                .toList());
    }
}
