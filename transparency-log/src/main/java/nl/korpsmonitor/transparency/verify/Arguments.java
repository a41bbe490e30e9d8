package nl.korpsmonitor.transparency.verify;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code verify}, taken apart.
 *
 * @param kind {@code proof}, {@code bundle}, {@code dossier}, {@code export} or {@code log}
 * @param subject the file, folder or address
 */
record Arguments(String kind, String subject, Map<String, List<String>> options) {

    static final String KEY = "--key";
    static final String POLICY = "--policy";
    static final String BODY = "--body";
    static final String DISCLOSURES = "--disclosures";
    static final String MEMORY = "--memory";
    static final String NO_MEMORY = "--no-memory";
    static final String JSON = "--json";

    private static final Set<String> FLAGS = Set.of(NO_MEMORY, JSON);
    private static final Set<String> FOR_ALL = Set.of(KEY, POLICY, MEMORY, NO_MEMORY, JSON);
    private static final Map<String, Set<String>> FURTHER = Map.of("proof", Set.of(BODY, DISCLOSURES));
    private static final Map<String, String> SUBJECTS =
            Map.of("proof", "FILE", "bundle", "FILE", "dossier", "FILE", "export", "DIR", "log", "URL");
    private static final String SEE = ". See --help";

    /**
     * Takes the words after {@code verify} apart.
     *
     * @throws BadInputException when they are wrong
     */
    static Arguments parse(List<String> words) {
        if (words.isEmpty() || !SUBJECTS.containsKey(words.getFirst())) {
            throw new BadInputException(
                    "verify: say what to verify: proof FILE, bundle FILE, dossier FILE, export DIR or log URL" + SEE);
        }
        String kind = words.getFirst();
        List<String> subjects = new ArrayList<>();
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                subjects.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            check(kind, name, options);
            if (FLAGS.contains(name)) {
                require(equals < 0, name + ": takes no value" + SEE);
                options.put(name, List.of());
            } else {
                require(equals >= 0 || i + 1 < words.size(), name + ": give its value after it" + SEE);
                String value = equals >= 0 ? word.substring(equals + 1) : words.get(++i);
                options.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
            }
        }
        String what = "verify " + kind + " " + SUBJECTS.get(kind);
        require(!subjects.isEmpty() && !subjects.getFirst().isEmpty(), what + ": is missing" + SEE);
        require(subjects.size() == 1, what + ": give one, not " + subjects.size() + ". Quote a name that has spaces");
        Arguments arguments = new Arguments(kind, subjects.getFirst(), options);
        arguments.checkTogether();
        return arguments;
    }

    private static void check(String kind, String name, Map<String, List<String>> options) {
        require(
                FOR_ALL.contains(name) || FURTHER.getOrDefault(kind, Set.of()).contains(name),
                name + ": is no option of verify " + kind + SEE);
        require(name.equals(KEY) || !options.containsKey(name), name + ": give it once");
    }

    private void checkTogether() {
        require(!(has(MEMORY) && has(NO_MEMORY)), "--memory and --no-memory: give one of them");
        require(!has(DISCLOSURES) || has(BODY), "--disclosures: give --body as well, the body that they belong to");
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }

    /** The path that an option gives; null without the option. */
    @Nullable
    Path path(String option) {
        return has(option) ? path(option, values(option).getFirst()) : null;
    }

    /** The subject as a path. */
    Path subjectPath() {
        return path(kind + " " + SUBJECTS.get(kind), subject);
    }

    private static Path path(String argument, String text) {
        try {
            require(!text.isEmpty(), argument + ": is empty. Give a path");
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new BadInputException(argument + ": is no path. Give the path of an existing file or folder", e);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new BadInputException(message);
        }
    }
}
