package nl.korpsmonitor.command.viewing;

import java.util.List;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandName;
import nl.korpsmonitor.command.deciding.SubjectType;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** What may be asked about the reading of confidential values; given by the service on behalf of who reads, not over HTTP. */
@SubjectType("viewing")
public sealed interface ViewingCommand extends Command {
    /** The most subjects that are recorded at once. */
    int MAXIMUM_VIEWED = 200;

    /**
     * Records what somebody is about to be shown. Whether he may see it is decided before, where it is read: here every role may say that it reads, those that
     * see most come first.
     *
     * @param viewed 1 to 200 subjects with the first event of each that is shown; what was recorded within the hour already is not recorded again
     * @param purpose why, 1 to 500 characters on one line; kept confidential
     */
    @CommandName(
            value = "record-viewing",
            roles = {
                Role.AUDITOR,
                Role.PRIVACY_OFFICER,
                Role.PARLIAMENTARY_OFFICER,
                Role.PUBLISHER,
                Role.COORDINATOR,
                Role.REVIEWER,
                Role.ASSESSOR,
                Role.INQUIRY_RECIPIENT
            })
    record RecordViewing(
            Subject subject,
            @Nullable List<Viewed> viewed,
            @Nullable String purpose,
            @Nullable PartialDate occurredOn) implements ViewingCommand {}

    /** @param position of an event of that subject, the first one that is shown */
    record Viewed(@Nullable Subject subject, @Nullable Long position) {}
}
