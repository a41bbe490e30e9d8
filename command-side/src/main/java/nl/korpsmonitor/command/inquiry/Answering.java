package nl.korpsmonitor.command.inquiry;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.command.deciding.CheckpointMissingException;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.KnownAt;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.Documents;
import nl.korpsmonitor.command.inquiry.InquiryCommand.AmendAnswer;
import nl.korpsmonitor.command.inquiry.InquiryCommand.AnswerInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.DraftAnswer;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.Answer;
import nl.korpsmonitor.events.InquiryEvent.AnswerAmended;
import nl.korpsmonitor.events.InquiryEvent.AnswerDrafted;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** Decides on answers: each stands on evidence, unless it is said that it needs none, and on a published checkpoint that covers all of it. */
final class Answering {
    private static final String WITHOUT_EVIDENCE = "withoutEvidence";

    private Answering() {}

    static List<InquiryEvent> draft(DraftAnswer command, InquiryState state, Faults faults, @Nullable PartialDate on) {
        @Nullable String text = faults.text("text", command.text(), InquiryEvent.MAXIMUM_ANSWER_LENGTH);
        @Nullable Language language = faults.required("language", command.language());
        InquiryDecisions.requireOpen(faults, state);
        return List.of(new AnswerDrafted(Confidential.of(given(text)), given(language), given(on)));
    }

    static List<InquiryEvent> answer(
            AnswerInquiry command,
            InquiryState state,
            Faults faults,
            @Nullable PartialDate on,
            References references,
            PublishedCheckpoints checkpoints) {
        Given answer = Given.of(command, faults, references, state);
        InquiryDecisions.requireSinceReceipt(faults, state, on);
        InquiryDecisions.requireOpen(faults, state);
        if (state.answers() > 0) {
            throw new RefusedException("already-answered", "The inquiry was answered; amend the answer.");
        }
        return List.of(new InquiryAnswered(answer.on(state, checkpoints), given(on)));
    }

    static List<InquiryEvent> amend(
            AmendAnswer command,
            InquiryState state,
            Faults faults,
            @Nullable PartialDate on,
            References references,
            PublishedCheckpoints checkpoints) {
        AnswerInquiry replacement = new AnswerInquiry(
                command.subject(),
                command.text(),
                command.language(),
                command.knownAt(),
                command.reconstructedAsOf(),
                command.withoutEvidence(),
                command.document(),
                command.occurredOn());
        Given answer = Given.of(replacement, faults, references, state);
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        InquiryDecisions.requireSinceReceipt(faults, state, on);
        InquiryDecisions.requireOpen(faults, state);
        if (state.answers() == 0) {
            throw new RefusedException("not-answered", "The inquiry was not answered yet; answer it.");
        }
        return List.of(new AnswerAmended(state.answers(), answer.on(state, checkpoints), given(reason), given(on)));
    }

    /** An answer whose fields were looked at, but that stands on nothing yet. */
    private record Given(
            AnswerInquiry command,
            @Nullable Long knownAt,
            @Nullable Document document) {
        static Given of(AnswerInquiry command, Faults faults, References references, InquiryState state) {
            faults.text("text", command.text(), InquiryEvent.MAXIMUM_ANSWER_LENGTH);
            faults.required("language", command.language());
            @Nullable Long knownAt = KnownAt.position("knownAt", command.knownAt(), faults, references);
            @Nullable LocalDate day = command.reconstructedAsOf();
            faults.check(day == null || !day.isAfter(references.today()), "reconstructedAsOf", "lies in the future");
            faults.check(
                    knownAt == null || knownAt >= state.citations().lastPosition(),
                    "knownAt",
                    "what is cited is known up to position " + state.citations().lastPosition()
                            + "; the answer looks at least as far");
            faults.check(
                    day == null || state.citations().reconstruct(day),
                    "reconstructedAsOf",
                    "nothing that is cited is reconstructed for this day");
            faults.check(
                    day != null || !state.citations().areReconstructed(),
                    "reconstructedAsOf",
                    "all that is cited is reconstructed: give the day, by which the answer is labelled");
            faults.check(
                    !Boolean.TRUE.equals(command.withoutEvidence())
                            || state.citations().inForce().isEmpty(),
                    WITHOUT_EVIDENCE,
                    "evidence is cited; withdraw the citations, or leave this out");
            return new Given(
                    command,
                    knownAt,
                    Documents.optional(
                            faults, references, command.subject(), "document", command.document(), state.fictitious()));
        }

        /**
         * The answer, with the checkpoint that covers it.
         *
         * @throws RefusedException when it stands on nothing
         * @throws CheckpointMissingException when none is published
         */
        Answer on(InquiryState state, PublishedCheckpoints checkpoints) {
            boolean withoutEvidence = Boolean.TRUE.equals(command.withoutEvidence());
            if (state.citations().inForce().isEmpty() && !withoutEvidence) {
                throw new RefusedException(
                        "no-evidence",
                        "The answer stands on nothing: cite evidence, or say " + WITHOUT_EVIDENCE
                                + " when it needs none.");
            }
            long last = Math.max(given(knownAt), state.citations().lastPosition());
            return new Answer(
                    given(command.text()),
                    given(command.language()),
                    given(knownAt),
                    command.reconstructedAsOf(),
                    withoutEvidence,
                    checkpoints.covering(last).orElseThrow(() -> new CheckpointMissingException(last)),
                    document);
        }
    }
}
