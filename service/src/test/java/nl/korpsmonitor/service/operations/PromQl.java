package nl.korpsmonitor.service.operations;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Just enough of Prometheus' query language to find a slip of the hand. */
final class PromQl {
    private static final Pattern TEXTS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern MATCHERS = Pattern.compile("\\{[^}]*}|\\[[^]]*]");
    private static final Pattern LABELS =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w:.])([a-zA-Z_:][\\w:]*)(?!\\s*\\(|\\w)");
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "bool", "offset", "group_left", "group_right");
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private PromQl() {}

    /** The metrics that an expression reads. */
    static Set<String> metrics(String expression) {
        String bare = LABELS.matcher(MATCHERS.matcher(TEXTS.matcher(expression).replaceAll(""))
                        .replaceAll(""))
                .replaceAll(" ");
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(bare);
        while (matcher.find()) {
            if (!WORDS.contains(matcher.group(1))) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /** Whether every bracket is closed, in order. */
    static boolean isBalanced(String expression) {
        Deque<Character> open = new ArrayDeque<>();
        for (char c : TEXTS.matcher(expression).replaceAll("").toCharArray()) {
            if (OPENING.indexOf(c) >= 0) {
                open.push(c);
            } else if (CLOSING.indexOf(c) >= 0
                    && (open.isEmpty() || OPENING.indexOf(open.pop()) != CLOSING.indexOf(c))) {
                return false;
            }
        }
        return open.isEmpty();
    }
}
