package nl.korpsmonitor.query.web.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.web.exchange.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of what is reconstructed.
 *
 * @param notReconstructed those of which too many events are recorded; they count as items of the page
 * @param fictitious whether any event that was used belongs to invented data
 * @param asOf what is reconstructed from: all that was recorded until then
 * @param next link to the next stretch; absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReconstructionPage(
        List<ReconstructionResource> items,
        List<NotReconstructed> notReconstructed,
        boolean fictitious,
        AsOf asOf,

        @Schema(example = "/v1/reconstructions?edition=2012&asOf=2013-11-15&cursor=…") @Nullable
        String next) {

    /**
     * A subject that is not reconstructed.
     *
     * @param moreEventsThan so many of its events, and more, are recorded; or of its edition, with whose framework a scorecard is computed
     * @param timeline link to the steps of what has so many, to ask instead
     */
    record NotReconstructed(
            @Schema(type = "string", example = "scorecard/2012/ijsselland")
            Subject subject,

            @Schema(example = "10000") int moreEventsThan,

            @Schema(example = "/v1/timeline?subject=scorecard/2012/ijsselland&to=40207")
            String timeline) {}
}
