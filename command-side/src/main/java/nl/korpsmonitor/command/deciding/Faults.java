package nl.korpsmonitor.command.deciding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Text;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with a command, so that the sender hears of every wrong field at once. The first fault of a
 * field stands. A check returns its value when it holds and null when it does not; after {@link #orThrow} every checked
 * value is there, and {@link #given} says so to the compiler. Not safe for use by several threads.
 */
public final class Faults {
    private final Map<String, FieldFault> byField = new LinkedHashMap<>();

    /** Notes a fault; a later one of the same field is left out. */
    public void add(String field, String message) {
        byField.putIfAbsent(field, new FieldFault(field, message));
    }

    /** Notes a fault unless the condition holds. */
    public void check(boolean holds, String field, String message) {
        if (!holds) {
            add(field, message);
        }
    }

    /** The value must be there. */
    public <T> @Nullable T required(String field, @Nullable T value) {
        if (value == null) {
            add(field, "is required");
        }
        return value;
    }

    /** A text of 1 to so many characters, as {@link Text} has it. */
    public @Nullable String text(String field, @Nullable String value, int maximumLength) {
        return required(field, value) == null ? null : optionalText(field, value, maximumLength);
    }

    /** Like {@link #text}, on one line. */
    public @Nullable String line(String field, @Nullable String value, int maximumLength) {
        return required(field, value) == null || value == null
                ? null
                : form(field, value, () -> Text.requireLine(field, value, maximumLength));
    }

    /** Like {@link #text}, but it may be left out. */
    public @Nullable String optionalText(String field, @Nullable String value, int maximumLength) {
        return value == null ? null : form(field, value, () -> Text.require(field, value, maximumLength));
    }

    /** A free text that will be kept confidential. */
    public @Nullable Confidential<String> confidential(String field, @Nullable String value) {
        return Confidential.ofNullable(text(field, value, Text.MAXIMUM_LENGTH));
    }

    /** Like {@link #confidential}, but it may be left out. */
    public @Nullable Confidential<String> optionalConfidential(String field, @Nullable String value) {
        return Confidential.ofNullable(optionalText(field, value, Text.MAXIMUM_LENGTH));
    }

    /** A code, in the form of {@link Code}. */
    public @Nullable String code(String field, @Nullable String value) {
        return required(field, value) == null ? null : optionalCode(field, value);
    }

    /** Like {@link #code}, but it may be left out. */
    public @Nullable String optionalCode(String field, @Nullable String value) {
        return value == null ? null : form(field, value, () -> Code.require(field, value));
    }

    /** A date that may be a month, a year or unknown, but lies not wholly in the future. */
    public @Nullable PartialDate pastDate(String field, @Nullable PartialDate value, LocalDate today) {
        if (required(field, value) == null || value == null) {
            return null;
        }
        LocalDate earliest = value.earliest();
        if (earliest != null && earliest.isAfter(today)) {
            add(field, "lies in the future; today is " + today);
            return null;
        }
        return value;
    }

    /** A day that is not in the future. */
    public @Nullable PartialDate pastDay(String field, @Nullable PartialDate value, LocalDate today) {
        if (value != null && !value.isDay()) {
            add(field, "must be a day, such as 2013-10-24");
            return null;
        }
        return pastDate(field, value, today);
    }

    /** What the supplier gives; the fallback, with its faults noted, when it finds the input invalid. */
    public <T> T collect(Supplier<T> supplier, T fallback) {
        try {
            return supplier.get();
        } catch (InvalidInputException e) {
            addAll(e.faults());
            return fallback;
        }
    }

    /** Like {@link #collect}, for what may be absent. */
    public <T> @Nullable T collectOptional(Supplier<? extends @Nullable T> supplier) {
        try {
            return supplier.get();
        } catch (InvalidInputException e) {
            addAll(e.faults());
            return null;
        }
    }

    /** Takes over faults found elsewhere. */
    public void addAll(List<FieldFault> others) {
        others.forEach(fault -> byField.putIfAbsent(fault.field(), fault));
    }

    /** Whether nothing is wrong so far. */
    public boolean none() {
        return byField.isEmpty();
    }

    /** What is wrong so far, in the order in which it was found. */
    public List<FieldFault> all() {
        return new ArrayList<>(byField.values());
    }

    /** @throws InvalidInputException with every fault, when there is one */
    public void orThrow() {
        if (!none()) {
            throw new InvalidInputException(all());
        }
    }

    /**
     * A value that was checked before.
     *
     * @throws IllegalStateException when it is not there after all: a mistake in the decision
     */
    public static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("used a value whose check did not hold");
        }
        return value;
    }

    private @Nullable String form(String field, String value, Runnable requirement) {
        try {
            requirement.run();
            return value;
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            // The value types name the field first; here it stands apart.
            add(field, message.startsWith(field + ": ") ? message.substring(field.length() + 2) : message);
            return null;
        }
    }
}
