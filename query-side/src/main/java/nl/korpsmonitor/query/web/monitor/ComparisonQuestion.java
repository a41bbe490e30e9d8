package nl.korpsmonitor.query.web.monitor;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.query.comparison.ComparisonOptions;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Basis;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Units;
import nl.korpsmonitor.query.comparison.ComparisonOptions.WeightChoice;
import nl.korpsmonitor.query.web.exchange.Filters;
import org.jspecify.annotations.Nullable;

/** How two editions are to be compared. */
record ComparisonQuestion(
        @Parameter(
                description =
                        "Everything as each edition publishes it (the default), or only dimensions that both have, by the same weights where chosen.",
                example = "like-for-like",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"as-published", "like-for-like"}))
        @Nullable
        String basis,

        @Parameter(
                description =
                        "The organisations as they were assessed (the default), or today's units made of their predecessors' scores.",
                example = "current",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"former", "current"}))
        @Nullable
        String units,

        @Parameter(
                description =
                        "Like for like: by the weights of each edition (the default), of one of the two, or all equal.",
                example = "each",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"each", "from", "to", "equal"}))
        @Nullable
        String weights) {

    /** @throws InvalidInputException naming the parameter that is wrong */
    ComparisonOptions options() {
        Basis chosen = Filters.choice("basis", basis, Basis.AS_PUBLISHED);
        Units whose = Filters.choice("units", units, Units.FORMER);
        WeightChoice weighing = Filters.choice("weights", weights, WeightChoice.EACH);
        if (chosen == Basis.AS_PUBLISHED && weighing != WeightChoice.EACH) {
            throw new InvalidInputException(
                    "weights", "as published, each edition keeps its own; choose basis=like-for-like, or weights=each");
        }
        return new ComparisonOptions(chosen, whose, weighing);
    }
}
