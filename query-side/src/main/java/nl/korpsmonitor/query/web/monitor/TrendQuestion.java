package nl.korpsmonitor.query.web.monitor;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Units;
import nl.korpsmonitor.query.web.exchange.Filters;
import org.jspecify.annotations.Nullable;

/** Which trends are wanted. */
record TrendQuestion(
        @Parameter(description = "Only this organisation, by its code.", example = "ijsselland") @Nullable
        String organisation,

        @Parameter(
                description = "Only this focus area's means.",
                example = "SUPERVISION",
                schema = @Schema(implementation = FocusArea.class))
        @Nullable
        String focusArea,

        @Parameter(
                description =
                        "The organisations as they were assessed (the default), or today's units made of their predecessors' scores.",
                example = "current",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"former", "current"}))
        @Nullable
        String units) {

    /** @throws InvalidInputException naming the parameter that is wrong */
    void check() {
        code();
        area();
        whose();
    }

    @Nullable
    String code() {
        return Filters.code("organisation", organisation);
    }

    @Nullable
    FocusArea area() {
        return Filters.oneOf("focusArea", focusArea, FocusArea.class);
    }

    Units whose() {
        return Filters.choice("units", units, Units.FORMER);
    }
}
