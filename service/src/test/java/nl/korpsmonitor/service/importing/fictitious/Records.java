package nl.korpsmonitor.service.importing.fictitious;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The records of an import file, in the order in which they are added, and who acts in them. */
final class Records {
    private final Map<String, Map<String, Object>> actors = new LinkedHashMap<>();
    private final List<Map<String, Object>> records = new ArrayList<>();

    /** Names who may be given as {@code by}; null organisation when it acts for none. */
    void actor(String key, String name, String role, String... organisation) {
        Map<String, Object> actor = new LinkedHashMap<>();
        actor.put("name", name);
        actor.put("roles", List.of(role));
        if (organisation.length == 1) {
            actor.put("organisation", organisation[0]);
        }
        actors.put(key, actor);
    }

    /** @param fields names and values in turn */
    void add(String by, String command, String subject, String occurredOn, Object... fields) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("command", command);
        entry.put("subject", subject);
        entry.put("by", by);
        entry.put("occurredOn", occurredOn);
        entry.putAll(object(fields));
        records.add(entry);
    }

    Map<String, Map<String, Object>> actors() {
        return Collections.unmodifiableMap(actors);
    }

    List<Map<String, Object>> records() {
        return Collections.unmodifiableList(records);
    }

    /** A JSON object with its members in the given order: names and values in turn. */
    static Map<String, Object> object(Object... fields) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            object.put((String) fields[i], fields[i + 1]);
        }
        return object;
    }

    /** Registers an invented document, and gives its identifier, so that others can refer to it. */
    String document(String identifier, String title, String date) {
        String code = "fictief-" + identifier;
        add(
                Organisations.COORDINATOR,
                "register-document",
                "document/" + code,
                date,
                "title",
                title + " (fictief)",
                "date",
                date);
        return code;
    }
}
