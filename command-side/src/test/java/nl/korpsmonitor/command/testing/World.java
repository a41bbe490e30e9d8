package nl.korpsmonitor.command.testing;

import java.util.List;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.EditionEvent.EditionAdopted;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
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
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;

/** An invented edition of 2013 and what surrounds it, for tests. */
public final class World {
    public static final int YEAR = 2013;
    public static final Subject EDITION = Subject.edition(YEAR);
    public static final Subject FORCE = Subject.organisation("force");
    public static final Subject PARTNER = Subject.organisation("partner");
    public static final Subject MINISTER = Subject.organisation("minister");
    public static final Subject LETTER = Subject.document("letter");
    public static final Subject CARD = Subject.scorecard(YEAR, "force");

    public static final Document THE_LETTER =
            new Document("letter", "A letter", day("2013-03-01"), null, null, null, null);

    /** Two dimensions; scores are 1 to 5 in steps of a half. */
    public static final Framework FRAMEWORK = new Framework(
            List.of(
                    new WeightedFocusArea(FocusArea.ORGANISATION, Decimal.of("1")),
                    new WeightedFocusArea(FocusArea.SUPERVISION, Decimal.of("2"))),
            List.of(
                    new Dimension("staff", "Staff", FocusArea.ORGANISATION, Decimal.of("1"), Decimal.of("3"), null),
                    new Dimension("checks", "Checks", FocusArea.SUPERVISION, Decimal.of("1"), null, "Often")),
            new Scale(Decimal.of("1"), Decimal.of("5"), Decimal.of("0.5")),
            new ClassLimits(Decimal.of("4"), true, Decimal.of("2.5"), true),
            new Rounding(2, Rounding.Mode.HALF_UP, false),
            MissingScore.LEFT_OUT);

    public static final EditionOpened OPENED =
            new EditionOpened("Korpsmonitor 2013", Provenance.CONDUCTED_HERE, day("2013-01-10"));
    public static final EditionOpened NOTED =
            new EditionOpened("Korpsmonitor 2013", Provenance.NOTED_FROM_SOURCES, day("2013-01-10"));
    public static final FrameworkFixed FIXED = new FrameworkFixed(FRAMEWORK, null, day("2013-01-20"));
    public static final ScoringClosed CLOSED = new ScoringClosed(day("2013-05-01"));
    public static final EditionAdopted ADOPTED = new EditionAdopted("force", null, day("2013-06-01"));
    public static final DocumentRegistered LETTER_REGISTERED =
            new DocumentRegistered(THE_LETTER, day("2013-03-02"), null, day("2013-03-02"));

    private World() {}

    /** A date. */
    public static PartialDate day(String text) {
        return new PartialDate(text);
    }

    /** A registration, existing since 2000. */
    public static OrganisationRegistered registered(Kind kind) {
        return new OrganisationRegistered("An organisation", kind, null, day("2000-01-01"));
    }

    /** A decision on that aggregate's side, with a force, a partner, a minister and the letter known. */
    public static Decision decision(Class<?> aggregate) {
        return decision(aggregate, "2013-11-01");
    }

    /** The same on another day. */
    public static Decision decision(Class<?> aggregate, String today) {
        return new Decision(aggregate, today)
                .elsewhere(FORCE, registered(Kind.REGIONAL_FORCE))
                .elsewhere(PARTNER, registered(Kind.CHAIN_PARTNER))
                .elsewhere(MINISTER, registered(Kind.MINISTRY))
                .elsewhere(LETTER, LETTER_REGISTERED);
    }
}
