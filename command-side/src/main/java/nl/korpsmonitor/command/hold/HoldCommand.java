package nl.korpsmonitor.command.hold;

import java.util.Set;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandName;
import nl.korpsmonitor.command.deciding.SubjectType;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** What may be asked about a hold. */
@SubjectType("hold")
public sealed interface HoldCommand extends Command {

    /**
     * Keeps everything in a scope from being erased.
     *
     * @param below subjects, or beginnings of their paths such as {@code recommendation/2012}; at most 100
     * @param positions of single events; at most 1,000
     * @param inquiry code of the inquiry for which it is needed, which is not closed; left out when it is for none
     * @param reason for which case; kept confidential
     */
    @CommandName(
            value = "place-hold",
            roles = {Role.PARLIAMENTARY_OFFICER, Role.PRIVACY_OFFICER})
    record PlaceHold(
            Subject subject,
            @Nullable Set<String> below,
            @Nullable Set<Long> positions,
            @Nullable String inquiry,
            @Nullable String reason,
            @Nullable PartialDate occurredOn)
            implements HoldCommand {}

    /** Ends it. */
    @CommandName(value = "lift-hold", roles = Role.PARLIAMENTARY_OFFICER)
    record LiftHold(
            Subject subject,
            @Nullable String reason,
            @Nullable PartialDate occurredOn) implements HoldCommand {}
}
