package nl.korpsmonitor.command.edition;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.edition.FrameworkInput.DimensionInput;
import nl.korpsmonitor.command.edition.FrameworkInput.FocusAreaInput;
import nl.korpsmonitor.command.edition.FrameworkInput.LimitsInput;
import nl.korpsmonitor.command.edition.FrameworkInput.RoundingInput;
import nl.korpsmonitor.command.edition.FrameworkInput.ScaleInput;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.ClassLimits;
import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.events.values.Framework.Rounding;
import nl.korpsmonitor.events.values.Framework.Scale;
import nl.korpsmonitor.events.values.Framework.WeightedFocusArea;
import org.jspecify.annotations.Nullable;

/** Makes a framework of what a request gives, naming every wrong part by its place. */
final class FrameworkCheck {
    private static final String FIELD = "framework";
    private static final int NAME_LENGTH = 200;
    private static final int NORM_TEXT_LENGTH = 500;
    private static final int MAXIMUM_DECIMALS = 6;

    private final Faults faults;
    private final Set<FocusArea> weighed = EnumSet.noneOf(FocusArea.class);
    private final Set<FocusArea> used = EnumSet.noneOf(FocusArea.class);
    private final Set<String> codes = new HashSet<>();

    private FrameworkCheck(Faults faults) {
        this.faults = faults;
    }

    /** The framework; null when there is a fault. */
    static @Nullable Framework framework(Faults faults, @Nullable FrameworkInput input) {
        if (faults.required(FIELD, input) == null || input == null) {
            return null;
        }
        Faults own = new Faults();
        FrameworkCheck check = new FrameworkCheck(own);
        Scale scale = check.scale(input.scale());
        check.focusAreas(input.focusAreas());
        check.dimensions(input.dimensions(), scale);
        check.limits(input.limits(), scale);
        check.rounding(input.rounding());
        own.required(FIELD + ".missing", input.missing());
        faults.addAll(own.all());
        return own.none() ? build(input, given(scale)) : null;
    }

    private @Nullable Scale scale(@Nullable ScaleInput input) {
        String field = FIELD + ".scale";
        if (faults.required(field, input) == null || input == null) {
            return null;
        }
        Decimal minimum = faults.required(field + ".minimum", input.minimum());
        Decimal maximum = faults.required(field + ".maximum", input.maximum());
        Decimal step = faults.required(field + ".step", input.step());
        if (minimum == null || maximum == null || step == null) {
            return null;
        }
        try {
            return new Scale(minimum, maximum, step);
        } catch (IllegalArgumentException e) {
            faults.add(field, String.valueOf(e.getMessage()).replace("scale: ", ""));
            return null;
        }
    }

    private void focusAreas(@Nullable List<FocusAreaInput> areas) {
        String field = FIELD + ".focusAreas";
        if (faults.required(field, areas) == null || areas == null) {
            return;
        }
        for (int i = 0; i < areas.size(); i++) {
            String at = field + "[" + i + "]";
            weight(at, areas.get(i).weight());
            FocusArea area = faults.required(at + ".focusArea", areas.get(i).focusArea());
            faults.check(area == null || weighed.add(area), at + ".focusArea", "is listed twice");
        }
    }

    private void dimensions(@Nullable List<DimensionInput> dimensions, @Nullable Scale scale) {
        String field = FIELD + ".dimensions";
        if (faults.required(field, dimensions) == null || dimensions == null) {
            return;
        }
        faults.check(
                !dimensions.isEmpty() && dimensions.size() <= Framework.MAXIMUM_DIMENSIONS,
                field,
                "must be 1 to " + Framework.MAXIMUM_DIMENSIONS);
        for (int i = 0; i < dimensions.size(); i++) {
            dimension(field + "[" + i + "]", dimensions.get(i), scale);
        }
        Set<FocusArea> empty = EnumSet.copyOf(weighed);
        empty.removeAll(used);
        faults.check(
                empty.isEmpty(),
                FIELD + ".focusAreas",
                "every weighed focus area needs a dimension; none is in "
                        + empty.stream().map(FocusArea::name).collect(Collectors.joining(", ")));
    }

