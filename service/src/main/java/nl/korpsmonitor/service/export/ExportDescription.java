package nl.korpsmonitor.service.export;

import java.util.Optional;
import nl.korpsmonitor.transparency.json.CanonicalJson;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonLimits;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonReader;
import nl.korpsmonitor.transparency.json.JsonText;
import nl.korpsmonitor.transparency.json.MalformedJsonException;

/**
 * What an export is of: {@code export.json}. It is written first, so that an export that was interrupted is known again, and names the size that the export
 * has once it is complete.
 *
 * @param origin of the ledger
 * @param entries the size of the checkpoint
 */
record ExportDescription(String origin, ExportMode mode, long entries) {
    private static final String FORMAT = "korpsmonitor-export/v1";
    private static final JsonLimits LIMITS = new JsonLimits(4_096, 4, 16);

    byte[] bytes() {
        return CanonicalJson.encode(JsonObject.builder()
                .put("entries", entries)
                .put("format", FORMAT)
                .put("mode", mode.word())
                .put("origin", origin)
                .build());
    }

    /** What these bytes describe; empty when it is no export that this version knows. */
    static Optional<ExportDescription> read(byte[] bytes) {
        try {
            if (JsonReader.read(bytes, LIMITS) instanceof JsonObject object
                    && text(object, "format").filter(FORMAT::equals).isPresent()
                    && object.get("entries") instanceof JsonNumber entries) {
                return text(object, "mode")
                        .flatMap(ExportMode::of)
                        .flatMap(mode -> text(object, "origin")
                                .map(origin -> new ExportDescription(origin, mode, entries.value())));
            }
            return Optional.empty();
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonObject object, String name) {
        Json value = object.get(name);
        return value instanceof JsonText text ? Optional.of(text.value()) : Optional.empty();
    }
}
