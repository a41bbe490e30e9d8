package nl.korpsmonitor.query.replay;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an event of a subject builds on, and what it lays down for later ones or takes away from them.
 *
 * @param buildsOn that must stand as it stood when the event was recorded; what did not stand then must not stand either
 * @param laysDown that stands from then on, by this event
 * @param takesAway that stands no longer
 */
record PremiseRule(List<Premise> buildsOn, List<Premise> laysDown, List<Premise> takesAway) {
    /** It builds on nothing that its fold does not ask for. */
    static final PremiseRule NONE = new PremiseRule(List.of(), List.of(), List.of());

    /** What may stand of a subject. */
    enum Matter {
        /** The decision on a recommendation. */
        DECISION,
        /** That a recommendation is fulfilled. */
        FULFILMENT,
        /** To whom a recommendation moved. */
        ADDRESSEE,
        /** The score for a dimension, by its code. */
        SCORE,
        /** What is proposed to rectify of a dimension, by its code. */
        PROPOSAL,
        /** An edition's framework. */
        FRAMEWORK,
        /** That the scoring of an edition is closed. */
        SCORING_CLOSED,
        /** That an edition is adopted. */
        ADOPTED,
        /** That an edition is offered. */
        OFFERED,
        /** That an edition is presented to the House. */
        PRESENTED,
        /** What stands of an inquiry in place of what was first registered, by the name of the field: another due date among it, and who answers it. */
        DETAIL,
        /** What an inquiry cites, by the item's code. */
        CITATION,
        /** Who is a recipient of an inquiry, by pseudonym. */
        RECIPIENT,
        /** An answer to an inquiry, by its number from 0. */
        ANSWER,
        /** The last answer to an inquiry. */
        LAST_ANSWER,
        /** That an inquiry is closed. */
        CLOSED
    }

    /**
     * Something that may stand.
     *
     * @param which of several; empty when there is one
     */
    record Premise(Matter matter, String which) {}

    static PremiseRule on(Matter... matters) {
        return new PremiseRule(premises("", matters), List.of(), List.of());
    }

    static PremiseRule onThe(String which, Matter... matters) {
        return new PremiseRule(premises(which, matters), List.of(), List.of());
    }

    PremiseRule lays(Matter... matters) {
        return laysThe("", matters);
    }

    PremiseRule laysThe(String which, Matter... matters) {
        return new PremiseRule(buildsOn, with(laysDown, which, matters), takesAway);
    }

    PremiseRule takes(Matter... matters) {
        return takesThe("", matters);
    }

    PremiseRule takesThe(String which, Matter... matters) {
        return new PremiseRule(buildsOn, laysDown, with(takesAway, which, matters));
    }

    PremiseRule andOnThe(String which, Matter... matters) {
        return new PremiseRule(with(buildsOn, which, matters), laysDown, takesAway);
    }

    private static List<Premise> with(List<Premise> before, String which, Matter... matters) {
        return Stream.concat(before.stream(), premises(which, matters).stream()).toList();
    }

    private static List<Premise> premises(String which, Matter... matters) {
        return Arrays.stream(matters).map(matter -> new Premise(matter, which)).toList();
    }
}
