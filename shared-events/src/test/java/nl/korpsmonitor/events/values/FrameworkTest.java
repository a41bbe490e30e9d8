package nl.korpsmonitor.events.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import nl.korpsmonitor.events.values.Framework.ClassLimits;
import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.events.values.Framework.MissingScore;
import nl.korpsmonitor.events.values.Framework.Rounding;
import nl.korpsmonitor.events.values.Framework.Scale;
import nl.korpsmonitor.events.values.Framework.WeightedFocusArea;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrameworkTest {
    private static final Scale HALVES_TO_TEN = new Scale(Decimal.of("1"), Decimal.of("10"), Decimal.of("0.5"));
    private static final WeightedFocusArea ORGANISATION = area(FocusArea.ORGANISATION);

    @Test
    void a_scale_holds_its_ends_and_its_steps_and_nothing_between_or_beyond() {
        assertThat(List.of("1", "1.5", "9.5", "10")).allMatch(s -> HALVES_TO_TEN.contains(Decimal.of(s)));
        assertThat(List.of("0.5", "1.25", "9.999999", "10.5", "-1"))
                .noneMatch(s -> HALVES_TO_TEN.contains(Decimal.of(s)));
    }

    @Test
    void a_scale_must_be_a_whole_number_of_steps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scale(Decimal.of("1"), Decimal.of("10"), Decimal.of("0.4")))
                .withMessageContaining("whole number of steps");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scale(Decimal.of("5"), Decimal.of("5"), Decimal.of("1")));
    }

    @Test
    void refuses_a_dimension_twice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> framework(List.of(ORGANISATION), dimension("a", null), dimension("a", null)))
                .withMessageContaining("a is listed twice");
    }

    @Test
    void refuses_a_dimension_in_a_focus_area_without_weight_and_a_focus_area_without_dimension() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> framework(List.of(area(FocusArea.SUPERVISION)), dimension("a", null)))
                .withMessageContaining("without a weight");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> framework(List.of(ORGANISATION, area(FocusArea.SUPERVISION)), dimension("a", null)))
                .withMessageContaining("needs a dimension");
    }

    @Test
    void refuses_a_norm_off_the_scale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> framework(List.of(ORGANISATION), dimension("a", Decimal.of("5.25"))))
                .withMessageContaining("not on the scale");
    }

    @Test
    void finds_a_dimension_by_its_code() {
        Framework framework = framework(List.of(ORGANISATION), dimension("a", Decimal.of("5.5")), dimension("b", null));
        assertThat(framework.dimension("b")).map(Dimension::code).contains("b");
        assertThat(framework.dimension("c")).isEmpty();
    }

    private static WeightedFocusArea area(FocusArea focusArea) {
        return new WeightedFocusArea(focusArea, Decimal.of("25"));
    }

    private static Dimension dimension(String code, @Nullable Decimal norm) {
        return new Dimension(code, "Dimension " + code, FocusArea.ORGANISATION, Decimal.of("1"), norm, null);
    }

    private static Framework framework(List<WeightedFocusArea> areas, Dimension... dimensions) {
        return new Framework(
                areas,
                List.of(dimensions),
                HALVES_TO_TEN,
                new ClassLimits(Decimal.of("7"), true, Decimal.of("5.5"), true),
                new Rounding(1, Rounding.Mode.HALF_UP, false),
                MissingScore.NO_MEAN);
    }
}
