package nl.korpsmonitor.query.comparison;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.ClassLimits;
import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.events.values.Framework.MissingScore;
import nl.korpsmonitor.events.values.Framework.Rounding;
import nl.korpsmonitor.events.values.Framework.Scale;
import nl.korpsmonitor.events.values.Framework.WeightedFocusArea;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import org.jspecify.annotations.Nullable;

/** Short ways to say what a test starts from. All of it is fictitious. */
final class Given {
    static final ClassLimits LIMITS = new ClassLimits(decimal("7"), true, decimal("5"), true);
    static final Rounding ROUNDING = new Rounding(1, Rounding.Mode.HALF_UP, false);
    static final Scale ZERO_TO_TEN = new Scale(decimal("0"), decimal("10"), decimal("0.5"));

    private Given() {}

    static Decimal decimal(String text) {
        return Decimal.of(text);
    }

    static WeightedFocusArea area(FocusArea area, String weight) {
        return new WeightedFocusArea(area, decimal(weight));
    }

    static Dimension dimension(String code, FocusArea area, String weight) {
        return new Dimension(code, code, area, decimal(weight), null, null);
    }

    static Framework framework(List<WeightedFocusArea> areas, Dimension... dimensions) {
        return new Framework(areas, List.of(dimensions), ZERO_TO_TEN, LIMITS, ROUNDING, MissingScore.NO_MEAN);
    }

    /** One focus area in which all dimensions weigh the same. */
    static Framework plain(String... codes) {
        Dimension[] dimensions = Arrays.stream(codes)
                .map(code -> dimension(code, FocusArea.ORGANISATION, "1"))
                .toArray(Dimension[]::new);
        return framework(List.of(area(FocusArea.ORGANISATION, "1")), dimensions);
    }

    static Framework with(Framework framework, MissingScore missing) {
        return new Framework(
                framework.focusAreas(),
                framework.dimensions(),
                framework.scale(),
                framework.limits(),
                framework.rounding(),
                missing);
    }

    static Framework with(Framework framework, Scale scale) {
        return new Framework(
                framework.focusAreas(),
                framework.dimensions(),
                scale,
                framework.limits(),
                framework.rounding(),
                framework.missing());
    }

    static Framework with(Framework framework, ClassLimits limits, Rounding rounding) {
        return new Framework(
                framework.focusAreas(),
                framework.dimensions(),
                framework.scale(),
                limits,
                rounding,
                framework.missing());
    }

    /** Scores in pairs of dimension and score. */
    static Map<String, Decimal> scores(String... pairs) {
        Map<String, Decimal> scores = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            scores.put(pairs[i], decimal(pairs[i + 1]));
        }
        return scores;
    }

    static Scorecard card(String... pairs) {
        return new Scorecard(scores(pairs), null);
    }

    static Scorecard noted(ScoreClass scoreClass) {
        return new Scorecard(Map.of(), scoreClass);
    }

    static EditionFacts edition(int year, @Nullable Framework framework, Map<String, Scorecard> cards) {
        return new EditionFacts(year, Provenance.CONDUCTED_HERE, true, framework, cards, List.of(), Map.of());
    }

    static EditionFacts withMapping(EditionFacts edition, int fromYear, String factor, String offset) {
        return new EditionFacts(
                edition.year(),
                edition.provenance(),
                edition.fictitious(),
                edition.framework(),
                edition.scorecards(),
                edition.totals(),
                Map.of(fromYear, new ScaleMapping(decimal(factor), decimal(offset))));
    }

    /** It exists from always. */
    static OrganisationFacts lasting(String code) {
        return new OrganisationFacts(code, code, PartialDate.UNKNOWN, null, null);
    }

    static OrganisationFacts unit(String code, String since) {
        return new OrganisationFacts(code, code, new PartialDate(since), null, null);
    }

    /** Succeeded on 1 January 2013. */
    static OrganisationFacts force(String code, OrganisationSucceeded succession) {
        return new OrganisationFacts(code, code, PartialDate.UNKNOWN, succession, null);
    }

    static OrganisationSucceeded into(String unit, String weight) {
        return succession(weight, new Successor(unit, null));
    }

    static OrganisationSucceeded intoWithoutWeight(String unit) {
        return new OrganisationSucceeded(
                List.of(new Successor(unit, null)), null, false, null, PartialDate.of(LocalDate.of(2013, 1, 1)));
    }

    static OrganisationSucceeded succession(String weight, Successor... successors) {
        return new OrganisationSucceeded(
                List.of(successors), decimal(weight), false, null, PartialDate.of(LocalDate.of(2013, 1, 1)));
    }

    static Organisations organisations(OrganisationFacts... organisations) {
        return new Organisations(new LinkedHashSet<>(List.of(organisations)));
    }

    static Fraction fraction(long numerator, long denominator) {
        return Fraction.of(numerator, denominator);
    }

    /** What must be known where a test asks it. */
    static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value, "not known");
    }
}
