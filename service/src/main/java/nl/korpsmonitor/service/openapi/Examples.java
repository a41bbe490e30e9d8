package nl.korpsmonitor.service.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** The examples are kept as files, so that tests can read them. */
final class Examples {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Examples() {}

    /**
     * The JSON of a file as lists, maps and plain values.
     *
     * @param name within {@code /openapi}, without {@code .json}
     * @throws IllegalStateException when there is none
     */
    static Object read(String name) {
        return MAPPER.convertValue(MAPPER.readTree(bytes(name + ".json")), Object.class);
    }

    /**
     * The text of a file.
     *
     * @param name within {@code /openapi}, without {@code .txt}
     * @throws IllegalStateException when there is none
     */
    static String text(String name) {
        return new String(bytes(name + ".txt"), StandardCharsets.UTF_8);
    }

    /** Whether there is a file, with its ending. */
    static boolean has(String file) {
        return Examples.class.getResource("/openapi/" + file) != null;
    }

    /** The text of a file, with its ending, whose lines end as those of the form do. */
    static String text(String file, String lineEnd) {
        return new String(bytes(file), StandardCharsets.UTF_8).replace("\n", lineEnd);
    }

    private static byte[] bytes(String file) {
        String resource = "/openapi/" + file;
        try (InputStream stream = Examples.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing: every operation has an example");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
