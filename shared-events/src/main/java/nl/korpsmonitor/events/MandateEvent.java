package nl.korpsmonitor.events;

import java.time.LocalDate;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.MandateScope;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Text;
import org.jspecify.annotations.Nullable;

/** What happens to a mandate; subject {@code mandate/<code>}. Days include both ends, Europe/Amsterdam. */
public sealed interface MandateEvent extends DomainEvent {

    /**
     * @param holderOrganisation organisation code
     * @param holderOffice such as 'korpschef'; 1 to 200 characters
     * @param scope what may be decided
     * @param validFrom first day
     * @param validUntil last day, not before the first; null without end
     * @param document the decision that grants it
     */
    @EventName("mandate-granted")
    record MandateGranted(
            String holderOrganisation,
            String holderOffice,
            MandateScope scope,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            Document document,
            PartialDate occurredOn)
            implements MandateEvent {
        public MandateGranted {
            Code.require("holderOrganisation", holderOrganisation);
            Text.require("holderOffice", holderOffice, 200);
            if (validUntil != null && validUntil.isBefore(validFrom)) {
                throw new IllegalArgumentException("validUntil: not before validFrom");
            }
        }
    }

    /**
     * From a day on it allows less.
     *
     * @param scope what may still be decided
     * @param from first day of the narrower scope
     */
    @EventName("mandate-limited")
    record MandateLimited(
            MandateScope scope,
            LocalDate from,
            Confidential<String> reason,
            @Nullable Document document,
            PartialDate occurredOn)
            implements MandateEvent {}

    /** @param from first day on which nothing may be decided under it */
    @EventName("mandate-revoked")
    record MandateRevoked(
            LocalDate from,
            Confidential<String> reason,
            @Nullable Document document,
            PartialDate occurredOn) implements MandateEvent {}
}
