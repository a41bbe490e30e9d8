package nl.korpsmonitor.service.dossier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.query.comparison.ClassTransition;
import nl.korpsmonitor.query.comparison.Comparison;
import nl.korpsmonitor.query.comparison.Figure;
import nl.korpsmonitor.query.comparison.NotComparable;
import nl.korpsmonitor.query.comparison.OrganisationComparison;
import nl.korpsmonitor.query.comparison.Parts;
import nl.korpsmonitor.query.comparison.TotalsComparison;
import nl.korpsmonitor.service.dossier.contents.ClassCount;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.service.dossier.contents.Words;
import org.jspecify.annotations.Nullable;

/** What the readable document of a dossier shows of two editions that are compared, by the names that the template uses; nothing of other items. */
final class ComparedData {
    /** The most rows of one table that the document shows; the item's files have them all. */
    static final int MAXIMUM_ROWS = 200;

    private final Item item;
    private final Words words;
    private final Map<String, @Nullable Object> shown = new LinkedHashMap<>();

    private ComparedData(Item item, Words words) {
        this.item = item;
        this.words = words;
    }

    static Map<String, @Nullable Object> of(Item item, Words words) {
        ComparedData data = new ComparedData(item, words);
        Comparison comparison = item.comparison().orElse(null);
        data.shown.put("editions", comparison != null);
        if (comparison != null) {
            data.add(comparison);
        }
        return data.shown;
    }

    private void add(Comparison comparison) {
        shown.put("from", String.valueOf(comparison.from().year()));
        shown.put("to", String.valueOf(comparison.to().year()));
        put(
                "published",
                ClassCount.published(comparison).stream().map(this::published).toList());
        put(
                "counted",
                ClassCount.counted(comparison).stream().map(this::counted).toList());
        put("compared", comparison.organisations().stream().map(this::compared).toList());
        List<Map<String, String>> parts = comparison.organisations().stream()
                .flatMap(each -> each.parts() == null ? Stream.empty() : Stream.of(parts(each, each.parts())))
                .toList();
        put("parts", parts);
        int without = comparison.organisations().size() - parts.size();
        shown.put("withoutParts", without == 0 ? null : String.valueOf(without));
        shown.put("classes", Stream.of(ScoreClass.values()).map(words::constant).toList());
        shown.put(
                "transitions",
                comparison.transitions().isEmpty()
                        ? List.of()
                        : Stream.of(ScoreClass.values())
                                .map(from -> transitions(from, comparison.transitions()))
                                .toList());
        put(
                "notComparable",
                comparison.notComparable().stream().map(this::sentence).toList());
    }

    /** As many rows as are shown, and how many are not. */
    private void put(String name, List<?> rows) {
        shown.put(name, rows.stream().limit(MAXIMUM_ROWS).toList());
        shown.put(name + "More", rows.size() <= MAXIMUM_ROWS ? null : String.valueOf(rows.size() - MAXIMUM_ROWS));
    }

    private Map<String, String> published(ClassCount count) {
        TotalsComparison totals = Objects.requireNonNull(count.published());
        String from = totals.from().scope();
        return Map.of(
                "scope",
                        totals.sameScope()
                                ? from
                                : words.say("totals.scopes", from, totals.to().scope()),
                "class", words.constant(Objects.requireNonNull(count.scoreClass())),
                "from", count(count.from(), "totals.notCounted"),
                "to", count(count.to(), "totals.notCounted"),
                "difference", count.difference() == null ? "" : String.valueOf(count.difference()));
    }

    private Map<String, String> counted(ClassCount count) {
        return Map.of(
                "class", count.scoreClass() == null ? words.say("value.unknown") : words.constant(count.scoreClass()),
                "from", count(count.from(), "value.unknown"),
                "to", count(count.to(), "value.unknown"));
    }

    private String count(@Nullable Integer count, String otherwise) {
        return count == null ? words.say(otherwise) : String.valueOf(count);
    }

    private Map<String, String> compared(OrganisationComparison each) {
        return Map.of(
                "organisation", name(each),
                "from", rounded(each.mean().from()),
                "to", rounded(each.mean().to()),
                "difference", rounded(each.mean().difference()),
                "classFrom", constant(each.classFrom()),
                "classTo", constant(each.classTo()));
    }

    private Map<String, String> parts(OrganisationComparison each, Parts parts) {
        return Map.of(
                "organisation", name(each),
                "difference", rounded(each.fullMean().difference()),
                "dimension", rounded(parts.dimension()),
                "score", rounded(parts.score()),
                "weight", rounded(parts.weight()));
    }

    private Map<String, Object> transitions(ScoreClass from, List<ClassTransition> cells) {
        return Map.of(
                "class",
                words.constant(from),
                "cells",
                cells.stream()
                        .filter(cell -> cell.from() == from)
                        .map(cell -> String.valueOf(cell.organisations().size()))
                        .toList());
    }

    private String sentence(NotComparable each) {
        return words.say(
                "cannot." + each.wording(),
                each.arguments().stream()
                        .map(argument -> argument instanceof Enum<?> constant ? words.constant(constant) : argument)
                        .toArray());
    }

    private String name(OrganisationComparison each) {
        return item.names().getOrDefault(each.organisation(), each.organisation());
    }

    private static String rounded(@Nullable Figure figure) {
        return figure == null ? "" : figure.rounded();
    }

    private String constant(@Nullable Enum<?> value) {
        return value == null ? "" : words.constant(value);
    }
}
