package nl.korpsmonitor.command.recommendation;

import java.time.LocalDate;
import nl.korpsmonitor.command.deciding.Dates;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.Documents;
import nl.korpsmonitor.command.document.SourceInput;
import nl.korpsmonitor.command.edition.EditionRules;
import nl.korpsmonitor.command.edition.state.EditionState;
import nl.korpsmonitor.command.organisation.OrganisationState;
import nl.korpsmonitor.command.organisation.Organisations;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Checks of fields that most commands about an issued recommendation have. Made for one command, which must be about a
 * recommendation that was issued.
 */
final class Checks {
    final Faults faults = new Faults();
    final Subject subject;
    final RecommendationState state;
    final References references;

    private static final String OCCURRED_ON = "occurredOn";

    Checks(Subject subject, RecommendationState state, References references) {
        this.subject = subject;
        this.state = state;
        this.references = references;
        if (!state.issued()) {
            EditionState edition = Issuing.edition(subject, references);
            EditionRules.requireExisting(faults, edition);
            faults.check(!edition.exists(), "code", "the edition has no recommendation of this code; issue it first");
        }
    }

    LocalDate today() {
        return references.today();
    }

    /** When it happened: not in the future, and not before the recommendation was issued. */
    @Nullable
    PartialDate date(@Nullable PartialDate on) {
        return notBefore(faults.pastDate(OCCURRED_ON, on, today()), state.issuedOn(), "the recommendation was issued");
    }

    /** Like {@link #date}, but a day. */
    @Nullable
    PartialDate day(@Nullable PartialDate on) {
        return notBefore(faults.pastDay(OCCURRED_ON, on, today()), state.issuedOn(), "the recommendation was issued");
    }

    /** The date, which must not lie before another one; that may be null, when there is none. */
    @Nullable
    PartialDate notBefore(@Nullable PartialDate on, @Nullable PartialDate earlier, String what) {
        faults.check(
                on == null || earlier == null || !Dates.certainlyBefore(on, earlier),
                OCCURRED_ON,
                "lies before " + what + ", which was on " + earlier);
        return on;
    }

    /** A registered document, when one is named. */
    @Nullable
    Document document(String field, @Nullable String identifier) {
        return Documents.optional(faults, references, subject, field, identifier, state.fictitious());
    }

    /** The source: required when the edition is noted from sources, or always. */
    @Nullable
    Source source(@Nullable SourceInput input, boolean always) {
        return always || state.noted()
                ? Documents.requiredSource(faults, references, subject, "source", input, state.fictitious())
                : Documents.optionalSource(faults, references, subject, "source", input, state.fictitious());
    }

    /** An organisation that exists on that date. */
    @Nullable
    OrganisationState organisation(String field, @Nullable String code, @Nullable PartialDate on) {
        return Organisations.required(faults, references, field, code, on, state.fictitious());
    }
}
