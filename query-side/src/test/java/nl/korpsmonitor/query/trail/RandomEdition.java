package nl.korpsmonitor.query.trail;

import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.EditionEvent.Direction;
import nl.korpsmonitor.events.EditionEvent.EditionAdopted;
import nl.korpsmonitor.events.EditionEvent.EditionDiscussed;
import nl.korpsmonitor.events.EditionEvent.EditionLaidForInspection;
import nl.korpsmonitor.events.EditionEvent.EditionOffered;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.EditionStepNoted;
import nl.korpsmonitor.events.EditionEvent.FindingPublished;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.ScaleMappingFixed;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.EditionEvent.TotalsPublished;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Subject;

/** An edition of a random history: its steps in order, with noted steps, totals and findings in between. */
final class RandomEdition {
    private final RandomHistory history;
    private final Subject subject;
    private final int year;
    private int step;

    RandomEdition(RandomHistory history, int year) {
        this.history = history;
        this.year = year;
        this.subject = Subject.edition(year);
    }

    void move() {
        if (step > 0 && history.chance(0.5)) {
            besides();
            return;
        }
        switch (step) {
            case 0 -> {
                Provenance provenance = year == 2008 ? Provenance.NOTED_FROM_SOURCES : Provenance.CONDUCTED_HERE;
                history.record(subject, new EditionOpened("Korpsmonitor " + year, provenance, history.date()));
            }
            case 1 -> history.record(subject, new FrameworkFixed(Samples.FRAMEWORK, null, history.date()));
            case 2 -> history.record(subject, new ScoringClosed(history.date()));
            case 3 -> history.record(subject, new EditionAdopted("alfa", null, history.date()));
            case 4 -> history.record(subject, new EditionOffered("alfa", "bravo", Samples.LETTER, history.date()));
            case 5 -> history.record(subject, new EditionPresentedToHouse(Samples.LETTER, history.date()));
            case 6 -> history.record(subject, new EditionLaidForInspection("Informatiepunt", null, history.date()));
            default -> history.record(subject, new EditionDiscussed("Taskforce", null, history.date()));
        }
        step++;
    }

    private void besides() {
        switch (history.below(4)) {
            case 0 ->
                history.record(
                        subject,
                        new EditionStepNoted(
                                history.pick(List.of(Step.values())), "a source", Samples.SOURCE, history.date()));
            case 1 ->
                history.record(
                        subject,
                        new TotalsPublished(
                                "t-" + history.below(2),
                                "forces",
                                Map.of(ScoreClass.AANDACHT, history.below(20)),
                                Samples.SOURCE,
                                history.date()));
            case 2 ->
                history.record(
                        subject,
                        new FindingPublished(
                                "f-" + history.below(2),
                                "finding " + history.below(9),
                                "forces",
                                null,
                                Direction.IMPROVED,
                                Samples.SOURCE,
                                history.date()));
            default ->
                history.record(
                        subject,
                        new ScaleMappingFixed(
                                year - 2,
                                Decimal.of("" + (1 + history.below(5))),
                                Decimal.ZERO,
                                "same scale, stretched",
                                null,
                                history.date()));
        }
    }
}
