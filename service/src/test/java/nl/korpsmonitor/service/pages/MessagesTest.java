package nl.korpsmonitor.service.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.PasswordRule;
import nl.korpsmonitor.service.security.PageProblems;
import org.junit.jupiter.api.Test;

/** The pages say everything in both languages, and have no words that nobody sees. */
class MessagesTest {
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z_.-]+)");

    /** Of {@link AccountPage} and {@link PageFailures}, beside those of the rules. */
    private static final List<String> OF_CONTROLLERS = List.of(
            "account.problem.wrong",
            "account.problem.throttled",
            "account.problem.locked",
            "account.problem.different",
            "problem.unavailable",
            "problem.denied",
            "problem.fault");

    @Test
    void both_languages_have_what_the_pages_use_and_nothing_else() throws IOException {
        Set<String> used = new TreeSet<>(OF_CONTROLLERS);
        for (String page : List.of("layout", "home", "login", "account", "problem")) {
            KEY.matcher(text(page + ".html")).results().forEach(match -> used.add(match.group(1)));
        }
        names(PageProblems.Reason.values()).forEach(name -> used.add("login.problem." + name));
        names(PasswordRule.values()).forEach(name -> used.add("account.problem." + name));
        Stream.of(Role.values()).forEach(role -> used.add("role." + role.name()));
        assertThat(keys("messages.properties")).containsExactlyInAnyOrderElementsOf(used);
        assertThat(keys("messages_en.properties")).containsExactlyInAnyOrderElementsOf(used);
    }

    private static Stream<String> names(Enum<?>[] constants) {
        return Stream.of(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Set<String> keys(String file) throws IOException {
        Properties messages = new Properties();
        try (InputStream in = MessagesTest.class.getResourceAsStream(file)) {
            messages.load(in);
        }
        assertThat(messages.values()).as(file).noneMatch(text -> text.toString().isBlank());
        return messages.stringPropertyNames();
    }

    private static String text(String file) throws IOException {
        try (InputStream in = MessagesTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
