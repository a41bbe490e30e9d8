package nl.korpsmonitor.service.dossier.contents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.korpsmonitor.events.EditionEvent.TotalsPublished;
import nl.korpsmonitor.query.comparison.ClassTransition;
import nl.korpsmonitor.query.comparison.Comparison;
import nl.korpsmonitor.query.comparison.Figure;
import nl.korpsmonitor.query.comparison.OrganisationComparison;
import nl.korpsmonitor.query.comparison.TotalsComparison;
import nl.korpsmonitor.query.standards.Table;
import nl.korpsmonitor.query.web.monitor.ScoreTables;
import org.jspecify.annotations.Nullable;

/** The tables of a comparison that is cited. One is that of the API; the others hold what the API gives as JSON only. */
final class ComparisonTables {
    /** Where the organisations that are counted have no known class. */
    private static final String UNKNOWN = "UNKNOWN";

    // No code of an item holds an underscore, so that no file of one item has the name of another's.
    private static final String PARTS = "_parts";
    private static final String TOTALS = "_totals";
    private static final String TRANSITIONS = "_transitions";

    private enum Basis {
        PUBLISHED,
        COUNTED
    }

    private record Row<T>(Comparison comparison, T value) {}

    private static final Table<Row<ClassCount>> TOTALS_TABLE = editions(Table.<Row<ClassCount>>named("compared-totals"))
            .with("basis", row -> row.value().published() == null ? Basis.COUNTED : Basis.PUBLISHED)
            .with("codeFrom", row -> published(row, TotalsComparison::from, TotalsPublished::code))
            .with("codeTo", row -> published(row, TotalsComparison::to, TotalsPublished::code))
            .with("scopeFrom", row -> published(row, TotalsComparison::from, TotalsPublished::scope))
            .with("scopeTo", row -> published(row, TotalsComparison::to, TotalsPublished::scope))
            .with(
                    "scoreClass",
                    row -> row.value().scoreClass() == null
                            ? UNKNOWN
                            : row.value().scoreClass())
            .with("countFrom", row -> row.value().from())
            .with("countTo", row -> row.value().to())
            .with("difference", row -> row.value().difference())
            .with("fictitious", row -> row.comparison().fictitious());

    private static final Table<Row<ClassTransition>> TRANSITIONS_TABLE = editions(
                    Table.<Row<ClassTransition>>named("class-transitions"))
            .with("classFrom", row -> row.value().from())
            .with("classTo", row -> row.value().to())
            .with("count", row -> row.value().organisations().size())
            .with("organisations", row -> row.value().organisations())
            .with("fictitious", row -> row.comparison().fictitious());

    private ComparisonTables() {}

    /** The names of the files of an item that is a comparison, below the payload, in order. */
    static List<String> files(String item) {
        return Stream.of("", PARTS, TOTALS, TRANSITIONS)
                .map(table -> file(item, table))
                .toList();
    }

    private static String file(String item, String table) {
        return "comparisons/" + item + table + ".csv";
    }

    /** The files by name; without rows when one of the editions was not known. */
    static SortedMap<String, String> of(Item item) {
        Comparison comparison = item.comparison().orElse(null);
        SortedMap<String, String> files = new TreeMap<>();
        files.put(file(item.code(), ""), ItemFiles.table(ScoreTables.COMPARED, dimensions(comparison, item)));
        files.put(
                file(item.code(), PARTS),
                ItemFiles.table(parts(item.names()), rows(comparison, Comparison::organisations)));
        files.put(file(item.code(), TOTALS), ItemFiles.table(TOTALS_TABLE, rows(comparison, ComparisonTables::totals)));
        files.put(
                file(item.code(), TRANSITIONS),
                ItemFiles.table(TRANSITIONS_TABLE, rows(comparison, Comparison::transitions)));
        return files;
    }

    private static Table<Row<OrganisationComparison>> parts(Map<String, String> names) {
        Table<Row<OrganisationComparison>> table = editions(
                        Table.<Row<OrganisationComparison>>named("difference-parts"))
                .with("organisation", row -> row.value().organisation())
                .with("organisationName", row -> names.get(row.value().organisation()))
                .with("fullMeanFrom", row -> rounded(row.value().fullMean().from()))
                .with("fullMeanTo", row -> rounded(row.value().fullMean().to()));
        table = figure(table, "difference", each -> each.fullMean().difference());
        table = figure(
                table,
                "dimensionPart",
                each -> each.parts() == null ? null : each.parts().dimension());
        table = figure(
                table,
                "scorePart",
                each -> each.parts() == null ? null : each.parts().score());
        table = figure(
                table,
                "weightPart",
                each -> each.parts() == null ? null : each.parts().weight());
        return table.with("fictitious", row -> row.comparison().fictitious());
    }

    private static Table<Row<OrganisationComparison>> figure(
            Table<Row<OrganisationComparison>> table,
            String name,
            Function<OrganisationComparison, @Nullable Figure> figure) {
        return table.with(name, row -> rounded(figure.apply(row.value()))).with(name + "Exact", row -> {
            Figure found = figure.apply(row.value());
            return found == null ? null : found.exact();
        });
    }

    private static @Nullable BigDecimal rounded(@Nullable Figure figure) {
        return figure == null ? null : new BigDecimal(figure.rounded());
    }

    private static List<ScoreTables.Compared> dimensions(@Nullable Comparison comparison, Item item) {
        return comparison == null
                ? List.of()
                : comparison.organisations().stream()
                        .flatMap(each ->
                                ScoreTables.Compared.of(
                                        comparison, each, item.names().get(each.organisation()))
                                        .stream())
                        .toList();
    }

    private static List<ClassCount> totals(Comparison comparison) {
        List<ClassCount> totals = new ArrayList<>(ClassCount.published(comparison));
        totals.addAll(ClassCount.counted(comparison));
        return totals;
    }

    private static <T> List<Row<T>> rows(@Nullable Comparison comparison, Function<Comparison, List<T>> values) {
        return comparison == null
                ? List.of()
                : values.apply(comparison).stream()
                        .map(value -> new Row<>(comparison, value))
                        .toList();
    }

    private static <T> Table<Row<T>> editions(Table<Row<T>> table) {
        return table.with("from", row -> row.comparison().from().year())
                .with("to", row -> row.comparison().to().year());
    }

    private static @Nullable String published(
            Row<ClassCount> row,
            Function<TotalsComparison, TotalsPublished> edition,
            Function<TotalsPublished, String> text) {
        TotalsComparison published = row.value().published();
        return published == null ? null : text.apply(edition.apply(published));
    }
}
