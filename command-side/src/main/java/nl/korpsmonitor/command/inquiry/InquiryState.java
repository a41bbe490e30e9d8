package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need to know of an inquiry. Immutable.
 *
 * @param kind null when it is not registered
 * @param dueOn last day for the answer as it stands; null when it is not registered
 * @param extensions how often the due date was extended
 * @param citations what is cited
 * @param recipients pseudonyms of who may see it
 * @param answers how many were given, amendments among them
 * @param awaitsAnswer whether none was given since it was registered or opened again
 * @param closed whether it is
 * @param fictitious whether it is invented data
 */
public record InquiryState(
        @Nullable Kind kind,
        @Nullable LocalDate dueOn,
        int extensions,
        Citations citations,
        Set<String> recipients,
        int answers,
        boolean awaitsAnswer,
        boolean closed,
        boolean fictitious) {
    /** How it follows from its events. */
    public static final Fold<InquiryState> FOLD = new Fold<>() {
        @Override
        public Class<InquiryState> type() {
            return InquiryState.class;
        }

        @Override
        public InquiryState initial() {
            return new InquiryState(null, null, 0, Citations.NONE, Set.of(), 0, false, false, false);
        }

        @Override
        public InquiryState apply(InquiryState state, Occurred occurred) {
            return state.after((InquiryEvent) occurred.event(), occurred.fictitious());
        }
    };

    public InquiryState {
        recipients = Set.copyOf(recipients);
    }

    /** Whether it is registered. */
    public boolean exists() {
        return kind != null;
    }

    /** Whether the event at a position, which is about a subject, must be kept for it: that ends when it is closed. */
    public boolean keeps(long position, Subject subject) {
        return exists() && !closed && citations.keep(position, subject);
    }

    private InquiryState after(InquiryEvent event, boolean invented) {
        return switch (event) {
            case InquiryEvent.InquiryRegistered registered ->
                new InquiryState(
                        registered.kind(), registered.dueOn(), 0, Citations.NONE, Set.of(), 0, true, false, invented);
            case InquiryEvent.DueDateExtended extended ->
                with(extended.dueOn(), extensions + 1, citations, recipients, closed);
            case InquiryEvent.EvidenceCited cited ->
                with(dueOn, extensions, citations.with(cited.item(), cited.evidence()), recipients, closed);
            case InquiryEvent.CitationWithdrawn withdrawn ->
                with(dueOn, extensions, citations.without(withdrawn.item()), recipients, closed);
            case InquiryEvent.RecipientNamed named -> {
                Set<String> more = new TreeSet<>(recipients);
                more.add(named.actor());
                yield with(dueOn, extensions, citations, more, closed);
            }
            case InquiryEvent.RecipientRemoved removed -> {
                Set<String> less = new TreeSet<>(recipients);
                less.remove(removed.actor());
                yield with(dueOn, extensions, citations, less, closed);
            }
            case InquiryEvent.AnswerDrafted ignored -> this;
            case InquiryEvent.InquiryAnswered ignored -> answered();
            case InquiryEvent.AnswerAmended ignored -> answered();
            case InquiryEvent.DossierIssued ignored -> this;
            case InquiryEvent.InquiryClosed ignored -> with(dueOn, extensions, citations, recipients, true);
            case InquiryEvent.InquiryReopened reopened ->
                new InquiryState(
                        kind, reopened.dueOn(), extensions, citations, recipients, answers, true, false, fictitious);
        };
    }

    private InquiryState with(
            @Nullable LocalDate due, int extended, Citations cited, Set<String> readers, boolean ended) {
        return new InquiryState(kind, due, extended, cited, readers, answers, awaitsAnswer, ended, fictitious);
    }

    private InquiryState answered() {
        return new InquiryState(
                kind, dueOn, extensions, citations.answeredOn(), recipients, answers + 1, false, closed, fictitious);
    }
}
