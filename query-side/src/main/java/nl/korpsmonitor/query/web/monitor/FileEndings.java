package nl.korpsmonitor.query.web.monitor;

import java.util.Map;

/** How the names of saved files end, so that their reader's programs know them. */
final class FileEndings {
    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("application/pdf", ".pdf"),
            Map.entry("text/plain", ".txt"),
            Map.entry("text/csv", ".csv"),
            Map.entry("text/html", ".html"),
            Map.entry("text/xml", ".xml"),
            Map.entry("application/xml", ".xml"),
            Map.entry("application/json", ".json"),
            Map.entry("application/vnd.oasis.opendocument.text", ".odt"),
            Map.entry("application/vnd.oasis.opendocument.spreadsheet", ".ods"),
            Map.entry("application/vnd.oasis.opendocument.presentation", ".odp"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
            Map.entry("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"),
            Map.entry("image/png", ".png"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/tiff", ".tiff"),
            Map.entry("message/rfc822", ".eml"));

    private FileEndings() {}

    /** The ending with its dot; empty for a type that has none here. */
    static String of(String mediaType) {
        return BY_TYPE.getOrDefault(mediaType.replaceFirst(";.*", ""), "");
    }
}
