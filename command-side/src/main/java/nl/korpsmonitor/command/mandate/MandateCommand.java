package nl.korpsmonitor.command.mandate;

import java.time.LocalDate;
import java.util.Set;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandName;
import nl.korpsmonitor.command.deciding.SubjectType;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** What may be asked about a mandate. Documents are named by the identifier of a registered document. */
@SubjectType("mandate")
public sealed interface MandateCommand extends Command {

    /**
     * Grants a mandate.
     *
     * @param holderOrganisation code of an organisation that exists on the first day
     * @param holderOffice such as 'korpschef'; 1 to 200 characters
     * @param scope what may be decided under it
     * @param validFrom first day
     * @param validUntil last day; left out without end
     * @param document the decision that grants it; required
     * @param fictitious whether it is invented data; required, it can't change later
     */
    @CommandName(
            value = "grant-mandate",
            roles = {Role.COORDINATOR, Role.PUBLISHER})
    record GrantMandate(
            Subject subject,
            @Nullable String holderOrganisation,
            @Nullable String holderOffice,
            @Nullable ScopeInput scope,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable String document,
            @Nullable Boolean fictitious,
            @Nullable PartialDate occurredOn)
            implements MandateCommand {}

    /**
     * Has it allow less from a day on.
     *
     * @param scope what may still be decided
     * @param from first day of the narrower scope
     * @param reason kept confidential
     */
    @CommandName(
            value = "limit-mandate",
            roles = {Role.COORDINATOR, Role.PUBLISHER})
    record LimitMandate(
            Subject subject,
            @Nullable ScopeInput scope,
            @Nullable LocalDate from,
            @Nullable String reason,
            @Nullable String document,
            @Nullable PartialDate occurredOn)
            implements MandateCommand {}

    /**
     * Ends it.
     *
     * @param from first day on which nothing may be decided under it
     * @param reason kept confidential
     */
    @CommandName(
            value = "revoke-mandate",
            roles = {Role.COORDINATOR, Role.PUBLISHER})
    record RevokeMandate(
            Subject subject,
            @Nullable LocalDate from,
            @Nullable String reason,
            @Nullable String document,
            @Nullable PartialDate occurredOn)
            implements MandateCommand {}

    /**
     * What a mandate allows to decide on, as a request names it.
     *
     * @param addressees kinds of addressees, one at least
     * @param editions years; left out or empty means all
     * @param organisations codes of addressed organisations; left out or empty means all
     */
    record ScopeInput(
            @Nullable Set<Addressee.Kind> addressees,
            @Nullable Set<Integer> editions,
            @Nullable Set<String> organisations) {}
}
