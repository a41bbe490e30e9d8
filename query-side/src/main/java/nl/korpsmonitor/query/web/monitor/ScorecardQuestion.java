package nl.korpsmonitor.query.web.monitor;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.web.exchange.Filters;
import nl.korpsmonitor.query.web.exchange.Lister.Order;
import org.jspecify.annotations.Nullable;

/** Which scorecards of an edition are wanted. */
record ScorecardQuestion(
        @Parameter(description = "Code of the assessed organisation.", example = "ijsselland") @Nullable
        String organisation,

        @Parameter(description = "Code of the judging force: its judgements of chain partners.", example = "ijsselland")
        @Nullable
        String judgedBy,

        @Parameter(
                description = "By code of the organisation; with a minus the other way round.",
                example = "organisation",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"organisation", "-organisation"}))
        @Nullable
        String sort) {
    private static final Map<String, String> ORDERS = Map.of("organisation", ViewTypes.ORGANISATION);

    /** @throws InvalidInputException naming the parameter that is wrong */
    Filters filters() {
        return new Filters()
                .where(ViewTypes.ORGANISATION, Filters.code("organisation", organisation))
                .where(ViewTypes.JUDGED_BY, Filters.code("judgedBy", judgedBy));
    }

    /** @throws InvalidInputException when there is no such order */
    Order order() {
        return Order.of(sort, ORDERS);
    }
}
