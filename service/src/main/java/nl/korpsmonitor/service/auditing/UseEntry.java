package nl.korpsmonitor.service.auditing;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import nl.korpsmonitor.service.http.Callers;

/**
 * What somebody did or tried, by the fields that BIO2 asks for; the log adds the time, the node and the trace. Nothing in it may quote what somebody wrote.
 *
 * @param action what was done, such as {@code login} or {@code POST /v1/documents}
 * @param object to what, such as {@code actor/<pseudonym>} or a path without its query
 * @param result how it ended; a word of {@link UseResult}
 * @param origin the address that it came from, or {@link #COMMAND_LINE}
 * @param actor {@code actor/<pseudonym>}, {@link #NOBODY}, or {@code operator/<account of the system>}
 * @param details what else is worth knowing, by name: a rule, names of fields, settings
 */
public record UseEntry(
        String action, String object, UseResult result, String origin, String actor, Map<String, String> details) {
    /** The actor of who did not log in. */
    public static final String NOBODY = "nobody";

    /** An object that is not told, as what was sent in its place may be anything. */
    public static final String UNKNOWN = "unknown";

    /** The origin of what was done on the machine itself. */
    public static final String COMMAND_LINE = "command line";

    /** Origin and actor of what the service does by itself. */
    static final String SERVICE = "service";

    public UseEntry {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** The actor of who runs the program: the account of the system. */
    public static String operator() {
        return "operator/" + System.getProperty("user.name", UNKNOWN);
    }

    /** What the service did by itself, to the ledger as a whole. */
    public static UseEntry ofService(String action, Map<String, String> details) {
        return new UseEntry(action, "ledger", UseResult.DONE, SERVICE, SERVICE, details);
    }

    /** The same with one more detail. */
    UseEntry with(String name, String value) {
        Map<String, String> more = new TreeMap<>(details);
        more.put(name, value);
        return new UseEntry(action, object, result, origin, actor, more);
    }

    /** The same about several objects at once, and from whoever the address stands for. */
    UseEntry aboutSeveral() {
        return new UseEntry(action, "several", result, Callers.of(origin), actor, Map.of());
    }
}
