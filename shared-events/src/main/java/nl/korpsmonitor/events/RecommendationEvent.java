package nl.korpsmonitor.events;

import java.util.List;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.events.values.Text;
import org.jspecify.annotations.Nullable;

/** What happens to a recommendation; subject {@code recommendation/<year>/<code>}. */
public sealed interface RecommendationEvent extends DomainEvent {

    /** How pressing the edition calls it. */
    enum Urgency {
        /** Before others. */
        HIGH,
        /** In its turn. */
        MEDIUM,
        /** When there is room. */
        LOW,
        /** The source does not say. */
        UNKNOWN
    }

    /**
     * @param text as issued, 1 to 4,000 characters; null when it is not public
     * @param codeAssignedHere whether this ledger made up the code because the source gives none
     * @param context in which it must be read, 1 to 4,000 characters; null when not given
     * @param source where it was read; null when it is issued here
     */
    @EventName("recommendation-issued")
    record RecommendationIssued(
            @Nullable String text,
            boolean codeAssignedHere,
            Addressee addressee,
            Urgency urgency,
            @Nullable String context,
            @Nullable FocusArea focusArea,
            @Nullable Source source,
            PartialDate occurredOn)
            implements RecommendationEvent {
        public RecommendationIssued {
            requireOptional("text", text);
            requireOptional("context", context);
        }
    }

    /**
     * A decision, by who decided it.
     *
     * @param outcome what was decided
     * @param acceptedPart which part is accepted; present exactly when partly accepted
     * @param deferredUntil until when; present exactly when deferred
     * @param decidedBy who
     * @param mandate code of the mandate under which it falls
     * @param ground the law, policy or agreement that it rests on; 1 to 1,000 characters; public, so it must not name
     *     persons
     * @param rationale why
     * @param document in which it is laid down; null when there is none
     */
    record Decision(
            Outcome outcome,
            @Nullable Confidential<String> acceptedPart,
            @Nullable PartialDate deferredUntil,
            DecisionMaker decidedBy,
            String mandate,
            String ground,
            Confidential<String> rationale,
            @Nullable Document document) {
        public Decision {
            requireMandated(mandate, ground);
            if ((outcome == Outcome.PARTLY_ACCEPTED) != (acceptedPart != null)) {
                throw new IllegalArgumentException("acceptedPart: say which part, exactly when partly accepted");
            }
            if ((outcome == Outcome.DEFERRED) != (deferredUntil != null)) {
                throw new IllegalArgumentException("deferredUntil: say until when, exactly when deferred");
            }
        }
    }

    /** The first decision, or the first after a withdrawal. */
    @EventName("recommendation-decided")
    record RecommendationDecided(Decision decision, PartialDate occurredOn) implements RecommendationEvent {}

    /**
     * A later decision in place of the one in force.
     *
     * @param revisedSequence sequence number, within the recommendation, of the decision that it replaces
     */
    @EventName("decision-revised")
    record DecisionRevised(long revisedSequence, Decision decision, Confidential<String> reason, PartialDate occurredOn)
            implements RecommendationEvent {}

    /**
     * There is no decision in force from that day on.
     *
     * @param withdrawnSequence sequence number, within the recommendation, of the decision that was in force
     * @param decidedBy who withdrew it
     * @param mandate code of the mandate under which the withdrawal falls
     * @param ground the law, policy or agreement that the withdrawal rests on; 1 to 1,000 characters; public, so it must
     *     not name persons
     * @param reason why
     */
    @EventName("decision-withdrawn")
    record DecisionWithdrawn(
            long withdrawnSequence,
            DecisionMaker decidedBy,
            String mandate,
            String ground,
            Confidential<String> reason,
            PartialDate occurredOn)
            implements RecommendationEvent {
        public DecisionWithdrawn {
            requireMandated(mandate, ground);
        }
    }

    /**
     * A source reports how things stand. It is not a decision that the ledger saw.
     *
     * @param status what it reports, in our words; 1 to 1,000 characters
     */
    @EventName("status-reported")
    record StatusReported(String status, Source source, PartialDate occurredOn) implements RecommendationEvent {
        public StatusReported {
            Text.require("status", status, 1_000);
        }
    }

    /**
     * Who directs the follow-up (regie).
     *
     * @param organisation code
     */
    @EventName("director-assigned")
    record DirectorAssigned(String organisation, @Nullable Source source, PartialDate occurredOn)
            implements RecommendationEvent {
        public DirectorAssigned {
            Code.require("organisation", organisation);
        }
    }

