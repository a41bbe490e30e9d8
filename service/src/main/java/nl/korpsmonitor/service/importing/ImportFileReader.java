package nl.korpsmonitor.service.importing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads import files of format version 1, as {@code docs/import-format.schema.json} describes them. */
final class ImportFileReader {
    /** The only version so far. */
    static final int FORMAT_VERSION = 1;
    /** The most records of one file. */
    static final int MAXIMUM_RECORDS = 200_000;
    /** The most actors of one file. */
    static final int MAXIMUM_ACTORS = 1_000;

    private static final Set<String> MEMBERS =
            Set.of("formatVersion", "title", "fictitious", "source", "actors", "records");
    private static final Set<String> ACTOR_MEMBERS = Set.of("name", "roles", "organisation");

    private final Map<String, Integer> lines;
    private final List<ImportFault> faults = new ArrayList<>();
    private boolean fictitious;

    private ImportFileReader(Map<String, Integer> lines) {
        this.lines = lines;
    }

    /** The file, with every fault of its form. Whether its records can be recorded is not looked at. */
    static ImportFile read(String text) {
        try {
            LocatedJson.Located located = LocatedJson.read(text);
            return new ImportFileReader(located.lines()).file(located.value());
        } catch (UnreadableFileException e) {
            return ImportFile.unreadable(e.fault());
        }
    }

    private ImportFile file(JsonNode root) {
        if (!(root instanceof ObjectNode file)) {
            return ImportFile.unreadable(new ImportFault(1, null, "must be one JSON object"));
        }
        refuseUnknown(file, "", MEMBERS);
        JsonNode version = file.get("formatVersion");
        if (version == null || !version.isIntegralNumber() || version.longValue() != FORMAT_VERSION) {
            fault("formatVersion", "must be " + FORMAT_VERSION + ", the only version that this program reads");
            return new ImportFile("", null, Map.of(), List.of(), faults);
        }
        String title = text(file, "title", "title", 200);
        JsonNode invented = file.get("fictitious");
        if (invented == null || !invented.isBoolean()) {
            fault("fictitious", "must be true when everything in the file is invented, else false");
        } else {
            fictitious = invented.booleanValue();
        }
        if (file.has("source")) {
            text(file, "source", "source", 1_000);
        }
        Map<String, InventedActor> actors = actors(file.get("actors"));
        List<ImportRecord> records = records(file.get("records"), actors.keySet());
        return new ImportFile(title == null ? "" : title, fictitious, actors, records, faults);
    }

    private Map<String, InventedActor> actors(@Nullable JsonNode node) {
        Map<String, InventedActor> actors = new LinkedHashMap<>();
        if (node == null) {
            return actors;
        }
        if (!fictitious) {
            fault("actors", "are for fictitious files only; what is real is recorded by the account that imports it");
            return actors;
        }
        if (!node.isObject() || node.size() > MAXIMUM_ACTORS) {
            fault("actors", "must be an object of at most " + MAXIMUM_ACTORS + " actors by key");
            return actors;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String path = "actors." + entry.getKey();
            InventedActor actor = actor(path, entry.getKey(), entry.getValue());
            if (actor != null) {
                actors.put(entry.getKey(), actor);
            }
        }
        return actors;
    }

    private @Nullable InventedActor actor(String path, String key, JsonNode node) {
        if (!Code.isCode(key) || !node.isObject()) {
            fault(path, "an actor is an object under a key of lower-case letters, digits, dots and hyphens");
            return null;
        }
        refuseUnknown((ObjectNode) node, path + ".", ACTOR_MEMBERS);
        String name = text(node, "name", path + ".name", 200);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        JsonNode listed = node.get("roles");
        if (listed == null || !listed.isArray() || listed.isEmpty()) {
            fault(path + ".roles", "must list one role at least");
        } else {
            for (int i = 0; i < listed.size(); i++) {
                try {
                    roles.add(Role.valueOf(listed.get(i).asString("")));
                } catch (IllegalArgumentException e) {
                    fault(path + ".roles[" + i + "]", "must be one of " + EnumSet.allOf(Role.class));
                }
            }
        }
        String organisation = node.has("organisation") ? text(node, "organisation", path + ".organisation", 60) : null;
        if (organisation != null && !Code.isCode(organisation)) {
            fault(path + ".organisation", "must be the code of an organisation");
        }
        return name == null || roles.isEmpty() ? null : new InventedActor(key, line(path), name, roles, organisation);
    }

    private List<ImportRecord> records(@Nullable JsonNode node, Set<String> actors) {
        List<ImportRecord> records = new ArrayList<>();
        if (node == null || !node.isArray() || node.isEmpty() || node.size() > MAXIMUM_RECORDS) {
            fault("records", "must be a list of 1 to " + MAXIMUM_RECORDS + " records");
            return records;
        }
        List<Map<String, Integer>> linesByRecord = linesByRecord(node.size());
        for (int i = 0; i < node.size(); i++) {
            String path = "records[" + i + "]";
            if (!(node.get(i) instanceof ObjectNode fields)) {
                fault(path, "must be an object");
                continue;
            }
            String command = text(fields, "command", path + ".command", 60);
            String subject = text(fields, "subject", path + ".subject", Subject.MAXIMUM_LENGTH);
            String by = fields.has("by") ? text(fields, "by", path + ".by", 60) : null;
            if (by != null && !actors.contains(by)) {
                fault(path + ".by", "there is no actor '" + by + "' under actors");
            }
            if (command != null && subject != null && isSubject(path, subject)) {
                ObjectNode body = fields.deepCopy();
                body.remove(List.of("command", "subject", "by"));
                records.add(new ImportRecord(line(path), command, subject, by, body, linesByRecord.get(i), Map.of()));
            }
        }
        return records;
    }

    private boolean isSubject(String path, String subject) {
        try {
            new Subject(subject);
            return true;
        } catch (IllegalArgumentException e) {
            fault(path + ".subject", "'" + subject + "': " + e.getMessage());
            return false;
        }
    }

    /** The lines of each record's fields, by their path within the record. */
    private List<Map<String, Integer>> linesByRecord(int count) {
        List<Map<String, Integer>> byRecord = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byRecord.add(new HashMap<>());
        }
        String prefix = "records[";
        lines.forEach((path, line) -> {
            int end = path.indexOf("].");
            if (path.startsWith(prefix) && end > 0) {
                byRecord.get(Integer.parseInt(path.substring(prefix.length(), end)))
                        .put(path.substring(end + 2), line);
            }
        });
        return byRecord;
    }

    private void refuseUnknown(ObjectNode object, String prefix, Set<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                fault(prefix + name, "is not part of the format; remove it");
            }
        }
    }

    private @Nullable String text(JsonNode object, String name, String path, int maximumLength) {
        JsonNode node = object.get(name);
        if (node == null || !node.isString()) {
            fault(path, "must be given, as a string");
            return null;
        }
        String text = node.stringValue();
        if (text.isBlank() || text.length() > maximumLength) {
            fault(path, "must have 1 to " + maximumLength + " characters");
            return null;
        }
        return text;
    }

    private void fault(String path, String message) {
        faults.add(new ImportFault(line(path), path, message));
    }

    private int line(String path) {
        String at = path;
        while (!lines.containsKey(at)) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return lines.getOrDefault(at, 1);
    }
}
