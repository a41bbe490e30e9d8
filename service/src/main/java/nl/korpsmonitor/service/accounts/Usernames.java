package nl.korpsmonitor.service.accounts;

import java.util.regex.Pattern;
import nl.korpsmonitor.events.problems.InvalidInputException;

/** The form of usernames. */
public final class Usernames {
    /** How the usernames of people begin for whom an identity provider vouches; nobody else's do. */
    static final String EXTERNAL_PREFIX = "oidc-";

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

    private Usernames() {}

    /** Whether the text has the form of a username. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** @throws InvalidInputException when the text has another form */
    static String require(String username) {
        if (!FORM.matcher(username).matches()) {
            throw new InvalidInputException(
                    "username", "1 to 40 lower-case letters, digits, dots, underscores and hyphens, such as j.jansen");
        }
        return username;
    }

    /** @throws InvalidInputException when the text has another form, or is one of a provider's people */
    static String requireLocal(String username) {
        if (username.startsWith(EXTERNAL_PREFIX)) {
            throw new InvalidInputException(
                    "username", "names that begin with " + EXTERNAL_PREFIX + " are of people of an identity provider");
        }
        return require(username);
    }
}
