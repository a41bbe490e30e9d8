package nl.korpsmonitor.command.disclosure;

import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandName;
import nl.korpsmonitor.command.deciding.SubjectType;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** What may be asked about the confidential values of one event. A field is a JSON Pointer into its data, such as {@code /reason}. */
@SubjectType("disclosure")
public sealed interface DisclosureCommand extends Command {
    /** Which value it is about. */
    @Nullable
    String field();

    /**
     * Withholds a value from those who might see it otherwise.
     *
     * @param ground an article of the open government act, such as {@code 5.1.2.e}
     * @param reasoning how the interests were weighed; needed for a relative ground (5.1.2); kept confidential
     * @param reasoningDespiteAge why that still holds for what is older than five years (5.3); kept confidential
     */
    @CommandName(value = "withhold-value", roles = Role.PRIVACY_OFFICER)
    record WithholdValue(
            Subject subject,
            @Nullable String field,
            @Nullable String ground,
            @Nullable String reasoning,
            @Nullable String reasoningDespiteAge,
            @Nullable PartialDate occurredOn)
            implements DisclosureCommand {}

    /** Ends that it is withheld. */
    @CommandName(value = "release-value", roles = Role.PRIVACY_OFFICER)
    record ReleaseValue(
            Subject subject,
            @Nullable String field,
            @Nullable String reason,
            @Nullable PartialDate occurredOn) implements DisclosureCommand {}

    /**
     * Asks that a value be erased for good; another person has to confirm it.
     *
     * @param reason kept confidential
     */
    @CommandName(value = "request-erasure", roles = Role.PRIVACY_OFFICER)
    record RequestErasure(
            Subject subject,
            @Nullable String field,
            @Nullable ErasureGround ground,
            @Nullable String reason,
            @Nullable PartialDate occurredOn)
            implements DisclosureCommand {}

    /** Erases a value, as somebody else asked. */
    @CommandName(value = "confirm-erasure", roles = Role.PRIVACY_OFFICER)
    record ConfirmErasure(
            Subject subject,
            @Nullable String field,
            @Nullable PartialDate occurredOn) implements DisclosureCommand {}

    /** Gives up that a value be erased; the one who asked may do that too. */
    @CommandName(value = "drop-erasure-request", roles = Role.PRIVACY_OFFICER)
    record DropErasureRequest(
            Subject subject,
            @Nullable String field,
            @Nullable String reason,
            @Nullable PartialDate occurredOn) implements DisclosureCommand {}
}