    /**
     * Who carries it out.
     *
     * @param organisation code
     */
    @EventName("owner-assigned")
    record OwnerAssigned(String organisation, @Nullable Source source, PartialDate occurredOn)
            implements RecommendationEvent {
        public OwnerAssigned {
            Code.require("organisation", organisation);
        }
    }

    /** What an agreement with chain partners is about. */
    enum AgreementKind {
        /** Bestuurlijke rapportage. */
        ADMINISTRATIVE_REPORT,
        /** Handhavingsafspraak. */
        ENFORCEMENT_AGREEMENT,
        /** Another subject. */
        OTHER
    }

    /**
     * @param agreement code, unique within the recommendation
     * @param parties organisation codes, 1 to 50
     * @param content what is agreed
     * @param dueOn by when; null when no term was agreed
     */
    @EventName(value = "agreement-made", revision = 2)
    record AgreementMade(
            String agreement,
            AgreementKind kind,
            List<String> parties,
            Confidential<String> content,
            @Nullable PartialDate dueOn,
            @Nullable Document document,
            PartialDate occurredOn)
            implements RecommendationEvent {
        public AgreementMade {
            Code.require("agreement", agreement);
            parties = List.copyOf(parties);
            if (parties.isEmpty() || parties.size() > 50) {
                throw new IllegalArgumentException("parties: 1 to 50 organisations");
            }
            parties.forEach(party -> Code.require("parties", party));
        }
    }

    /** Something was done about the agreement. */
    @EventName("agreement-followed-up")
    record AgreementFollowedUp(
            String agreement,
            Confidential<String> note,
            @Nullable Document document,
            PartialDate occurredOn) implements RecommendationEvent {
        public AgreementFollowedUp {
            Code.require("agreement", agreement);
        }
    }

    /** How an agreement ended. */
    enum AgreementOutcome {
        /** All that was agreed was done. */
        MET,
        /** Part of it was done. */
        PARTLY_MET,
        /** It was not done. */
        NOT_MET
    }

    /** The agreement is over. */
    @EventName("agreement-concluded")
    record AgreementConcluded(
            String agreement,
            AgreementOutcome outcome,
            Confidential<String> note,
            @Nullable Document document,
            PartialDate occurredOn)
            implements RecommendationEvent {
        public AgreementConcluded {
            Code.require("agreement", agreement);
        }
    }

    /** How far the follow-up is. */
    enum Progress {
        /** Nothing was done yet. */
        NOT_STARTED,
        /** On its way, as planned. */
        ON_SCHEDULE,
        /** On its way, later than planned. */
        DELAYED,
        /** Stopped. */
        HALTED
    }

    /** Progress, by who carries it out. */
    @EventName("progress-reported")
    record ProgressReported(
            Progress progress,
            Confidential<String> note,
            @Nullable Document document,
            PartialDate occurredOn) implements RecommendationEvent {}

    /** What was asked is done. */
    @EventName("recommendation-fulfilled")
    record RecommendationFulfilled(
            Confidential<String> note, @Nullable Document evidence, PartialDate occurredOn)
            implements RecommendationEvent {}

    /** It is open again. */
    @EventName("recommendation-reopened")
    record RecommendationReopened(Confidential<String> reason, PartialDate occurredOn) implements RecommendationEvent {}

    /**
     * The addressed organisation was succeeded; the recommendation goes to a successor.
     *
     * @param organisation code of the successor
     */
    @EventName("recommendation-moved")
    record RecommendationMoved(String organisation, PartialDate occurredOn) implements RecommendationEvent {
        public RecommendationMoved {
            Code.require("organisation", organisation);
        }
    }

    /**
     * A recommendation of a later edition takes its place.
     *
     * @param supersededBy subject of the later recommendation
     */
    @EventName("recommendation-superseded")
    record RecommendationSuperseded(Subject supersededBy, Confidential<String> reason, PartialDate occurredOn)
            implements RecommendationEvent {}

    private static void requireMandated(String mandate, String ground) {
        Code.require("mandate", mandate);
        Text.require("ground", ground, 1_000);
    }

    private static void requireOptional(String field, @Nullable String text) {
        if (text != null) {
            Text.require(field, text, Text.MAXIMUM_LENGTH);
        }
    }
}
