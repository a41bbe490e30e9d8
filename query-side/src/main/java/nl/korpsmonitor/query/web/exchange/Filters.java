package nl.korpsmonitor.query.web.exchange;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Code;
import org.jspecify.annotations.Nullable;

/** Reads filters. What is not given filters nothing. */
public final class Filters {
    private final Map<String, List<String>> filters = new HashMap<>();

    /**
     * One value of an enumeration.
     *
     * @throws InvalidInputException naming the parameter and its values
     */
    public static <E extends Enum<E>> @Nullable E oneOf(String parameter, @Nullable String text, Class<E> type) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        parameter,
                        "one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }

    /**
     * A code.
     *
     * @throws InvalidInputException naming the parameter
     */
    public static @Nullable String code(String parameter, @Nullable String text) {
        if (text != null && !Code.isCode(text)) {
            throw new InvalidInputException(
                    parameter, "a code of 1 to 60 lower-case letters, digits, dots and hyphens");
        }
        return text;
    }

    /**
     * The year of an edition.
     *
     * @throws InvalidInputException naming the parameter
     */
    public static @Nullable Integer year(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{4}")) {
            throw new InvalidInputException(parameter, "the year of an edition, in four digits");
        }
        return Integer.valueOf(text);
    }

    /** A constant in the spelling of a URL: like-for-like. */
    public static <E extends Enum<E>> E choice(String parameter, @Nullable String text, E byDefault) {
        if (text == null) {
            return byDefault;
        }
        E[] constants = byDefault.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> spelling(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        parameter,
                        "one of "
                                + Arrays.stream(constants)
                                        .map(Filters::spelling)
                                        .collect(Collectors.joining(", "))));
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Filters by the value of a field too; nothing when it is null. Gives itself back. */
    public Filters where(String field, @Nullable Object value) {
        if (value != null) {
            filters.put(field, List.of(value instanceof Enum<?> constant ? constant.name() : value.toString()));
        }
        return this;
    }

    /** Either value; nothing when the first is null. */
    public Filters whereOneOf(String field, @Nullable Enum<?> value, @Nullable Enum<?> other) {
        if (value != null) {
            filters.put(
                    field,
                    Stream.of(value, other == null ? value : other)
                            .map(Enum::name)
                            .distinct()
                            .toList());
        }
        return this;
    }

    /** The values wanted, by field, as read models take them. */
    public Map<String, List<String>> asMap() {
        return Map.copyOf(filters);
    }
}
