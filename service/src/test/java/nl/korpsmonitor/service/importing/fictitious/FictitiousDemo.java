package nl.korpsmonitor.service.importing.fictitious;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code demo-fictitious.json}: always the same bytes, since the seed is fixed. */
public final class FictitiousDemo {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FictitiousDemo() {}

    /** Writes the file to the path given as the only argument. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), text());
    }

    /** The whole file; one line per actor and per record, so that changes can be read. */
    public static String text() {
        Records records = new Records();
        Organisations.addTo(records);
        Editions editions = new Editions(records);
        Recommendations recommendations = new Recommendations(records);
        recommendations.mandates();
        editions.first();
        recommendations.first();
        editions.second();
        recommendations.second();
        editions.third();
        StringBuilder out = new StringBuilder();
        out.append("{\n  \"formatVersion\": 1,\n");
        out.append("  \"title\": \"Invented editions 2011, 2013 and 2015\",\n  \"fictitious\": true,\n");
        out.append(
                "  \"source\": \"Made by the generator FictitiousDemo; nothing in it is real.\",\n  \"actors\": {\n");
        Iterator<Map.Entry<String, Map<String, Object>>> actors =
                records.actors().entrySet().iterator();
        while (actors.hasNext()) {
            Map.Entry<String, Map<String, Object>> actor = actors.next();
            out.append("    \"")
                    .append(actor.getKey())
                    .append("\": ")
                    .append(JSON.writeValueAsString(actor.getValue()));
            out.append(actors.hasNext() ? ",\n" : "\n");
        }
        out.append("  },\n  \"records\": [\n");
        List<String> lines = records.records().stream()
                .map(entry -> "    " + JSON.writeValueAsString(entry))
                .toList();
        out.append(String.join(",\n", lines)).append("\n  ]\n}\n");
        return out.toString();
    }
}
