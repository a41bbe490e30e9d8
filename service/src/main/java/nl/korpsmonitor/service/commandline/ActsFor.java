package nl.korpsmonitor.service.commandline;

import java.util.Set;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say for which organisation an account acts. */
final class ActsFor {
    @Option(
            names = "--organisation",
            paramLabel = "CODE",
            description = "The only organisation to act for (default: none in particular); an ASSESSOR needs one.")
    private @Nullable String organisation;

    @Option(names = "--every-organisation", description = "Let an ASSESSOR write the scorecards of every organisation.")
    private boolean every;

    /**
     * The organisation to act for; null for none in particular.
     *
     * @param present that an account acts for so far, which is kept when no option says otherwise
     * @throws InvalidInputException when an assessor could write every scorecard without anybody saying so
     */
    @Nullable
    String organisation(Set<Role> roles, @Nullable String present) {
        if (every && organisation != null) {
            throw new InvalidInputException("--every-organisation", "can't be given together with --organisation");
        }
        String chosen = every ? null : organisation == null ? present : organisation;
        if (roles.contains(Role.ASSESSOR) && chosen == null && !every) {
            throw new InvalidInputException(
                    "--organisation",
                    "is needed for an ASSESSOR: the code of the one to score, or --every-organisation in its place");
        }
        return chosen;
    }
}
