package nl.korpsmonitor.query.web.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.state.StateQuestion;
import org.jspecify.annotations.Nullable;

/** Reads parameters that several questions have in common. */
public final class ReadParameters {
    private ReadParameters() {}

    /**
     * A whole subject; null when it was not given.
     *
     * @throws InvalidInputException when it is none
     */
    public static @Nullable Subject subject(@Nullable String text) {
        try {
            if (text == null || new Subject(text).id().equals(text)) {
                return text == null ? null : new Subject(text);
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new InvalidInputException("subject", "a subject such as scorecard/2012/ijsselland");
    }

    /** Whether a text is a subject, or the first segments of one. */
    public static boolean isSubject(String text) {
        try {
            return new Subject(text).id().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Makes sure that one of two parameters is there at most.
     *
     * @throws InvalidInputException when both are
     */
    public static void requireOneOrNone(@Nullable String subject, @Nullable String edition) {
        if (subject != null && edition != null) {
            throw new InvalidInputException("edition", "leave it out beside subject, or the other way round");
        }
    }

    /**
     * Makes sure that one of two parameters is there.
     *
     * @throws InvalidInputException when both are, or neither is
     */
    public static void requireOne(@Nullable String subject, @Nullable String edition) {
        requireOneOrNone(subject, edition);
        if (subject == null && edition == null) {
            throw new InvalidInputException("subject", "say of which subject, or of which edition");
        }
    }

    /**
     * A moment whose parameters have names of their own.
     *
     * @param name of the position or time; {@code day} is that of the day
     * @throws InvalidInputException naming every parameter that can't be read, by these names
     */
    public static StateQuestion moment(String name, @Nullable String text, String dayName, @Nullable String day) {
        try {
            return StateQuestion.of(text, day, null);
        } catch (InvalidInputException e) {
            throw renamed(e, name, dayName);
        }
    }

    /** The same faults, of parameters of other names than a state read's. */
    public static InvalidInputException renamed(InvalidInputException e, String name, String dayName) {
        return new InvalidInputException(e.faults().stream()
                .map(fault -> new FieldFault(
                        fault.field().equals("knownAt")
                                ? name
                                : fault.field().equals("inForceOn") ? dayName : fault.field(),
                        fault.message()))
                .toList());
    }

    /**
     * A day; null when it was not given.
     *
     * @throws InvalidInputException naming the parameter
     */
    public static @Nullable LocalDate day(String name, @Nullable String text) {
        try {
            if (text == null || text.length() == 10) {
                return text == null ? null : LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Told below, together with texts of another length.
        }
        throw new InvalidInputException(name, "a day of the calendar, such as 2013-01-01");
    }
}
