package nl.korpsmonitor.command.recommendation;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.command.deciding.Dates;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.organisation.OrganisationState;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ConcludeAgreement;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.FollowUpAgreement;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.MakeAgreement;
import nl.korpsmonitor.command.recommendation.RecommendationState.Agreement;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.RecommendationEvent;
import nl.korpsmonitor.events.RecommendationEvent.AgreementConcluded;
import nl.korpsmonitor.events.RecommendationEvent.AgreementFollowedUp;
import nl.korpsmonitor.events.RecommendationEvent.AgreementKind;
import nl.korpsmonitor.events.RecommendationEvent.AgreementMade;
import nl.korpsmonitor.events.RecommendationEvent.AgreementOutcome;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** Decides about agreements with chain partners. */
final class Agreements {
    /** The most parties to one agreement. */
    static final int MAXIMUM_PARTIES = 50;

    private static final String PARTIES = "parties";
    private static final Set<Kind> POLICE =
            EnumSet.of(Kind.REGIONAL_FORCE, Kind.NATIONAL_FORCE, Kind.UNIT, Kind.NATIONAL_POLICE);

    private Agreements() {}

    static List<RecommendationEvent> make(MakeAgreement command, RecommendationState state, References references) {
        Checks checks = new Checks(command.subject(), state, references);
        @Nullable String code = checks.faults.code("agreement", command.agreement());
        @Nullable AgreementKind kind = checks.faults.required("kind", command.kind());
        @Nullable PartialDate on = checks.date(command.occurredOn());
        checkParties(checks, command.parties(), on);
        @Nullable Confidential<String> content = checks.faults.confidential("content", command.content());
        @Nullable PartialDate dueOn = command.dueOn();
        checks.faults.check(
                dueOn == null || on == null || !Dates.certainlyBefore(dueOn, on),
                "dueOn",
                "lies before the agreement was made");
        if (state.noted()) {
            checks.faults.required("document", command.document());
        }
        @Nullable Document document = checks.document("document", command.document());
        checks.faults.orThrow();
        RecommendationRules.open(state);
        if (state.agreements().containsKey(given(code))) {
            throw new RefusedException(
                    "agreement-exists", "The recommendation has an agreement " + code + "; take another code.");
        }
        return List.of(new AgreementMade(
                given(code), given(kind), given(command.parties()), given(content), dueOn, document, given(on)));
    }

    static List<RecommendationEvent> followUp(
            FollowUpAgreement command, RecommendationState state, References references) {
        Checks checks = new Checks(command.subject(), state, references);
        @Nullable String code = checks.faults.code("agreement", command.agreement());
        @Nullable Confidential<String> note = checks.faults.confidential("note", command.note());
        @Nullable Document document = checks.document("document", command.document());
        @Nullable PartialDate on = sinceMade(checks, code, command.occurredOn());
        checks.faults.orThrow();
        RecommendationRules.notSuperseded(state);
        RecommendationRules.refuseConcluded(state, given(code));
        return List.of(new AgreementFollowedUp(given(code), given(note), document, given(on)));
    }

    static List<RecommendationEvent> conclude(
            ConcludeAgreement command, RecommendationState state, References references) {
        Checks checks = new Checks(command.subject(), state, references);
        @Nullable String code = checks.faults.code("agreement", command.agreement());
        @Nullable AgreementOutcome outcome = checks.faults.required("outcome", command.outcome());
        @Nullable Confidential<String> note = checks.faults.confidential("note", command.note());
        @Nullable Document document = checks.document("document", command.document());
        @Nullable PartialDate on = sinceMade(checks, code, command.occurredOn());
        checks.faults.orThrow();
        RecommendationRules.notSuperseded(state);
        RecommendationRules.refuseConcluded(state, given(code));
        return List.of(new AgreementConcluded(given(code), given(outcome), given(note), document, given(on)));
    }

    private static void checkParties(Checks checks, @Nullable List<String> parties, @Nullable PartialDate on) {
        if (parties == null || parties.isEmpty() || parties.size() > MAXIMUM_PARTIES) {
            checks.faults.add(PARTIES, "names 1 to " + MAXIMUM_PARTIES + " organisations");
            return;
        }
        Set<String> seen = new HashSet<>();
        boolean outsider = false;
        for (int i = 0; i < parties.size(); i++) {
            String field = PARTIES + "[" + i + "]";
            String party = parties.get(i);
            OrganisationState organisation = checks.organisation(field, party, on);
            checks.faults.check(seen.add(party), field, party + " is listed twice");
            // Of an unknown one it can't be said; its own fault is enough.
            outsider |= organisation == null || organisation.kind() == null || !POLICE.contains(organisation.kind());
        }
        checks.faults.check(outsider, PARTIES, "name the police alone; an agreement has a chain partner among them");
    }

    /** The date, which must not lie before the agreement was made; there must be such an agreement. */
    private static @Nullable PartialDate sinceMade(Checks checks, @Nullable String code, @Nullable PartialDate date) {
        PartialDate on = checks.date(date);
        if (code == null) {
            return on;
        }
        Agreement agreement = checks.state.agreements().get(code);
        if (agreement == null) {
            checks.faults.add("agreement", "the recommendation has no agreement " + code + "; make it first");
            return on;
        }
        return checks.notBefore(on, agreement.madeOn(), "the agreement was made");
    }
}
