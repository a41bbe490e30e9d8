package nl.korpsmonitor.query.comparison;

import static nl.korpsmonitor.query.comparison.Given.known;
import static nl.korpsmonitor.query.comparison.Given.lasting;
import static nl.korpsmonitor.query.comparison.Given.organisations;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.events.values.Framework.MissingScore;
import nl.korpsmonitor.events.values.Framework.Rounding;
import nl.korpsmonitor.events.values.Framework.WeightedFocusArea;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Basis;
import nl.korpsmonitor.query.comparison.ComparisonOptions.Units;
import nl.korpsmonitor.query.comparison.ComparisonOptions.WeightChoice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any two editions, tried on invented ones from fixed seeds. */
class ComparisonInvariantsTest {
    private static final int ROUNDS = 60;
    private static final List<String> ORGANISATIONS = List.of("p", "q", "r");
    private static final Organisations LASTING = organisations(lasting("p"), lasting("q"), lasting("r"));
    private static final List<String> DIMENSIONS = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

    private static Decimal decimal(Random random, int lowestHalves, int highestHalves) {
        int halves = random.nextInt(lowestHalves, highestHalves + 1);
        return new Decimal(BigDecimal.valueOf(halves * 5L, 1));
    }

    private static <T> T any(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    private static Framework framework(Random random) {
        Map<FocusArea, List<Dimension>> byArea = new TreeMap<>();
        for (String code : DIMENSIONS) {
            if (code.equals("a") || random.nextInt(10) < 7) {
                FocusArea area = any(FocusArea.values(), random);
                byArea.computeIfAbsent(area, key -> new ArrayList<>())
                        .add(new Dimension(code, code, area, decimal(random, 1, 14), decimal(random, 8, 14), null));
            }
        }
        return new Framework(
                byArea.keySet().stream()
                        .map(area -> new WeightedFocusArea(area, decimal(random, 1, 14)))
                        .toList(),
                byArea.values().stream().flatMap(List::stream).toList(),
                Given.ZERO_TO_TEN,
                Given.LIMITS,
                new Rounding(random.nextInt(4), any(Rounding.Mode.values(), random), random.nextBoolean()),
                any(MissingScore.values(), random));
    }

    private static EditionFacts edition(int year, Framework framework, Random random) {
        Map<String, Scorecard> cards = new LinkedHashMap<>();
        for (String organisation : ORGANISATIONS) {
            Map<String, Decimal> scores = new LinkedHashMap<>();
            for (Dimension dimension : framework.dimensions()) {
                if (random.nextInt(40) > 0) {
                    scores.put(dimension.code(), decimal(random, 0, 20));
                }
            }
            cards.put(organisation, new Scorecard(scores, null));
        }
        return Given.edition(year, framework, cards);
    }

    private static EditionFacts later(EditionFacts edition, Random random) {
        return random.nextBoolean() ? edition : Given.withMapping(edition, 2010, "-1.5", "0.7");
    }

    /** M by another way than the code under test: focus area by focus area. */
    private static Fraction fullMean(Framework framework, Map<String, Decimal> scores) {
        Fraction sum = Fraction.ZERO;
        Fraction weights = Fraction.ZERO;
        for (WeightedFocusArea area : framework.focusAreas()) {
            Fraction within = Fraction.ZERO;
            Fraction withinWeights = Fraction.ZERO;
            for (Dimension dimension : framework.dimensions()) {
                if (dimension.focusArea() == area.focusArea()) {
                    Fraction weight = Fraction.of(dimension.weight());
                    within = within.plus(weight.times(Fraction.of(known(scores.get(dimension.code())))));
                    withinWeights = withinWeights.plus(weight);
                }
            }
            Fraction weight = Fraction.of(area.weight());
            sum = sum.plus(weight.times(within.dividedBy(withinWeights)));
            weights = weights.plus(weight);
        }
        return sum.dividedBy(weights);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void full_means_are_weighed_per_focus_area(long seed) {
        Random random = new Random(seed);
        int compared = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Framework framework = framework(random);
            for (Scorecard card : edition(2010, framework, random).scorecards().values()) {
                Assessment assessment = Assessment.of(framework, card.scores());
                if (assessment.missing().isEmpty()) {
                    assertThat(assessment.mean()).isEqualTo(fullMean(framework, card.scores()));
                    compared++;
                }
            }
        }
        assertThat(compared).as("complete scorecards tried").isGreaterThan(ROUNDS);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void the_parts_and_the_contributions_add_up_exactly(long seed) {
        Random random = new Random(seed);
        int divided = 0;
        for (int round = 0; round < ROUNDS; round++) {
            EditionFacts from = edition(2010, framework(random), random);
            EditionFacts to = later(edition(2012, framework(random), random), random);
            for (ComparisonOptions options : allOptions()) {
                for (OrganisationComparison one :
                        Comparison.between(from, to, LASTING, options).organisations()) {
                    if (one.parts() != null) {
                        Fraction difference = difference(one.fullMean());
                        assertThat(one.parts().sum()).isEqualTo(difference);
                        assertThat(Fraction.sum(one.dimensions().stream()
                                        .map(row -> known(row.parts()).sum())
                                        .toList()))
                                .isEqualTo(difference);
                        divided++;
                    }
                    if (one.mean().difference() != null) {
                        assertThat(Fraction.sum(one.dimensions().stream()
                                        .filter(row -> row.contribution() != null)
                                        .map(row -> known(row.contribution()).exact())
                                        .toList()))
                                .isEqualTo(difference(one.mean()));
                    }
                }
            }
        }
        assertThat(divided).as("differences that were divided").isGreaterThan(ROUNDS);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void exchanging_the_editions_negates_every_difference(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            EditionFacts from = edition(2010, framework(random), random);
            EditionFacts to = later(edition(2012, framework(random), random), random);
            for (ComparisonOptions options : allOptions()) {
                Comparison there = Comparison.between(from, to, LASTING, options);
                Comparison back = Comparison.between(to, from, LASTING, exchanged(options));
                for (int i = 0; i < ORGANISATIONS.size(); i++) {
                    OrganisationComparison one = there.organisations().get(i);
                    OrganisationComparison other = back.organisations().get(i);
                    assertThat(other.mean().from()).isEqualTo(one.mean().to());
                    assertThat(other.classTo()).isEqualTo(one.classFrom());
                    assertThat(other.mean().difference())
                            .isEqualTo(negatedOrNull(one.mean().difference()));
                    if (one.parts() == null) {
                        assertThat(other.parts()).isNull();
                    } else {
                        assertThat(other.parts())
                                .isEqualTo(new Parts(
                                        negated(one.parts().dimension()),
                                        negated(one.parts().score()),
                                        negated(one.parts().weight())));
                    }
                }
                assertThat(back.notComparable().stream().map(ComparisonInvariantsTest::withoutWords))
                        .containsExactlyInAnyOrderElementsOf(there.notComparable().stream()
                                .map(ComparisonInvariantsTest::withoutWords)
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void under_one_framework_only_scores_make_a_difference(long seed) {
        Random random = new Random(seed);
        int divided = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Framework framework = Given.with(framework(random), MissingScore.NO_MEAN);
            EditionFacts from = edition(2010, framework, random);
            EditionFacts to = edition(2012, framework, random);
            for (ComparisonOptions options : allOptions()) {
                for (OrganisationComparison one :
                        Comparison.between(from, to, LASTING, options).organisations()) {
                    if (one.parts() != null) {
                        assertThat(one.parts().dimension().exact()).isEqualTo(Fraction.ZERO);
                        assertThat(one.parts().weight().exact()).isEqualTo(Fraction.ZERO);
                        assertThat(one.parts().score().exact()).isEqualTo(difference(one.fullMean()));
                        divided++;
                    }
                }
            }
        }
        assertThat(divided).as("differences that were divided").isGreaterThan(ROUNDS);
    }

    private static List<ComparisonOptions> allOptions() {
        List<ComparisonOptions> all = new ArrayList<>();
        all.add(ComparisonOptions.DEFAULT);
        for (WeightChoice weights : WeightChoice.values()) {
            all.add(new ComparisonOptions(Basis.LIKE_FOR_LIKE, Units.FORMER, weights));
        }
        return all;
    }

    private static ComparisonOptions exchanged(ComparisonOptions options) {
        WeightChoice weights = switch (options.weights()) {
            case FROM -> WeightChoice.TO;
            case TO -> WeightChoice.FROM;
            case EACH, EQUAL -> options.weights();
        };
        return new ComparisonOptions(options.basis(), options.units(), weights);
    }

    private static Fraction difference(Change change) {
        return known(change.difference()).exact();
    }

    private static NotComparable withoutWords(NotComparable one) {
        return new NotComparable(
                one.reason(), one.edition(), one.organisation(), one.dimension(), one.wording(), List.of());
    }

    private static @Nullable Figure negatedOrNull(@Nullable Figure figure) {
        return figure == null ? null : negated(figure);
    }

    private static Figure negated(Figure figure) {
        BigDecimal shown = new BigDecimal(figure.rounded()).negate();
        return new Figure(figure.exact().negated(), shown.toPlainString());
    }
}
