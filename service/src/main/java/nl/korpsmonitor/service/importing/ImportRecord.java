package nl.korpsmonitor.service.importing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One record of a file: a command about a subject.
 *
 * @param line where it begins, from 1
 * @param command its name in the command catalogue
 * @param subject what it is about, such as {@code scorecard/2012/ijsselland}
 * @param by key of the invented actor that gives it; null for who imports
 * @param fields the body of the command, as the API takes it
 * @param fieldLines the line of each field, by its path, such as {@code scores[3].score}
 * @param columns what the file calls a field, where that is not its name
 */
record ImportRecord(
        int line,
        String command,
        String subject,
        @Nullable String by,
        ObjectNode fields,
        Map<String, Integer> fieldLines,
        Map<String, String> columns) {
    ImportRecord {
        fieldLines = Map.copyOf(fieldLines);
        columns = Map.copyOf(columns);
    }

    /** The field's name in the file. */
    @Nullable
    String nameOf(@Nullable String field) {
        return field == null ? null : columns.getOrDefault(field, field);
    }

    /** The line of a field, or of the nearest thing around it that the file has. */
    int lineOf(@Nullable String field) {
        String path = field == null ? "" : field;
        while (!path.isEmpty()) {
            Integer found = fieldLines.get(path);
            if (found != null) {
                return found;
            }
            path = path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
        }
        return line;
    }
}
