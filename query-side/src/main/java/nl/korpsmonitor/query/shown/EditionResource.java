package nl.korpsmonitor.query.shown;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.view.EditionView;
import nl.korpsmonitor.query.view.EditionView.FixedFramework;
import nl.korpsmonitor.query.view.EditionView.PublishedFinding;
import nl.korpsmonitor.query.view.EditionView.PublishedTotals;
import nl.korpsmonitor.query.view.EditionView.ScaleMapping;
import nl.korpsmonitor.query.view.EditionView.StepTaken;
import org.jspecify.annotations.Nullable;

/** An edition, with all that is known of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EditionResource(
        @JsonUnwrapped EditionItem edition,
        List<StepTaken> steps,
        @Nullable FixedFramework framework,
        List<PublishedTotals> totals,
        List<PublishedFinding> findings,
        List<ScaleMapping> scaleMappings) {

    /**
     * An edition in a list.
     *
     * @param sequence of its last event; what {@code If-Match} compares with
     * @param step the last step that this ledger saw
     * @param published whether everybody may read it
     * @param position of its last event
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EditionItem(
            @Schema(type = "string", example = "edition/2012")
            Subject subject,

            long sequence,
            int year,
            String title,
            Provenance provenance,
            @Nullable Step step,
            boolean published,
            boolean fictitious,
            long position) {}

    /** Shows it in a list, on a day, or as last known when that is null. */
    public static EditionItem item(EditionView view, @Nullable LocalDate day) {
        return new EditionItem(
                view.head().subject(),
                view.head().sequence(),
                view.year(),
                view.title(),
                view.provenance(),
                view.lifecycle().inForceOn(day),
                view.isPublic(),
                view.head().fictitious(),
                view.head().position());
    }

    /**
     * Shows a view on a day, or as last known when that is null.
     *
     * @param visibility what the reader may see: no mapping of scales from an edition that he may not
     */
    public static EditionResource of(EditionView view, @Nullable LocalDate day, Visibility visibility) {
        return new EditionResource(
                item(view, day),
                view.steps().stream().filter(s -> counts(s.inForceFrom(), day)).toList(),
                view.frameworkOn(day),
                view.totals().values().stream()
                        .filter(t -> counts(t.inForceFrom(), day))
                        .toList(),
                view.findings().values().stream()
                        .filter(f -> counts(f.inForceFrom(), day))
                        .toList(),
                view.scaleMappings().values().stream()
                        .filter(m -> counts(m.inForceFrom(), day))
                        .filter(m -> visibility.maySee(Subject.edition(m.fromEdition())))
                        .toList());
    }

    private static boolean counts(LocalDate from, @Nullable LocalDate day) {
        return day == null || !from.isAfter(day);
    }
}
