package nl.korpsmonitor.query.standards;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A document of PROV-JSON (W3C Member Submission of 24 April 2013), put together statement by statement. What is told twice under one identifier is one. Confined to
 * one thread.
 */
final class ProvDocument {
    /** Of what this program calls things: types and attributes. */
    private static final String VOCABULARY = "tag:korpsmonitor.nl,2026:vocabulary#";

    /** Before the origin of the ledger whose things are named. */
    private static final String LEDGER = "tag:korpsmonitor.nl,2026:";

    private final Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
    private int relations;

    /** @param origin of the ledger's checkpoints */
    ProvDocument(String origin) {
        sections.put("prefix", new LinkedHashMap<>());
        section("prefix").put("ledger", LEDGER + encoded(origin) + "/");
        section("prefix").put("km", VOCABULARY);
        for (String kind : new String[] {"entity", "activity", "agent"}) {
            section(kind);
        }
    }

    /** The name of a thing of the ledger: its path, as far as that is no plain ASCII percent-encoded. */
    static String name(String path) {
        return "ledger:" + encoded(path);
    }

    /** A name of our vocabulary. */
    static Map<String, Object> term(String name) {
        return typed("km:" + name, "xsd:QName");
    }

    static Map<String, Object> typed(String value, String type) {
        Map<String, Object> literal = new LinkedHashMap<>();
        literal.put("$", value);
        literal.put("type", type);
        return literal;
    }

    /** A date as exact as it is known; null when it is not. */
    static @Nullable Object date(PartialDate date) {
        return switch (date.text().length()) {
            case 4 -> typed(date.text(), "xsd:gYear");
            case 10 -> typed(date.text(), "xsd:date");
            default -> date.isUnknown() ? null : typed(date.text(), "xsd:gYearMonth");
        };
    }

    static String time(Instant time) {
        return time.toString();
    }

    /**
     * Says that there is something; gives its name.
     *
     * @param kind {@code entity}, {@code activity} or {@code agent}
     * @param attributes in pairs of name and value; those without a value are left out
     */
    String thing(String kind, String name, @Nullable Object... attributes) {
        section(kind).putIfAbsent(name, pairs(attributes));
        return name;
    }

    /** Says how things hang together: pairs of role and name, or of attribute and value. */
    void relation(String kind, @Nullable Object... members) {
        relations++;
        section(kind).put("_:r" + relations, pairs(members));
    }

    /** All of it, in the order in which it was told. */
    Map<String, Map<String, Object>> asMap() {
        return sections;
    }

    private Map<String, Object> section(String name) {
        return sections.computeIfAbsent(name, missing -> new LinkedHashMap<>());
    }

    private static Map<String, Object> pairs(@Nullable Object... members) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            Object value = members[i + 1];
            if (value != null) {
                pairs.put(String.valueOf(members[i]), value);
            }
        }
        return pairs;
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || "-._/".indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }
}
