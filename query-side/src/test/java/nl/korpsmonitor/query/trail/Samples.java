package nl.korpsmonitor.query.trail;

import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Framework.ClassLimits;
import nl.korpsmonitor.events.values.Framework.Dimension;
import nl.korpsmonitor.events.values.Framework.MissingScore;
import nl.korpsmonitor.events.values.Framework.Rounding;
import nl.korpsmonitor.events.values.Framework.Scale;
import nl.korpsmonitor.events.values.Framework.WeightedFocusArea;
import nl.korpsmonitor.events.values.MandateScope;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;

/** Values for tests. */
public final class Samples {
    /** The dimensions of {@link #FRAMEWORK}. */
    public static final List<String> DIMENSIONS = List.of("org-1", "sup-1", "inf-1", "inv-1");

    /** A document. */
    public static final Document LETTER =
            new Document("kst-28638-103", "Letter", day("2013-10-24"), null, null, null, null);

    /** A source. */
    public static final Source SOURCE = new Source(LETTER, "p. 2", day("2013-10-24"), PartialDate.UNKNOWN);

    /** Four dimensions of equal weight, on a scale from 0 to 10; 7.5 and up is conform norm, 5.5 and up aandacht. */
    public static final Framework FRAMEWORK = new Framework(
            List.of(
                    new WeightedFocusArea(FocusArea.ORGANISATION, Decimal.of("1")),
                    new WeightedFocusArea(FocusArea.SUPERVISION, Decimal.of("1")),
                    new WeightedFocusArea(FocusArea.INFORMATION, Decimal.of("1")),
                    new WeightedFocusArea(FocusArea.INVESTIGATION, Decimal.of("1"))),
            List.of(
                    dimension("org-1", FocusArea.ORGANISATION),
                    dimension("sup-1", FocusArea.SUPERVISION),
                    dimension("inf-1", FocusArea.INFORMATION),
                    dimension("inv-1", FocusArea.INVESTIGATION)),
            new Scale(Decimal.ZERO, Decimal.of("10"), Decimal.of("0.5")),
            new ClassLimits(Decimal.of("7.5"), true, Decimal.of("5.5"), true),
            new Rounding(1, Rounding.Mode.HALF_UP, false),
            MissingScore.LEFT_OUT);

    /** A mandate's scope that covers every recommendation. */
    public static final MandateScope EVERYTHING = new MandateScope(
            Set.of(Addressee.Kind.NATIONAL, Addressee.Kind.UNIT, Addressee.Kind.PARTNER), Set.of(), Set.of());

    private Samples() {}

    /** A day. */
    public static PartialDate day(String text) {
        return new PartialDate(text);
    }

    /** What a reader sees of a confidential text. */
    public static Confidential<String> secret() {
        return new Confidential.Withheld<>("digest", null);
    }

    private static Dimension dimension(String code, FocusArea area) {
        return new Dimension(code, "Dimension " + code, area, Decimal.of("1"), Decimal.of("6"), null);
    }
}
