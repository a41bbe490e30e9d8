package nl.korpsmonitor.query.comparison;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.values.FocusArea;
import org.jspecify.annotations.Nullable;

/** The comparison per focus area. */
final class FocusAreaRows {
    private FocusAreaRows() {}

    static List<FocusAreaComparison> of(Side from, Side to, Bridge bridge, boolean likeForLike) {
        Set<FocusArea> areas = EnumSet.noneOf(FocusArea.class);
        for (Side side : List.of(from, to)) {
            side.assessment().framework().focusAreas().forEach(area -> areas.add(area.focusArea()));
        }
        return areas.stream()
                .map(area -> new FocusAreaComparison(
                        area,
                        likeForLike
                                ? overCommon(area, from, to, bridge)
                                : bridge.change(
                                        from.assessment().focusAreaMeans().get(area),
                                        to.assessment().focusAreaMeans().get(area))))
                .toList();
    }

    private static Change overCommon(FocusArea area, Side from, Side to, Bridge bridge) {
        List<String> codes = to.own().keySet().stream()
                .filter(code -> from.focusArea(code) == area && to.focusArea(code) == area)
                .toList();
        return bridge.change(mean(from, codes), mean(to, codes));
    }

    private static @Nullable Fraction mean(Side side, List<String> codes) {
        return codes.isEmpty()
                ? null
                : Weights.mean(
                        Weights.shares(side.chosen(), codes), side.assessment().scores());
    }
}
