package nl.korpsmonitor.command.scorecard;

import java.util.List;
import java.util.Set;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.edition.EditionRules;
import nl.korpsmonitor.command.edition.state.EditionState;
import nl.korpsmonitor.command.organisation.OrganisationState;
import nl.korpsmonitor.command.organisation.Organisations;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Whose card it is, in which edition, and what follows from that for all decisions about it.
 *
 * @param subject the card's own
 * @param organisation code of who is assessed
 * @param judgedBy code of the force that judges a chain partner; null for an organisation's own card
 * @param edition to which it belongs
 */
record Card(Subject subject, String organisation, @Nullable String judgedBy, EditionState edition) {
    private static final Set<Kind> ASSESSED =
            Set.of(Kind.REGIONAL_FORCE, Kind.NATIONAL_FORCE, Kind.UNIT, Kind.MILITARY_POLICE);
    private static final Set<Kind> JUDGED = Set.of(Kind.CHAIN_PARTNER, Kind.EXPERTISE_BODY, Kind.MILITARY_POLICE);

    private static final int OWN_CARD_SEGMENTS = 3;
    private static final int PARTNER_CARD_SEGMENTS = 5;

    /** @throws InvalidInputException when the subject is no scorecard's */
    static Card of(Subject subject, References references) {
        Integer year = subject.editionYear();
        List<String> segments = subject.segments();
        boolean own = segments.size() == OWN_CARD_SEGMENTS;
        boolean partner =
                segments.size() == PARTNER_CARD_SEGMENTS && segments.get(3).equals("by");
        if (year == null || !(own || partner) || !segments.stream().allMatch(Code::isCode)) {
            throw new InvalidInputException(
                    "subject", "is scorecard/<year>/<organisation> or scorecard/<year>/<partner>/by/<force>");
        }
        return new Card(
                subject,
                segments.get(2),
                partner ? segments.getLast() : null,
                references.state(Subject.edition(year), EditionState.FOLD));
    }

    /** Whether everything on it is invented data. */
    boolean fictitious() {
        return edition.fictitious();
    }

    /** @throws ForbiddenException when an assessor or reviewer of one organisation acts on the card of another */
    void requireOwn(Actor actor) {
        String owner = judgedBy == null ? organisation : judgedBy;
        if ((actor.role() == Role.ASSESSOR || actor.role() == Role.REVIEWER)
                && actor.organisation() != null
                && !actor.organisation().equals(owner)) {
            throw new ForbiddenException(
                    "an account of " + actor.organisation() + " can't act on scores given by " + owner);
        }
    }

    /** Those whose card it is must be of a kind that is assessed or judges; and exist on the date, when one is given. */
    void requireOrganisations(Faults faults, References references, @Nullable PartialDate on) {
        OrganisationState assessed =
                Organisations.required(faults, references, "organisation", organisation, on, fictitious());
        if (judgedBy == null) {
            faults.check(
                    assessed == null || isOneOf(assessed, ASSESSED),
                    "organisation",
                    "is not a force, unit or military police; a partner's card names the force that judges it");
            return;
        }
        faults.check(assessed == null || isOneOf(assessed, JUDGED), "organisation", "is not a partner that is judged");
        OrganisationState judge = Organisations.required(faults, references, "judgedBy", judgedBy, on, fictitious());
        faults.check(judge == null || isOneOf(judge, ASSESSED), "judgedBy", "is not a force, unit or military police");
        faults.check(!judgedBy.equals(organisation), "judgedBy", "must be another organisation than the judged one");
    }

    /** @throws RefusedException unless scores can be recorded and changed */
    void refuseUnlessScoring() {
        EditionRules.refuseUnlessConducted(edition);
        EditionRules.refuseUnless(
                edition, Step.FRAMEWORK_FIXED, "no-framework", "the edition has no framework yet; fix that first");
        EditionRules.refuseAfter(
                edition, Step.ADOPTED, "edition-adopted", "the edition is adopted: a score changes by rectification");
        EditionRules.refuseAfter(edition, Step.SCORING_CLOSED, "scoring-closed", "scoring is closed");
    }

    /** @throws RefusedException unless scores can be rectified */
    void refuseUnlessAdopted() {
        EditionRules.refuseUnlessConducted(edition);
        EditionRules.refuseUnless(
                edition,
                Step.ADOPTED,
                "edition-not-adopted",
                "only scores of an adopted edition are rectified; before that they are corrected");
    }

    private static boolean isOneOf(OrganisationState organisation, Set<Kind> kinds) {
        return organisation.kind() != null && kinds.contains(organisation.kind());
    }
}
