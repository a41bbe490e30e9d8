package nl.korpsmonitor.query.replay;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.Dimension;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells by which scores a figure of a scorecard differs between two moments. */
final class DifferingScores {
    private final Map<String, Change> changes;
    private final @Nullable Framework framework;
    private final boolean classComputed;

    /**
     * @param changes between the two
     * @param framework by which the figures are computed; null when there is none, and for what is no scorecard
     */
    DifferingScores(@Nullable Facts was, @Nullable Facts is, List<Change> changes, @Nullable Framework framework) {
        this.changes = changes.stream().collect(Collectors.toMap(Change::field, Function.identity()));
        this.framework = framework;
        this.classComputed = Stream.of(Facts.valuesOf(was), Facts.valuesOf(is))
                .map(values -> values.get("/classBasis"))
                .filter(Objects::nonNull)
                .map(JsonNode::asString)
                .anyMatch("COMPUTED"::equals);
    }

    /** The fields of the scores that differ and that a field is computed from; none of what is no figure. */
    Stream<String> of(String field) {
        Figures figures = Figures.in(field).orElse(null);
        Framework by = framework;
        // A class that a source publishes rests on that source alone.
        if (figures == null || by == null || (figures.ofClass() && !classComputed)) {
            return Stream.empty();
        }
        return by.dimensions().stream()
                .map(Dimension::code)
                .filter(code -> figures.need(code, by))
                .map(code -> changes.get("/dimensions/" + code + "/score"))
                .filter(Objects::nonNull)
                .filter(score -> !figures.byPresence() || score.before() == null || score.after() == null)
                .map(Change::field);
    }
}
