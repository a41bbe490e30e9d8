package nl.korpsmonitor.service.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of use of a data directory, as whoever collects it reads it. */
public final class UseLines {
    private static final JsonMapper MAPPER = new JsonMapper();

    private UseLines() {}

    /** The whole text; empty when there is none. */
    public static String text(Path dataDirectory) {
        try {
            Path file = dataDirectory.resolve("audit").resolve("use.log");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its entries, oldest first. */
    public static List<JsonNode> of(Path dataDirectory) {
        return text(dataDirectory).lines().map(MAPPER::readTree).toList();
    }

    /** Those with that action and result. */
    public static List<JsonNode> of(Path dataDirectory, String action, String result) {
        return of(dataDirectory).stream()
                .filter(entry -> entry.get("action").asString().equals(action)
                        && entry.get("result").asString().equals(result))
                .toList();
    }
}
