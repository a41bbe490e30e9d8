package nl.korpsmonitor.query.shown;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.view.OrganisationView;
import nl.korpsmonitor.query.view.OrganisationView.Succession;
import org.jspecify.annotations.Nullable;

/**
 * An organisation.
 *
 * @param names every name and the day from which it counts
 * @param succession who took over; absent when nobody did (on the day asked for)
 * @param predecessors codes of those that it directly succeeded
 * @param source where its registration was read
 * @param events positions of its events: {@code /v1/events/{position}}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrganisationResource(
        @JsonUnwrapped OrganisationItem organisation,
        List<Dated<String>> names,
        @Nullable Succession succession,
        List<String> predecessors,
        @Nullable Source source,
        List<Long> events) {

    /**
     * An organisation in a list.
     *
     * @param sequence of its last event; what {@code If-Match} compares with
     * @param existsFrom first day; absent when it counts as existing from always
     * @param endedFrom first day on which it is no more; absent while it exists
     * @param successors codes of those that took over
     * @param existing whether it exists on the day asked for, or still exists when no day was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OrganisationItem(
            @Schema(type = "string", example = "organisation/ijsselland")
            Subject subject,

            long sequence,
            String code,
            String name,
            Kind kind,
            @Nullable LocalDate existsFrom,
            @Nullable LocalDate endedFrom,
            List<String> successors,
            boolean existing,
            boolean fictitious,
            long position) {}

    /** Shows it in a list, on a day, or as last known when that is null. */
    public static OrganisationItem item(OrganisationView view, @Nullable LocalDate day) {
        Succession succession = succession(view, day);
        return new OrganisationItem(
                view.head().subject(),
                view.head().sequence(),
                view.code(),
                view.nameOn(day),
                view.kind(),
                view.existsFrom(),
                view.endedFrom(),
                succession == null
                        ? List.of()
                        : succession.successors().stream()
                                .map(Successor::organisation)
                                .toList(),
                view.existsOn(day),
                view.head().fictitious(),
                view.head().position());
    }

    /** Shows a view on a day, or as last known when that is null. */
    public static OrganisationResource of(OrganisationView view, List<String> predecessors, @Nullable LocalDate day) {
        return new OrganisationResource(
                item(view, day),
                Dated.all(view.name(), day),
                succession(view, day),
                predecessors,
                view.source(),
                view.positions());
    }

    /** The succession that has taken place on a day. */
    public static @Nullable Succession succession(OrganisationView view, @Nullable LocalDate day) {
        Succession succession = view.succession();
        return succession == null || (day != null && succession.from().isAfter(day)) ? null : succession;
    }
}
