package nl.korpsmonitor.query.shown;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.MandateScope;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.view.MandateView;
import org.jspecify.annotations.Nullable;

/**
 * A mandate. Days include both ends.
 *
 * @param sequence of its last event; what {@code If-Match} compares with
 * @param validUntil absent without end
 * @param revokedFrom first day on which nothing may be decided under it; absent when it is not revoked
 * @param scope what may be decided on the day asked for, or by its last known extent when no day was; absent when
 *     nothing may
 * @param scopes every extent and the day from which it counts
 * @param document the decision that grants it
 * @param events positions of its events: {@code /v1/events/{position}}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MandateResource(
        @Schema(type = "string", example = "mandate/korpschef-2013")
        Subject subject,

        long sequence,
        String code,
        String holderOrganisation,
        String holderOffice,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate revokedFrom,
        @Nullable MandateScope scope,
        List<Dated<MandateScope>> scopes,
        Document document,
        boolean fictitious,
        long position,
        List<Long> events) {

    /** Shows a view on a day, or as last known when that is null. */
    public static MandateResource of(MandateView view, @Nullable LocalDate day) {
        return new MandateResource(
                view.head().subject(),
                view.head().sequence(),
                view.code(),
                view.holderOrganisation(),
                view.holderOffice(),
                view.validFrom(),
                view.validUntil(),
                view.revokedFrom(),
                day == null ? view.scope().inForceOn(null) : view.scopeOn(day),
                Dated.all(view.scope(), null),
                view.document(),
                view.head().fictitious(),
                view.head().position(),
                view.positions());
    }
}
