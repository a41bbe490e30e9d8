package nl.korpsmonitor.query.view;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.MandateScope;
import org.jspecify.annotations.Nullable;

/**
 * A mandate. Days include both ends.
 *
 * @param validFrom first day as granted
 * @param validUntil last day as granted; null without end
 * @param document the decision that grants it
 * @param scope what may be decided from which day: what the grant and every limit in force on it allow together; nothing once revoked, or where limits exclude
 *     each other
 * @param revokedFrom first day on which nothing may be decided under it; null when it is not revoked
 * @param positions of every event, in order
 */
public record MandateView(
        Head head,
        String code,
        String holderOrganisation,
        String holderOffice,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        Document document,
        Timeline<MandateScope> scope,
        @Nullable LocalDate revokedFrom,
        List<Long> positions)
        implements View {

    /** What may be decided under it on a day; null when nothing may. */
    public @Nullable MandateScope scopeOn(LocalDate day) {
        boolean within = !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
        return within ? scope.inForceOn(day) : null;
    }
}
