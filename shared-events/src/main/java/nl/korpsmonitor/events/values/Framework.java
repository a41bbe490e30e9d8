package nl.korpsmonitor.events.values;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An edition's normenkader: what is scored, on which scale, with which weights, and how a class follows from it.
 *
 * <p>The full weight of a dimension is the weight of its focus area, times its own weight, divided by the sum of the
 * weights of the dimensions in that focus area.
 *
 * @param focusAreas each focus area once, with a weight above 0
 * @param dimensions 1 to 100, codes unique, each in a listed focus area; every listed focus area has one at least
 * @param scale what a score may be
 * @param limits which weighted mean gives which class
 * @param rounding how means are rounded for display, and whether before the limits apply
 * @param missing what an absent score means for the weighted mean
 */
public record Framework(
        List<WeightedFocusArea> focusAreas,
        List<Dimension> dimensions,
        Scale scale,
        ClassLimits limits,
        Rounding rounding,
        MissingScore missing) {
    /** The most dimensions. */
    public static final int MAXIMUM_DIMENSIONS = 100;

    /** @throws IllegalArgumentException when the parts contradict each other; the message says which */
    public Framework {
        focusAreas = List.copyOf(focusAreas);
        dimensions = List.copyOf(dimensions);
        Set<FocusArea> areas = EnumSet.noneOf(FocusArea.class);
        for (WeightedFocusArea area : focusAreas) {
            require(areas.add(area.focusArea()), "focusAreas: " + area.focusArea() + " is listed twice");
        }
        require(!dimensions.isEmpty() && dimensions.size() <= MAXIMUM_DIMENSIONS, "dimensions: 1 to 100");
        Set<String> codes = new HashSet<>();
        Set<FocusArea> used = EnumSet.noneOf(FocusArea.class);
        for (Dimension dimension : dimensions) {
            require(codes.add(dimension.code()), "dimensions: " + dimension.code() + " is listed twice");
            require(
                    areas.contains(dimension.focusArea()),
                    "dimensions: " + dimension.code() + " is in a focus area without a weight");
            require(
                    dimension.norm() == null || scale.contains(dimension.norm()),
                    "dimensions: the norm of " + dimension.code() + " is not on the scale");
            used.add(dimension.focusArea());
        }
        require(used.equals(areas), "focusAreas: every weighed focus area needs a dimension");
        require(
                limits.aandacht().compareTo(limits.conformNorm()) <= 0,
                "limits: aandacht must not lie above conformNorm");
    }

    /** The dimension of that code, if this framework has it. */
    public Optional<Dimension> dimension(String code) {
        return dimensions.stream().filter(d -> d.code().equals(code)).findFirst();
    }

    /** @param weight above 0 */
    public record WeightedFocusArea(FocusArea focusArea, Decimal weight) {
        /** @throws IllegalArgumentException when the weight is not above 0 */
        public WeightedFocusArea {
            require(weight.compareTo(Decimal.ZERO) > 0, "weight: above 0");
        }
    }

    /**
     * What is scored.
     *
     * @param code form of {@link Code}; the same code in two editions means the same dimension
     * @param name 1 to 200 characters
     * @param focusArea where it belongs
     * @param weight above 0, within its focus area
     * @param norm the score that meets the norm; null when the norm is not a number
     * @param normText the norm in words, at most 500 characters; null when not public or not given
     */
    public record Dimension(
            String code,
            String name,
            FocusArea focusArea,
            Decimal weight,
            @Nullable Decimal norm,
            @Nullable String normText) {
        /** @throws IllegalArgumentException when a field breaks the bounds above */
        public Dimension {
            Code.require("code", code);
            Text.require("name", name, 200);
            require(weight.compareTo(Decimal.ZERO) > 0, "weight: above 0");
            if (normText != null) {
                Text.require("normText", normText, 500);
            }
        }
    }

    /**
     * The scores that can be given: minimum, minimum + step, … up to maximum.
     *
     * @param minimum below maximum
     * @param maximum a whole number of steps above minimum
     * @param step above 0
     */
    public record Scale(Decimal minimum, Decimal maximum, Decimal step) {
        /** @throws IllegalArgumentException when the three do not fit together */
        public Scale {
            require(minimum.compareTo(maximum) < 0, "scale: minimum must lie below maximum");
            require(step.compareTo(Decimal.ZERO) > 0, "scale: step above 0");
            require(
                    isWhole(maximum.value().subtract(minimum.value()), step.value()),
                    "scale: maximum must be a whole number of steps above minimum");
        }

        /** Whether the score lies within the scale and on a step. */
        public boolean contains(Decimal score) {
            return score.compareTo(minimum) >= 0
                    && score.compareTo(maximum) <= 0
                    && isWhole(score.value().subtract(minimum.value()), step.value());
        }

        private static boolean isWhole(BigDecimal distance, BigDecimal step) {
            return distance.remainder(step).signum() == 0;
        }
    }

    /**
     * The class limits on the weighted mean; what reaches neither is onvoldoende.
     *
     * @param conformNorm from here on conform norm
     * @param conformNormInclusive whether exactly at it counts as conform norm
     * @param aandacht from here on aandacht
     * @param aandachtInclusive whether exactly at it counts as aandacht
     */
    public record ClassLimits(
            Decimal conformNorm, boolean conformNormInclusive, Decimal aandacht, boolean aandachtInclusive) {}

    /**
     * How a mean is rounded.
     *
     * @param decimals 0 to 6
     * @param mode what happens to the digits cut off
     * @param beforeLimits whether the class limits apply to the rounded mean; otherwise to the exact one
     */
    public record Rounding(int decimals, Mode mode, boolean beforeLimits) {
        /** What happens to the digits cut off. */
        public enum Mode {
            /** To the nearest, halves away from zero. */
            HALF_UP,
            /** To the nearest, halves to the even neighbour. */
            HALF_EVEN,
            /** Cut off. */
            DOWN
        }

        /** @throws IllegalArgumentException when decimals is not 0 to 6 */
        public Rounding {
            require(decimals >= 0 && decimals <= 6, "rounding: 0 to 6 decimals");
        }
    }

    /** What an absent score means. */
    public enum MissingScore {
        /** No weighted mean and no class for the whole scorecard. */
        NO_MEAN,
        /** The mean is taken over the scored dimensions, their weights renormalised. */
        LEFT_OUT
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
