package nl.korpsmonitor.command.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.korpsmonitor.command.deciding.KnownAt;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import tools.jackson.databind.JsonNode;

/** Reads the values that are one JSON token, without coercion. */
final class Scalars {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private static final Map<Class<?>, Function<JsonNode, Object>> READERS = Map.of(
            String.class, node -> text(node, "must be text in quotes"),
            Integer.class, Scalars::integer,
            Long.class, Scalars::longInteger,
            Boolean.class, Scalars::truth,
            Decimal.class, Scalars::decimal,
            PartialDate.class, node -> new PartialDate(text(node, "must be a date in quotes, such as \"2013-10-24\"")),
            LocalDate.class, Scalars::day,
            KnownAt.class, Scalars::knownAt,
            Subject.class, node -> new Subject(text(node, "must be a subject in quotes")));

    private Scalars() {}

    /** Whether values of the type are read here. */
    static boolean reads(Class<?> type) {
        return type.isEnum() || READERS.containsKey(type);
    }

    /**
     * The value.
     *
     * @throws IllegalArgumentException when the node holds something else; the message is a fault's
     * @throws IllegalStateException when nobody can read that type: a mistake in a command
     */
    static Object read(Class<?> type, JsonNode node) {
        if (type.isEnum()) {
            return constant(type, node);
        }
        Function<JsonNode, Object> reader = READERS.get(type);
        if (reader == null) {
            throw new IllegalStateException("commands can't hold a " + type);
        }
        return reader.apply(node);
    }

    private static String text(JsonNode node, String expectation) {
        if (!node.isString()) {
            throw new IllegalArgumentException(expectation);
        }
        return node.stringValue();
    }

    private static Object integer(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw new IllegalArgumentException("must be a whole number, without quotes or fraction");
        }
        return node.intValue();
    }

    private static Object longInteger(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new IllegalArgumentException("must be a whole number, without quotes or fraction");
        }
        return node.longValue();
    }

    private static Object truth(JsonNode node) {
        if (!node.isBoolean()) {
            throw new IllegalArgumentException("must be true or false, without quotes");
        }
        return node.booleanValue();
    }

    private static Object decimal(JsonNode node) {
        if (node.isNumber()) {
            throw new IllegalArgumentException(
                    "must be a decimal in quotes, such as \"7.5\": a JSON number may lose digits on its way");
        }
        return Decimal.of(text(node, "must be a decimal in quotes, such as \"7.5\""));
    }

    private static Object day(JsonNode node) {
        String text = text(node, "must be a day in quotes, such as \"2013-10-24\"");
        if (!DAY.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a day, such as 2013-10-24");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no day " + text + " in the calendar", e);
        }
    }

    private static Object knownAt(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return KnownAt.at(node.longValue());
        }
        return KnownAt.of(text(
                node,
                "must be a position, a whole number without quotes, or an RFC 3339 time in quotes, such as"
                        + " \"2013-10-24T12:00:00Z\""));
    }

    private static Object constant(Class<?> type, JsonNode node) {
        Object[] constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(c -> node.isString() && ((Enum<?>) c).name().equals(node.stringValue()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(constants)
                                .map(c -> ((Enum<?>) c).name())
                                .collect(Collectors.joining(", "))));
    }
}
