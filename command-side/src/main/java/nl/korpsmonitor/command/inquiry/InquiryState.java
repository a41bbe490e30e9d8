package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need to know of an inquiry. Immutable.
 *
 * @param registration what is asked, by when it is due and who answers; null when it is not registered
 * @param citations what is cited
 * @param recipients pseudonyms of who may see it
 * @param languages of the answers that were given, in order, amendments among them
 * @param dossiers how many were issued
 * @param awaitsAnswer whether none was given since it was registered or opened again
 * @param closed whether it is
 * @param fictitious whether it is invented data
 */
public record InquiryState(
        @Nullable Registration registration,
        Citations citations,
        Set<String> recipients,
        List<Language> languages,
        int dossiers,
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
            return new InquiryState(null, Citations.NONE, Set.of(), List.of(), 0, false, false, false);
        }

        @Override
        public InquiryState apply(InquiryState state, Occurred occurred) {
            return state.after((InquiryEvent) occurred.event(), occurred.fictitious());
        }
    };

    public InquiryState {
        recipients = Set.copyOf(recipients);
        languages = List.copyOf(languages);
    }

    /** How many answers were given, amendments among them. */
    public int answers() {
        return languages.size();
    }

    /** Whether it is registered. */
    public boolean exists() {
        return registration != null;
    }

    /** By whose rules it is answered; null when it is not registered. */
    @Nullable
    Kind kind() {
        return registration == null ? null : registration.kind();
    }

    /** Last day for the answer as it stands; null when it is not registered. */
    @Nullable
    LocalDate dueOn() {
        return registration == null ? null : registration.deadline().dueOn();
    }

    /** How often the due date was extended. */
    int extensions() {
        return registration == null ? 0 : registration.deadline().extensions();
    }

    /** Whether the event at a position, which is about a subject, must be kept for it: that ends when it is closed. */
    public boolean keeps(long position, Subject subject) {
        return exists() && !closed && citations.keep(position, subject);
    }

    private InquiryState after(InquiryEvent event, boolean invented) {
        return switch (event) {
            case InquiryEvent.InquiryRegistered registered ->
                new InquiryState(
                        Registration.of(registered), Citations.NONE, Set.of(), List.of(), 0, true, false, invented);
            case InquiryEvent.InquiryCorrected corrected ->
                registered(asRegistered().corrected(corrected));
            case InquiryEvent.InquiryReassigned reassigned ->
                registered(asRegistered().ownedBy(reassigned.ownerOrganisation(), reassigned.ownerOffice()));
            case InquiryEvent.DueDateExtended extended ->
                registered(asRegistered().extended(extended));
            case InquiryEvent.EvidenceCited cited ->
                with(citations.with(cited.item(), cited.evidence()), recipients, closed);
            case InquiryEvent.CitationWithdrawn withdrawn ->
                with(citations.without(withdrawn.item()), recipients, closed);
            case InquiryEvent.RecipientNamed named -> {
                Set<String> more = new TreeSet<>(recipients);
                more.add(named.actor());
                yield with(citations, more, closed);
            }
            case InquiryEvent.RecipientRemoved removed -> {
                Set<String> less = new TreeSet<>(recipients);
                less.remove(removed.actor());
                yield with(citations, less, closed);
            }
            case InquiryEvent.AnswerDrafted ignored -> this;
            case InquiryEvent.InquiryAnswered answered ->
                registered(asRegistered().answered(answered))
                        .answered(answered.answer().language());
            case InquiryEvent.AnswerAmended amended -> answered(amended.answer().language());
            case InquiryEvent.DossierIssued ignored ->
                new InquiryState(
                        registration, citations, recipients, languages, dossiers + 1, awaitsAnswer, closed, fictitious);
            case InquiryEvent.InquiryClosed ignored -> with(citations, recipients, true);
            case InquiryEvent.InquiryReopened reopened ->
                registered(asRegistered().reopened(reopened)).reopened();
        };
    }

    /** What is registered, of an inquiry of which more is recorded: nothing is before it is registered. */
    private Registration asRegistered() {
        return Faults.given(registration);
    }

    private InquiryState registered(Registration other) {
        return new InquiryState(other, citations, recipients, languages, dossiers, awaitsAnswer, closed, fictitious);
    }

    private InquiryState reopened() {
        return new InquiryState(registration, citations, recipients, languages, dossiers, true, false, fictitious);
    }

    private InquiryState with(Citations cited, Set<String> readers, boolean ended) {
        return new InquiryState(registration, cited, readers, languages, dossiers, awaitsAnswer, ended, fictitious);
    }

    private InquiryState answered(Language language) {
        List<Language> more = new ArrayList<>(languages);
        more.add(language);
        return new InquiryState(
                registration, citations.answeredOn(), recipients, more, dossiers, false, closed, fictitious);
    }
}
