package nl.korpsmonitor.command.edition;

import static nl.korpsmonitor.command.testing.World.ADOPTED;
import static nl.korpsmonitor.command.testing.World.CLOSED;
import static nl.korpsmonitor.command.testing.World.EDITION;
import static nl.korpsmonitor.command.testing.World.FIXED;
import static nl.korpsmonitor.command.testing.World.NOTED;
import static nl.korpsmonitor.command.testing.World.OPENED;
import static nl.korpsmonitor.command.testing.World.THE_LETTER;
import static nl.korpsmonitor.command.testing.World.day;

import java.util.Map;
import nl.korpsmonitor.command.document.SourceInput;
import nl.korpsmonitor.command.edition.EditionCommand.DiscussEdition;
import nl.korpsmonitor.command.edition.EditionCommand.FixScaleMapping;
import nl.korpsmonitor.command.edition.EditionCommand.LayForInspection;
import nl.korpsmonitor.command.edition.EditionCommand.NoteFinding;
import nl.korpsmonitor.command.edition.EditionCommand.NoteStep;
import nl.korpsmonitor.command.edition.EditionCommand.NoteTotals;
import nl.korpsmonitor.command.edition.EditionCommand.OfferEdition;
import nl.korpsmonitor.command.edition.EditionCommand.PresentEdition;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.EditionEvent.Direction;
import nl.korpsmonitor.events.EditionEvent.EditionDiscussed;
import nl.korpsmonitor.events.EditionEvent.EditionLaidForInspection;
import nl.korpsmonitor.events.EditionEvent.EditionOffered;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.EditionStepNoted;
import nl.korpsmonitor.events.EditionEvent.FindingPublished;
import nl.korpsmonitor.events.EditionEvent.ScaleMappingFixed;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.EditionEvent.TotalsPublished;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EditionLifecycleTest {
    private static final EditionOffered OFFERED = new EditionOffered("force", "minister", null, day("2013-07-01"));
    private static final EditionDiscussed DISCUSSED = new EditionDiscussed("Taskforce", null, day("2013-06-02"));
    private static final EditionPresentedToHouse PRESENTED = new EditionPresentedToHouse(THE_LETTER, day("2013-08-01"));
    private static final EditionLaidForInspection LAID =
            new EditionLaidForInspection("Library", null, day("2013-08-01"));

    private static final OfferEdition OFFER = new OfferEdition(EDITION, "force", "minister", null, day("2013-07-01"));
    private static final DiscussEdition DISCUSS = new DiscussEdition(EDITION, "Taskforce", null, day("2013-06-02"));
    private static final PresentEdition PRESENT = new PresentEdition(EDITION, "letter", day("2013-08-01"));
    private static final LayForInspection LAY = new LayForInspection(EDITION, "Library", null, day("2013-08-01"));

    private static Decision decision() {
        return World.decision(EditionAggregate.class);
    }

    private static Decision closed() {
        return decision().givenBy("anna", OPENED, FIXED, CLOSED);
    }

    private static Decision adopted() {
        return closed().givenBy("bert", ADOPTED);
    }

    private static Decision presented() {
        return adopted().givenBy("bert", OFFERED, PRESENTED);
    }

    @Test
    void the_steps_come_in_their_order() {
        adopted().when("anna", OFFER).records(OFFERED);
        adopted().when("anna", DISCUSS).records(DISCUSSED);
        adopted().givenBy("bert", OFFERED).when("anna", PRESENT).records(PRESENTED);
        presented().when("anna", LAY).records(LAID);
    }

    @Test
    void no_step_comes_before_the_one_that_it_follows() {
        closed().when("anna", OFFER).isRefused("edition-not-adopted");
        closed().when("anna", DISCUSS).isRefused("edition-not-adopted");
        adopted().when("anna", PRESENT).isRefused("edition-not-offered");
        adopted().givenBy("bert", OFFERED).when("anna", LAY).isRefused("edition-not-presented");
    }

    @Test
    void a_step_is_taken_once_but_discussions_can_follow_each_other() {
        adopted().givenBy("bert", OFFERED).when("anna", OFFER).isRefused("edition-offered");
        presented().when("anna", PRESENT).isRefused("edition-presented");
        presented().givenBy("bert", LAID).when("anna", LAY).isRefused("edition-laid");
        presented().givenBy("bert", DISCUSSED).when("anna", DISCUSS).records(DISCUSSED);
    }

    @Test
    void an_unknown_edition_is_a_fault_of_the_year() {
        decision().when("anna", OFFER).isInvalid("year");
        decision().when("anna", DISCUSS).isInvalid("year");
        decision().when("anna", PRESENT).isInvalid("year");
        decision().when("anna", LAY).isInvalid("year");
    }

    @Test
    void an_edition_noted_from_sources_takes_no_steps() {
        decision().givenBy("anna", NOTED).when("anna", OFFER).isRefused("edition-noted-from-sources");
        decision().givenBy("anna", NOTED).when("anna", DISCUSS).isRefused("edition-noted-from-sources");
        decision().givenBy("anna", NOTED).when("anna", PRESENT).isRefused("edition-noted-from-sources");
        decision().givenBy("anna", NOTED).when("anna", LAY).isRefused("edition-noted-from-sources");
    }

    @Test
    void a_step_is_not_dated_before_the_one_that_it_follows_and_every_wrong_field_is_named() {
        adopted()
                .when("anna", new OfferEdition(EDITION, "nobody", null, "unknown", day("2013-05-31")))
                .isInvalid("offeredBy", "offeredTo", "document", "occurredOn");
        adopted()
                .when("anna", new DiscussEdition(EDITION, "", null, day("2013-05-31")))
                .isInvalid("forum", "occurredOn");
        adopted()
                .givenBy("bert", OFFERED)
                .when("anna", new PresentEdition(EDITION, null, day("2013-06-30")))
                .isInvalid("document", "occurredOn");
        presented()
                .when("anna", new LayForInspection(EDITION, null, null, day("2013-07-31")))
                .isInvalid("place", "occurredOn");
    }

    @Nested
    class Noting {
        private static final SourceInput SOURCE = new SourceInput("letter", null, day("2013-03-01"), day("2013-03-02"));
        private static final Source NOTED_SOURCE = new Source(THE_LETTER, null, day("2013-03-01"), day("2013-03-02"));

        private static NoteTotals totals(@Nullable Map<ScoreClass, Integer> counts) {
            return new NoteTotals(EDITION, "forces", "25 forces", counts, SOURCE, day("2013"));
        }

        private static NoteFinding finding(@Nullable String organisation) {
            return new NoteFinding(
                    EDITION, "f-1", "It went well.", "all", organisation, Direction.IMPROVED, SOURCE, day("2013"));
        }

        private static Decision noted() {
            return decision().givenBy("anna", NOTED);
        }

        @Test
        void steps_are_noted_in_any_order() {
            noted().when("anna", new NoteStep(EDITION, Step.OFFERED, "Offered.", SOURCE, PartialDate.UNKNOWN))
                    .records(new EditionStepNoted(Step.OFFERED, "Offered.", NOTED_SOURCE, PartialDate.UNKNOWN));
        }

        @Test
        void totals_are_noted_once_per_code() {
            Map<ScoreClass, Integer> counts = Map.of(ScoreClass.CONFORM_NORM, 12, ScoreClass.AANDACHT, 9);
            TotalsPublished published = new TotalsPublished("forces", "25 forces", counts, NOTED_SOURCE, day("2013"));
            noted().when("anna", totals(counts)).records(published);
            noted().givenBy("anna", published).when("anna", totals(counts)).isRefused("code-taken");
        }

        @Test
        void findings_are_noted_once_per_code_of_a_known_organisation() {
            FindingPublished published = new FindingPublished(
                    "f-1", "It went well.", "all", "force", Direction.IMPROVED, NOTED_SOURCE, day("2013"));
            noted().when("anna", finding("force")).records(published);
            noted().givenBy("anna", published).when("anna", finding("force")).isRefused("code-taken");
            noted().when("anna", finding("nobody")).isInvalid("organisation");
        }

        @Test
        void every_wrong_field_is_named() {
            noted().when("anna", new NoteStep(EDITION, null, null, null, day("2014")))
                    .isInvalid("step", "description", "source", "occurredOn");
            noted().when(
                            "anna",
                            new NoteTotals(
                                    EDITION,
                                    "No Code",
                                    null,
                                    Map.of(ScoreClass.AANDACHT, -1),
                                    new SourceInput(null, " ", day("2015"), null),
                                    null))
                    .isInvalid(
                            "code",
                            "scope",
                            "counts.AANDACHT",
                            "source.document",
                            "source.passage",
                            "source.documentedOn",
                            "occurredOn");
            noted().when("anna", totals(Map.of())).isInvalid("counts");
            noted().when("anna", new NoteFinding(EDITION, null, null, null, null, null, SOURCE, null))
                    .isInvalid("code", "statement", "scope", "direction", "occurredOn");
            decision().when("anna", finding(null)).isInvalid("year");
        }

        @Test
        void an_edition_that_is_conducted_here_is_spoken_of_once_it_was_presented() {
            adopted().when("anna", finding(null)).isRefused("edition-not-presented");
            presented()
                    .when("anna", finding(null))
                    .records(new FindingPublished(
                            "f-1", "It went well.", "all", null, Direction.IMPROVED, NOTED_SOURCE, day("2013")));
        }

        @Test
        void a_real_edition_does_not_rest_on_an_invented_document() {
            noted().fictitious()
                    .elsewhere(Subject.document("invented"), World.LETTER_REGISTERED)
                    .when(
                            "anna",
                            new NoteStep(
                                    EDITION,
                                    Step.OFFERED,
                                    "Offered.",
                                    new SourceInput("invented", null, null, null),
                                    day("2013")))
                    .isInvalid("source.document");
        }
    }

    @Nested
    class MappingScales {
        private static final Subject EARLIER = Subject.edition(2011);
        private static final FixScaleMapping MAP = new FixScaleMapping(
                EDITION, 2011, Decimal.of("2"), Decimal.of("-1"), "Twice as fine.", null, day("2013-02-01"));
        private static final ScaleMappingFixed MAPPED = new ScaleMappingFixed(
                2011, Decimal.of("2"), Decimal.of("-1"), "Twice as fine.", null, day("2013-02-01"));

        @Test
        void needs_both_frameworks_and_happens_once() {
            decision()
                    .elsewhere(EARLIER, OPENED, FIXED)
                    .givenBy("anna", OPENED, FIXED)
                    .when("anna", MAP)
                    .records(MAPPED);
            decision()
                    .elsewhere(EARLIER, OPENED, FIXED)
                    .givenBy("anna", OPENED, FIXED, MAPPED)
                    .when("anna", MAP)
                    .isRefused("mapping-fixed");
            decision()
                    .elsewhere(EARLIER, OPENED, FIXED)
                    .givenBy("anna", OPENED)
                    .when("anna", MAP)
                    .isRefused("no-framework");
            decision()
                    .elsewhere(EARLIER, OPENED)
                    .givenBy("anna", OPENED, FIXED)
                    .when("anna", MAP)
                    .isInvalid("fromEdition");
        }

        @Test
        void goes_from_an_earlier_edition_and_names_every_wrong_field() {
            decision()
                    .givenBy("anna", OPENED, FIXED)
                    .when(
                            "anna",
                            new FixScaleMapping(
                                    EDITION, 2013, Decimal.of("0"), null, null, "unknown", day("2013-01-19")))
                    .isInvalid("fromEdition", "factor", "offset", "justification", "document", "occurredOn");
        }

        @Test
        void maps_to_an_edition_that_is_conducted_here_only() {
            decision().elsewhere(EARLIER, OPENED, FIXED).when("anna", MAP).isInvalid("year");
            decision()
                    .elsewhere(EARLIER, OPENED, FIXED)
                    .givenBy("anna", NOTED)
                    .when("anna", MAP)
                    .isRefused("edition-noted-from-sources");
        }

        @Test
        void maps_from_earlier_editions_only() {
            for (int year : new int[] {1989, 2014}) {
                decision()
                        .elsewhere(Subject.edition(year), OPENED, FIXED)
                        .givenBy("anna", OPENED, FIXED)
                        .when(
                                "anna",
                                new FixScaleMapping(
                                        EDITION, year, Decimal.of("2"), Decimal.of("0"), "x", null, day("2013-02-01")))
                        .isInvalid("fromEdition");
            }
        }

        @Test
        void never_maps_from_an_invented_edition_to_a_real_one() {
            decision()
                    .givenBy("anna", OPENED, FIXED)
                    .fictitious()
                    .elsewhere(EARLIER, OPENED, FIXED)
                    .when("anna", MAP)
                    .isInvalid("fromEdition");
        }
    }
}
