package nl.korpsmonitor.service.auditing;

import java.util.Locale;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Where the log of use goes. */
public enum UseLogTarget {
    /** To a file in the data directory. */
    FILE,
    /** To standard output, for whoever collects that. */
    OUTPUT,
    /** To both. */
    BOTH;

    /** The variable of the environment that says it. */
    public static final String VARIABLE = "KORPSMONITOR_AUDIT";

    /**
     * Reads the setting.
     *
     * @param text null or blank for {@link #FILE}
     * @throws InvalidInputException when it names no target
     */
    public static UseLogTarget of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return FILE;
        }
        try {
            return valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(VARIABLE, "must be one of file, output, both");
        }
    }
}
