package nl.korpsmonitor.service.accounts;

import java.util.regex.Pattern;
import nl.korpsmonitor.events.problems.InvalidInputException;

/** The form of usernames. */
final class Usernames {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

    private Usernames() {}

    /** @throws InvalidInputException when the text has another form */
    static String require(String username) {
        if (!FORM.matcher(username).matches()) {
            throw new InvalidInputException(
                    "username", "1 to 40 lower-case letters, digits, dots, underscores and hyphens, such as j.jansen");
        }
        return username;
    }
}
