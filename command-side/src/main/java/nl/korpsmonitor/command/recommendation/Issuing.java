package nl.korpsmonitor.command.recommendation;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.Documents;
import nl.korpsmonitor.command.edition.EditionRules;
import nl.korpsmonitor.command.edition.state.EditionState;
import nl.korpsmonitor.command.organisation.OrganisationState;
import nl.korpsmonitor.command.organisation.Organisations;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.AddresseeInput;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.IssueRecommendation;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.OrganisationEvent;
import nl.korpsmonitor.events.RecommendationEvent;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.events.values.Text;
import org.jspecify.annotations.Nullable;

/** Decides what an edition recommends, and to whom. */
final class Issuing {
    private static final Set<OrganisationEvent.Kind> UNITS = EnumSet.of(
            OrganisationEvent.Kind.REGIONAL_FORCE,
            OrganisationEvent.Kind.NATIONAL_FORCE,
            OrganisationEvent.Kind.UNIT,
            OrganisationEvent.Kind.MILITARY_POLICE);
    /** The Koninklijke Marechaussee is assessed like a force, and forces judge it as a partner. */
    private static final Set<OrganisationEvent.Kind> PARTNERS = EnumSet.of(
            OrganisationEvent.Kind.CHAIN_PARTNER,
            OrganisationEvent.Kind.EXPERTISE_BODY,
            OrganisationEvent.Kind.MINISTRY,
            OrganisationEvent.Kind.MILITARY_POLICE);

    private Issuing() {}

    /** The edition of a recommendation; its initial state when the subject names no year. */
    static EditionState edition(Subject subject, References references) {
        Integer year = subject.editionYear();
        return year == null ? EditionState.FOLD.initial() : references.state(Subject.edition(year), EditionState.FOLD);
    }

    static List<RecommendationEvent> issue(
            IssueRecommendation command, RecommendationState state, References references) {
        EditionState edition = edition(command.subject(), references);
        boolean noted = edition.provenance() == Provenance.NOTED_FROM_SOURCES;
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, edition);
        @Nullable
        String text = noted
                ? faults.optionalText("text", command.text(), Text.MAXIMUM_LENGTH)
                : faults.text("text", command.text(), Text.MAXIMUM_LENGTH);
        @Nullable String context = faults.optionalText("context", command.context(), Text.MAXIMUM_LENGTH);
        @Nullable Urgency urgency = faults.required("urgency", command.urgency());
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        EditionRules.requireNotBefore(faults, on, edition, Step.OPENED);
        @Nullable Source source = source(faults, references, command, edition);
        @Nullable Addressee addressee = addressee(faults, references, command.addressee(), on, edition);
        faults.orThrow();
        if (state.issued()) {
            throw new RefusedException(
                    "already-issued", "The edition has a recommendation of this code; take another code.");
        }
        return List.of(new RecommendationIssued(
                text,
                Boolean.TRUE.equals(command.codeAssignedHere()),
                given(addressee),
                given(urgency),
                context,
                command.focusArea(),
                source,
                given(on)));
    }

    private static @Nullable Source source(
            Faults faults, References references, IssueRecommendation command, EditionState edition) {
        if (edition.provenance() == Provenance.NOTED_FROM_SOURCES) {
            return Documents.requiredSource(
                    faults, references, command.subject(), "source", command.source(), edition.fictitious());
        }
        faults.check(
                command.source() == null || !edition.exists(),
                "source",
                "is for editions that are noted from sources; in this one recommendations are issued here");
        return null;
    }

    private static @Nullable Addressee addressee(
            Faults faults,
            References references,
            @Nullable AddresseeInput input,
            @Nullable PartialDate on,
            EditionState edition) {
        if (input == null || input.kind() == null) {
            faults.add(input == null ? "addressee" : "addressee.kind", "is required");
            return null;
        }
        Addressee.Kind kind = input.kind();
        String code = input.organisation();
        String field = "addressee.organisation";
        if (kind == Addressee.Kind.NATIONAL) {
            faults.check(code == null, field, "a national recommendation names none");
            return code == null ? new Addressee(kind, null) : null;
        }
        if (code == null && edition.provenance() == Provenance.NOTED_FROM_SOURCES) {
            return new Addressee(kind, null);
        }
        OrganisationState organisation =
                Organisations.required(faults, references, field, code, on, edition.fictitious());
        if (organisation == null || code == null) {
            return null;
        }
        Set<OrganisationEvent.Kind> suitable = kind == Addressee.Kind.UNIT ? UNITS : PARTNERS;
        if (organisation.kind() == null || !suitable.contains(organisation.kind())) {
            faults.add(
                    field,
                    "is " + organisation.kind() + ", but an addressee of kind " + kind + " is one of " + suitable);
            return null;
        }
        return new Addressee(kind, code);
    }
}
