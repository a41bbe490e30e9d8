package nl.korpsmonitor.service.endtoend;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What somebody may ask who guesses well: every operation of the API's description, with parameters that name what is public, what is not, and what is not there. */
final class StrangersQuestions {
    private final JsonNode api;
    private final Map<String, List<String>> values;

    /** @param values for the parameters of that name, or of the name with the operation's path before it */
    StrangersQuestions(JsonNode api, Map<String, List<String>> values) {
        this.api = api;
        this.values = values;
    }

    /** An operation with a path. */
    record Asked(String template, String path, JsonNode operation) {}

    /** Every operation of a method with every combination of values in its path. */
    List<Asked> operations(String method) {
        List<Asked> asked = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
            if (path.getValue().has(method)) {
                for (String filled : filled(path.getKey())) {
                    asked.add(new Asked(
                            path.getKey(), "/v1" + filled, path.getValue().get(method)));
                }
            }
        }
        return asked;
    }

    private List<String> filled(String template) {
        int open = template.indexOf('{');
        if (open < 0) {
            return List.of(template);
        }
        int close = template.indexOf('}');
        List<String> all = new ArrayList<>();
        for (String value : of(template.substring(open + 1, close))) {
            all.addAll(filled(template.substring(0, open) + value + template.substring(close + 1)));
        }
        return all;
    }

    private List<String> of(String parameter) {
        List<String> known = values.get(parameter);
        if (known == null) {
            throw new IllegalStateException(
                    "a new parameter: say which values of " + parameter + " would tell a secret");
        }
        return known;
    }

    /** Every read: bare, with each parameter, and, where a page can be cut, with each beside a limit. */
    Set<String> reads() {
        Set<String> paths = new LinkedHashSet<>();
        for (Asked asked : operations("get")) {
            List<String> names = new ArrayList<>();
            asked.operation().path("parameters").forEach(parameter -> {
                if (parameter.get("in").asString().equals("query")) {
                    names.add(parameter.get("name").asString());
                }
            });
            List<String> questions = new ArrayList<>(List.of(""));
            names.forEach(name -> of(name).forEach(value -> questions.add(name + "=" + encoded(value))));
            for (String question : questions) {
                paths.add(asked.path() + (question.isEmpty() ? "" : "?" + question));
                if (names.contains("limit") && !question.startsWith("limit") && !question.isEmpty()) {
                    paths.add(asked.path() + "?" + question + "&limit=1");
                }
            }
        }
        return paths;
    }

    /** By media type, every read that answers in that form beside JSON, bare and with each parameter. */
    Map<String, Set<String>> otherForms() {
        Map<String, Set<String>> forms = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
            path.getValue().at("/get/responses/200/content").propertyNames().stream()
                    .filter(type -> !type.equals("application/json") && !type.startsWith("text/plain"))
                    .forEach(type -> forms.computeIfAbsent(type, first -> new LinkedHashSet<>())
                            .addAll(readsOf(path.getKey(), path.getValue().get("get"), type)));
        }
        return forms;
    }

    private Set<String> readsOf(String template, JsonNode operation, String type) {
        Set<String> paths = new LinkedHashSet<>();
        for (String filled : filled(template)) {
            paths.add("/v1" + filled);
            operation.path("parameters").forEach(parameter -> {
                String name = parameter.get("name").asString();
                boolean whole = !type.startsWith("application/cloudevents");
                // A whole table has no pages.
                if (parameter.get("in").asString().equals("query")
                        && !(whole && Set.of("limit", "cursor").contains(name))) {
                    of(name).forEach(value -> paths.add("/v1" + filled + "?" + name + "=" + encoded(value)));
                }
            });
        }
        return paths;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