    private void dimension(String at, DimensionInput dimension, @Nullable Scale scale) {
        String code = faults.code(at + ".code", dimension.code());
        faults.check(code == null || codes.add(code), at + ".code", "is listed twice");
        faults.text(at + ".name", dimension.name(), NAME_LENGTH);
        FocusArea area = faults.required(at + ".focusArea", dimension.focusArea());
        if (area != null) {
            used.add(area);
            faults.check(weighed.contains(area), at + ".focusArea", "has no weight in focusAreas");
        }
        weight(at, dimension.weight());
        faults.check(
                dimension.norm() == null || scale == null || scale.contains(dimension.norm()),
                at + ".norm",
                "is not on the scale");
        faults.optionalText(at + ".normText", dimension.normText(), NORM_TEXT_LENGTH);
    }

    private void weight(String at, @Nullable Decimal weight) {
        faults.required(at + ".weight", weight);
        faults.check(weight == null || weight.compareTo(Decimal.ZERO) > 0, at + ".weight", "must be above 0");
    }

    private void limits(@Nullable LimitsInput limits, @Nullable Scale scale) {
        String field = FIELD + ".limits";
        if (faults.required(field, limits) == null || limits == null) {
            return;
        }
        Decimal conformNorm = faults.required(field + ".conformNorm", limits.conformNorm());
        Decimal aandacht = faults.required(field + ".aandacht", limits.aandacht());
        reachable(field + ".conformNorm", conformNorm, scale);
        reachable(field + ".aandacht", aandacht, scale);
        faults.required(field + ".conformNormInclusive", limits.conformNormInclusive());
        faults.required(field + ".aandachtInclusive", limits.aandachtInclusive());
        faults.check(
                conformNorm == null || aandacht == null || aandacht.compareTo(conformNorm) <= 0,
                field + ".aandacht",
                "must not lie above conformNorm");
    }

    /** A mean lies between the ends of the scale; a limit beyond them would give every organisation the same class. */
    private void reachable(String field, @Nullable Decimal limit, @Nullable Scale scale) {
        faults.check(
                limit == null
                        || scale == null
                        || (limit.compareTo(scale.minimum()) >= 0 && limit.compareTo(scale.maximum()) <= 0),
                field,
                "must lie within the scale");
    }

    private void rounding(@Nullable RoundingInput rounding) {
        String field = FIELD + ".rounding";
        if (faults.required(field, rounding) == null || rounding == null) {
            return;
        }
        Integer decimals = faults.required(field + ".decimals", rounding.decimals());
        faults.check(
                decimals == null || (decimals >= 0 && decimals <= MAXIMUM_DECIMALS),
                field + ".decimals",
                "must be 0 to " + MAXIMUM_DECIMALS);
        faults.required(field + ".mode", rounding.mode());
        faults.required(field + ".beforeLimits", rounding.beforeLimits());
    }

    private static Framework build(FrameworkInput input, Scale scale) {
        LimitsInput limits = given(input.limits());
        RoundingInput rounding = given(input.rounding());
        return new Framework(
                given(input.focusAreas()).stream()
                        .map(a -> new WeightedFocusArea(given(a.focusArea()), given(a.weight())))
                        .toList(),
                given(input.dimensions()).stream()
                        .map(d -> new Dimension(
                                given(d.code()),
                                given(d.name()),
                                given(d.focusArea()),
                                given(d.weight()),
                                d.norm(),
                                d.normText()))
                        .toList(),
                scale,
                new ClassLimits(
                        given(limits.conformNorm()),
                        given(limits.conformNormInclusive()),
                        given(limits.aandacht()),
                        given(limits.aandachtInclusive())),
                new Rounding(given(rounding.decimals()), given(rounding.mode()), given(rounding.beforeLimits())),
                given(input.missing()));
    }
}
