package nl.korpsmonitor.service.commandline;

import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say for which organisation an account acts. */
final class ActsFor {
    /** Roles that are for the scorecards of one organisation, unless somebody says of all. */
    private static final List<Role> BOUND = List.of(Role.ASSESSOR, Role.REVIEWER);

    @Option(
            names = "--organisation",
            paramLabel = "CODE",
            description =
                    "The only organisation to act for (default: none in particular); an ASSESSOR or REVIEWER needs"
                            + " one.")
    private @Nullable String organisation;

    @Option(
            names = "--every-organisation",
            description = "Let an ASSESSOR write, or a REVIEWER confirm, the scorecards of every organisation.")
    private boolean every;

    /**
     * The organisation to act for; null for none in particular.
     *
     * @param present that an account acts for so far, which is kept when no option says otherwise
     * @throws InvalidInputException when an assessor could write, or a reviewer confirm, every scorecard without anybody saying so
     */
    @Nullable
    String organisation(Set<Role> roles, @Nullable String present) {
        if (every && organisation != null) {
            throw new InvalidInputException("--every-organisation", "can't be given together with --organisation");
        }
        String chosen = every ? null : organisation == null ? present : organisation;
        if (chosen == null && !every) {
            BOUND.stream().filter(roles::contains).findFirst().ifPresent(role -> {
                throw new InvalidInputException(
                        "--organisation",
                        "is needed for " + role.name() + ": the code of the one whose scorecards count, or"
                                + " --every-organisation in its place");
            });
        }
        return chosen;
    }
}
