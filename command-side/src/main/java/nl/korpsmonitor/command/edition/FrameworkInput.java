package nl.korpsmonitor.command.edition;

import java.util.List;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework.MissingScore;
import nl.korpsmonitor.events.values.Framework.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * A {@link nl.korpsmonitor.events.values.Framework} as a request gives it; the meanings and bounds are described there.
 * All is required but norms and their texts.
 */
public record FrameworkInput(
        @Nullable List<FocusAreaInput> focusAreas,
        @Nullable List<DimensionInput> dimensions,
        @Nullable ScaleInput scale,
        @Nullable LimitsInput limits,
        @Nullable RoundingInput rounding,
        @Nullable MissingScore missing) {

    /** A weighed focus area. */
    public record FocusAreaInput(
            @Nullable FocusArea focusArea, @Nullable Decimal weight) {}

    /** A dimension; norm and normText may be left out. */
    public record DimensionInput(
            @Nullable String code,
            @Nullable String name,
            @Nullable FocusArea focusArea,
            @Nullable Decimal weight,
            @Nullable Decimal norm,
            @Nullable String normText) {}

    /** The scale of scores. */
    public record ScaleInput(
            @Nullable Decimal minimum,
            @Nullable Decimal maximum,
            @Nullable Decimal step) {}

    /** The class limits. */
    public record LimitsInput(
            @Nullable Decimal conformNorm,
            @Nullable Boolean conformNormInclusive,
            @Nullable Decimal aandacht,
            @Nullable Boolean aandachtInclusive) {}

    /** How means are rounded. */
    public record RoundingInput(
            @Nullable Integer decimals,
            Rounding.@Nullable Mode mode,
            @Nullable Boolean beforeLimits) {}
}
