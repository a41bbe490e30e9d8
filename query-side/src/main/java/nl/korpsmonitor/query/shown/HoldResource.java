package nl.korpsmonitor.query.shown;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.view.HoldView;
import org.jspecify.annotations.Nullable;

/**
 * A hold. Why it was placed and lifted is confidential, and is opened in its events.
 *
 * @param sequence of its last event; what {@code If-Match} compares with
 * @param inForce whether nothing in its scope may be erased; false once it is lifted
 * @param inquiry code of the inquiry for which it was placed; absent when it is for none
 * @param below subjects, or beginnings of their paths, all whose events are in its scope
 * @param positions of single events in its scope
 * @param liftedOn absent while it is in force
 * @param events positions of its own events: {@code /v1/events/{position}}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldResource(
        @Schema(type = "string", example = "hold/kv-2013-17")
        Subject subject,

        long sequence,
        String code,
        boolean inForce,
        @Nullable String inquiry,
        List<String> below,
        List<Long> positions,

        @Schema(type = "string", example = "2013-11-05") PartialDate placedOn,

        @Schema(type = "string", example = "2013-12-02") @Nullable
        PartialDate liftedOn,

        boolean fictitious,
        long position,
        List<Long> events) {

    /** Shows a view. */
    public static HoldResource of(HoldView view) {
        return new HoldResource(
                view.head().subject(),
                view.head().sequence(),
                view.code(),
                view.inForce(),
                view.inquiry(),
                view.below(),
                view.positions(),
                view.placedOn(),
                view.liftedOn(),
                view.head().fictitious(),
                view.head().position(),
                view.events());
    }
}
