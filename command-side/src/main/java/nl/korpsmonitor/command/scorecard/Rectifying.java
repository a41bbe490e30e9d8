package nl.korpsmonitor.command.scorecard;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import java.util.Objects;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.disclosure.DisclosureState;
import nl.korpsmonitor.command.document.Documents;
import nl.korpsmonitor.command.edition.EditionRules;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ConfirmRectification;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.DropRectification;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ProposeRectification;
import nl.korpsmonitor.command.scorecard.ScorecardState.Proposal;
import nl.korpsmonitor.command.scorecard.ScorecardState.Standing;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent;
import nl.korpsmonitor.events.ScorecardEvent.RectificationDropped;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRectified;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Decides on changes to the scores of an adopted edition: one person proposes, another confirms. */
final class Rectifying {
    private Rectifying() {}

    static List<ScorecardEvent> propose(
            ProposeRectification command, ScorecardState state, Card card, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, card.edition());
        String dimension = Scores.dimension(faults, "dimension", command.dimension(), card.edition());
        Decimal newScore = Scores.onScale(faults, "newScore", command.newScore(), card.edition());
        faults.check(newScore == null || !newScore.equals(command.oldScore()), "newScore", "must differ from oldScore");
        Confidential<String> reason = faults.confidential("reason", command.reason());
        Document document = Documents.required(
                faults, references, command.subject(), "document", command.document(), card.fictitious());
        PartialDate on = faults.pastDay("occurredOn", command.occurredOn(), references.today());
        EditionRules.requireNotBefore(faults, on, card.edition(), Step.ADOPTED);
        // The organisation may have ended since; that it is one that is assessed matters still.
        card.requireOrganisations(faults, references, null);
        faults.orThrow();
        card.refuseUnlessAdopted();
        if (state.proposals().containsKey(given(dimension))) {
            throw new RefusedException(
                    "already-proposed",
                    "a rectification of the score for " + dimension + " is proposed already: another person can confirm"
                            + " that, or drop it");
        }
        Standing standing = state.scores().get(given(dimension));
        if (standing != null || command.oldScore() != null) {
            Scores.present(standing, dimension, command.oldScore());
        }
        return List.of(new RectificationProposed(
                given(dimension), command.oldScore(), given(newScore), given(reason), given(document), given(on)));
    }

    static List<ScorecardEvent> confirm(
            ConfirmRectification command, ScorecardState state, Card card, Actor actor, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, card.edition());
        String dimension = Scores.dimension(faults, "dimension", command.dimension(), card.edition());
        Decimal newScore = faults.required("newScore", command.newScore());
        PartialDate on = day(faults, references, command.occurredOn(), state, dimension);
        faults.orThrow();
        Proposal proposal = open(state, given(dimension));
        RectificationProposed proposed = proposal.event();
        if (!proposed.newScore().equals(newScore)) {
            throw new RefusedException(
                    "rectification-differs",
                    "the proposed score for " + dimension + " is " + proposed.newScore() + ", not " + newScore);
        }
        Standing standing = state.scores().get(given(dimension));
        if (!Objects.equals(standing == null ? null : standing.score(), proposed.oldScore())) {
            throw new RefusedException(
                    "score-moved",
                    "the score for " + dimension + " is no longer the one that the proposal names; drop the proposal"
                            + " and make a new one");
        }
        if (proposal.by().equals(actor.id())) {
            throw new RefusedException(
                    "four-eyes",
                    "who proposed a rectification can't confirm it; somebody else must do that, whatever roles you have");
        }
        if (standing != null && standing.setBy().equals(actor.id())) {
            throw new RefusedException(
                    "four-eyes",
                    "who set the present score can't confirm its rectification; somebody else must do that");
        }
        return List.of(new ScoreRectified(
                given(dimension),
                proposed.oldScore(),
                proposed.newScore(),
                reason(proposal, card, references),
                proposed.document(),
                given(on)));
    }

    static List<ScorecardEvent> drop(
            DropRectification command, ScorecardState state, Card card, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, card.edition());
        String dimension = Scores.dimension(faults, "dimension", command.dimension(), card.edition());
        Confidential<String> reason = faults.confidential("reason", command.reason());
        PartialDate on = day(faults, references, command.occurredOn(), state, dimension);
        faults.orThrow();
        open(state, given(dimension));
        return List.of(new RectificationDropped(given(dimension), given(reason), given(on)));
    }

    /**
     * The reason, to be kept with the rectification under a salt and a key of its own. Whatever was decided about it,
     * or is decided until this is recorded, must not be got round that way.
     */
    private static Confidential<String> reason(Proposal proposal, Card card, References references) {
        RecordedEvent opened = references.opened(card.subject(), proposal.sequence());
        Confidential<String> reason = ((RectificationProposed) opened.event()).reason();
        boolean unrestricted = references
                .state(Subject.disclosure(opened.position()), DisclosureState.FOLD)
                .value("/reason")
                .equals(DisclosureState.Value.INITIAL);
        if (!unrestricted || !(reason instanceof Confidential.Shown<String>)) {
            throw new RefusedException(
                    "reason-restricted",
                    "the reason of the proposal is withheld or erased, or somebody asked for that; drop the proposal and"
                            + " make a new one");
        }
        return reason;
    }

    private static Proposal open(ScorecardState state, String dimension) {
        Proposal proposal = state.proposals().get(dimension);
        if (proposal == null) {
            throw new RefusedException(
                    "not-proposed",
                    "no rectification of the score for " + dimension + " is proposed; propose one first");
        }
        return proposal;
    }

    private static @Nullable PartialDate day(
            Faults faults,
            References references,
            @Nullable PartialDate occurredOn,
            ScorecardState state,
            @Nullable String dimension) {
        PartialDate on = faults.pastDay("occurredOn", occurredOn, references.today());
        Proposal proposal = dimension == null ? null : state.proposals().get(dimension);
        Scores.requireNotBefore(
                faults, on, proposal == null ? null : proposal.event().occurredOn(), "proposal");
        return on;
    }
}
