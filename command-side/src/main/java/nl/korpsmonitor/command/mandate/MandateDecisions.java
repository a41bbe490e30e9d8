package nl.korpsmonitor.command.mandate;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.Documents;
import nl.korpsmonitor.command.mandate.MandateCommand.GrantMandate;
import nl.korpsmonitor.command.mandate.MandateCommand.LimitMandate;
import nl.korpsmonitor.command.mandate.MandateCommand.RevokeMandate;
import nl.korpsmonitor.command.organisation.Organisations;
import nl.korpsmonitor.events.MandateEvent;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.MandateEvent.MandateLimited;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.MandateScope;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** Decides about mandates. What was decided under a mandate before it was limited or revoked stays decided. */
final class MandateDecisions {
    private static final int MAXIMUM_OFFICE_LENGTH = 200;

    private MandateDecisions() {}

    static List<MandateEvent> decide(MandateCommand command, MandateState state, References references) {
        return switch (command) {
            case GrantMandate grant -> grant(grant, state, references);
            case LimitMandate limit -> limit(limit, state, references);
            case RevokeMandate revoke -> revoke(revoke, state, references);
        };
    }

    /** Whether the mandate that the command grants, or that is granted, is invented. */
    static boolean isFictitious(MandateCommand command, MandateState state) {
        return command instanceof GrantMandate grant ? Boolean.TRUE.equals(grant.fictitious()) : state.fictitious();
    }

    private static List<MandateEvent> grant(GrantMandate command, MandateState state, References references) {
        boolean fictitious = isFictitious(command, state);
        Faults faults = new Faults();
        @Nullable LocalDate from = faults.required("validFrom", command.validFrom());
        @Nullable LocalDate until = command.validUntil();
        faults.check(from == null || until == null || !until.isBefore(from), "validUntil", "lies before validFrom");
        Organisations.required(
                faults,
                references,
                "holderOrganisation",
                command.holderOrganisation(),
                from == null ? null : PartialDate.of(from),
                fictitious);
        @Nullable String office = faults.text("holderOffice", command.holderOffice(), MAXIMUM_OFFICE_LENGTH);
        @Nullable MandateScope scope = Scopes.checked(faults, references, command.scope(), fictitious);
        @Nullable
        Document document =
                Documents.required(faults, references, command.subject(), "document", command.document(), fictitious);
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.required("fictitious", command.fictitious());
        faults.orThrow();
        if (state.granted()) {
            throw new RefusedException(
                    "already-granted", "A mandate of this code was granted; limit or revoke it, or take another code.");
        }
        return List.of(new MandateGranted(
                given(command.holderOrganisation()),
                given(office),
                given(scope),
                given(from),
                until,
                given(document),
                given(on)));
    }

    private static List<MandateEvent> limit(LimitMandate command, MandateState state, References references) {
        Faults faults = new Faults();
        requireGranted(faults, state);
        @Nullable MandateScope scope = Scopes.checked(faults, references, command.scope(), state.fictitious());
        @Nullable LocalDate from = withinValidity(faults, state, command.from());
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        @Nullable
        Document document = Documents.optional(
                faults, references, command.subject(), "document", command.document(), state.fictitious());
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.orThrow();
        if (!state.validOn(given(from))) {
            throw new RefusedException(
                    "mandate-revoked", "The mandate was revoked from " + state.revokedFrom() + " on.");
        }
        if (!state.narrowedBy(given(scope), given(from))) {
            throw new RefusedException(
                    "not-narrower",
                    "A limit allows less than the mandate does on " + from
                            + ", and nothing more; for a wider scope grant another mandate.");
        }
        return List.of(new MandateLimited(given(scope), given(from), given(reason), document, given(on)));
    }

    private static List<MandateEvent> revoke(RevokeMandate command, MandateState state, References references) {
        Faults faults = new Faults();
        requireGranted(faults, state);
        @Nullable LocalDate from = withinValidity(faults, state, command.from());
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        @Nullable
        Document document = Documents.optional(
                faults, references, command.subject(), "document", command.document(), state.fictitious());
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.orThrow();
        if (state.revokedFrom() != null) {
            throw new RefusedException(
                    "mandate-revoked", "The mandate was revoked already, from " + state.revokedFrom() + " on.");
        }
        return List.of(new MandateRevoked(given(from), given(reason), document, given(on)));
    }

    private static void requireGranted(Faults faults, MandateState state) {
        faults.check(state.granted(), "code", "no mandate of this code was granted; grant it first");
    }

    private static @Nullable LocalDate withinValidity(Faults faults, MandateState state, @Nullable LocalDate from) {
        if (from != null && state.granted() && state.revokedFrom() == null) {
            faults.check(
                    state.validOn(from),
                    "from",
                    "must be a day on which the mandate is valid: from " + state.validFrom()
                            + (state.validUntil() == null ? " on" : " to " + state.validUntil()));
        }
        return faults.required("from", from);
    }
}
