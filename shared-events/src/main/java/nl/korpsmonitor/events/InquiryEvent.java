package nl.korpsmonitor.events;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Text;
import org.jspecify.annotations.Nullable;

/**
 * What happens to an inquiry: a question that is answered from the ledger; subject {@code inquiry/<code>}. Days are those of Europe/Amsterdam. Questions and
 * answers stand in the clear, as they will be published; what explains, and who is a person, is confidential.
 */
public sealed interface InquiryEvent extends DomainEvent {
    /** The longest question, in UTF-16 code units. */
    int MAXIMUM_QUESTION_LENGTH = 10_000;

    /** The longest answer or draft, in UTF-16 code units: also in three bytes each it fits an entry. */
    int MAXIMUM_ANSWER_LENGTH = 15_000;

    /** The longest signed checkpoint, in characters. */
    int MAXIMUM_CHECKPOINT_LENGTH = 10_000;

    /** The most confidential values that one dossier shows, so that naming them fits an entry. */
    int MAXIMUM_DISCLOSED = 1_000;

    /** The most events that one dossier holds. */
    int MAXIMUM_EVENTS_IN_DOSSIER = 20_000;

    /** What is asked, by the rules that it falls under. */
    enum Kind {
        /** Of a member of the House (schriftelijke vraag). */
        WRITTEN_QUESTION,
        /** That the House adopted (motie). */
        MOTION,
        /** That a minister gave to the House (toezegging). */
        UNDERTAKING,
        /** Of a committee of the House. */
        COMMITTEE_REQUEST,
        /** Under the open government act (Woo-verzoek). */
        WOO_REQUEST,
        /** Under the act on parliamentary inquiries (parlementaire enquête). */
        PARLIAMENTARY_INQUIRY
    }

    /** In which language an answer is written. */
    enum Language {
        /** Dutch. */
        NL,
        /** English. */
        EN
    }

    /** For whom a dossier is. */
    enum Version {
        /** Everybody: it shows no confidential value. */
        PUBLIC,
        /** The recipients that the inquiry names. */
        CONFIDENTIAL
    }

    /** How an inquiry ended. */
    enum Outcome {
        /** With an answer. */
        ANSWERED,
        /** Who asked took it back. */
        WITHDRAWN,
        /** Somebody else answers it. */
        PASSED_ON,
        /** It is not answered. */
        NOT_ANSWERED
    }

    /**
     * A question came in.
     *
     * @param source the document that asks it
     * @param askedBy the body, such as 'Tweede Kamer', a committee, or 'verzoeker'; no person's name; 1 to 200 characters
     * @param askedByName the person; null when none is named
     * @param question its text; 1 to {@link #MAXIMUM_QUESTION_LENGTH} characters
     * @param dueOn last day on which it may be answered in time; not before it was received
     * @param ownerOrganisation code of the organisation that answers
     * @param ownerOffice such as 'directie Politie'; 1 to 200 characters
     */
    @EventName("inquiry-registered")
    record InquiryRegistered(
            Kind kind,
            Document source,
            String askedBy,
            @Nullable Confidential<String> askedByName,
            String question,
            LocalDate receivedOn,
            LocalDate dueOn,
            String ownerOrganisation,
            String ownerOffice,
            PartialDate occurredOn)
            implements InquiryEvent {
        public InquiryRegistered {
            Text.require("askedBy", askedBy, 200);
            Text.require("question", question, MAXIMUM_QUESTION_LENGTH);
            Code.require("ownerOrganisation", ownerOrganisation);
            Text.require("ownerOffice", ownerOffice, 200);
            if (dueOn.isBefore(receivedOn)) {
                throw new IllegalArgumentException("dueOn: not before receivedOn");
            }
        }
    }

    /** What was registered and may be corrected; each is null where nothing is said of it. They mean what they do in {@link InquiryRegistered}. */
    record Details(
            @Nullable Kind kind,
            @Nullable Document source,
            @Nullable String askedBy,
            @Nullable String question,
            @Nullable LocalDate receivedOn,
            @Nullable LocalDate dueOn) {
        public Details {
            if (askedBy != null) {
                Text.require("askedBy", askedBy, 200);
            }
            if (question != null) {
                Text.require("question", question, MAXIMUM_QUESTION_LENGTH);
            }
        }

        private List<@Nullable Object> all() {
            return Arrays.asList(kind, source, askedBy, question, receivedOn, dueOn);
        }

        /** Whether other details say something of the same, and everywhere something else. */
        private boolean differsThroughout(Details other) {
            for (int i = 0; i < all().size(); i++) {
                Object mine = all().get(i);
                Object its = other.all().get(i);
                if (mine == null ? its != null : mine.equals(its) || its == null) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * What was registered was wrong. It occurred on the day on which that was found. Answers that were given before stay as they are.
     *
     * @param before what stood until now, of what is corrected only; {@code dueOn} is the last day as it stood, extended or not
     * @param after what stands instead, of the same; the due date is there when it becomes another, by itself or with the kind and the day of receipt
     * @param askedByName the person who asks, in place of who was named before; null when that stays as it is. The earlier name stays where it was recorded
     */
    @EventName("inquiry-corrected")
    record InquiryCorrected(
            Details before,
            Details after,
            @Nullable Confidential<String> askedByName,
            Confidential<String> reason,
            PartialDate occurredOn)
            implements InquiryEvent {
        public InquiryCorrected {
            if (!after.differsThroughout(before)) {
                throw new IllegalArgumentException(
                        "after: says something else of all that before has, and of nothing more");
            }
            if (askedByName == null && after.all().stream().noneMatch(Objects::nonNull)) {
                throw new IllegalArgumentException("after: one thing is corrected at least");
            }
        }
    }

    /**
     * Somebody else answers it from now on.
     *
     * @param ownerOrganisation code of the organisation
     * @param ownerOffice such as 'directie Politie'; 1 to 200 characters
     */
    @EventName("inquiry-reassigned")
    record InquiryReassigned(
            String ownerOrganisation, String ownerOffice, Confidential<String> reason, PartialDate occurredOn)
            implements InquiryEvent {
        public InquiryReassigned {
            Code.require("ownerOrganisation", ownerOrganisation);
            Text.require("ownerOffice", ownerOffice, 200);
        }
    }

    /** There is more time. It occurred on the day on which who asked was told. */
    @EventName("due-date-extended")
    record DueDateExtended(Confidential<String> reason, LocalDate dueOn, PartialDate occurredOn)
            implements InquiryEvent {}

    /**
     * The answer stands on this.
     *
     * @param item its code within the inquiry, never given twice
     * @param lastEvents of each subject that a state or comparison follows from, the last event that everybody could see, in order of position: whoever holds
     *     these, and all before them but the hidden ones, holds everything. 1 to {@link EvidenceCited#MAXIMUM_LAST_EVENTS}; null of a single event, and of
     *     what was cited before they were recorded
     * @param explanation what it shows, for the inventory; null when it speaks for itself; 1 to 4,000 characters
     */
    @EventName(value = "evidence-cited", revision = 2)
    record EvidenceCited(
            String item,
            Evidence evidence,
            @Nullable List<LastEvent> lastEvents,
            @Nullable String explanation,
            PartialDate occurredOn)
            implements InquiryEvent {
        /** The most subjects that one comparison follows from, so that naming them fits an entry. */
        public static final int MAXIMUM_LAST_EVENTS = 1_000;

        /** The most hidden events that one citation names, so that it fits an entry. */
        public static final int MAXIMUM_HIDDEN_EVENTS = 900;

        public EvidenceCited {
            Code.require("item", item);
            if (lastEvents != null) {
                lastEvents = List.copyOf(lastEvents);
                requireLastEvents(lastEvents, evidence);
            }
            if (explanation != null) {
                Text.require("explanation", explanation, Text.MAXIMUM_LENGTH);
            }
        }

        private static void requireLastEvents(List<LastEvent> events, Evidence evidence) {
            if (evidence.event() != null) {
                throw new IllegalArgumentException("lastEvents: not of a single event");
            }
            if (events.isEmpty() || events.size() > MAXIMUM_LAST_EVENTS) {
                throw new IllegalArgumentException("lastEvents: 1 to " + MAXIMUM_LAST_EVENTS);
            }
            if (events.stream().mapToInt(event -> event.hidden().size()).sum() > MAXIMUM_HIDDEN_EVENTS) {
                throw new IllegalArgumentException("lastEvents: at most " + MAXIMUM_HIDDEN_EVENTS + " hidden events");
            }
            List<Long> positions = events.stream().map(LastEvent::position).toList();
            LastEvent.requireAscending("lastEvents", positions);
            if (positions.getLast() > evidence.lastPosition()) {
                throw new IllegalArgumentException(
                        "lastEvents: not after the position up to which the evidence is known");
            }
        }
    }

    /**
     * The last event of a subject that everybody could see.
     *
     * @param position of the event
     * @param hidden numbers within the subject, from 0, of the events before it that not everybody could see, in order; most often none
     */
    record LastEvent(long position, List<Long> hidden) {
        public LastEvent {
            Evidence.requirePosition("position", position);
            hidden = List.copyOf(hidden);
            requireAscending("hidden", hidden);
        }

        private static void requireAscending(String field, List<Long> numbers) {
            long before = -1;
            for (long number : numbers) {
                if (number <= before) {
                    throw new IllegalArgumentException(field + ": from 0, in order, each once");
                }
                before = number;
            }
        }
    }

    /** The answer does not stand on that item any more; answers that were given before still do. */
    @EventName("citation-withdrawn")
    record CitationWithdrawn(String item, Confidential<String> reason, PartialDate occurredOn) implements InquiryEvent {
        public CitationWithdrawn {
            Code.require("item", item);
        }
    }

    /** @param actor pseudonym of who may see this inquiry from now on, and receives its dossier */
    @EventName("recipient-named")
    record RecipientNamed(String actor, Confidential<String> reason, PartialDate occurredOn) implements InquiryEvent {
        public RecipientNamed {
            Code.require("actor", actor);
        }
    }

    /** @param actor pseudonym of who may not see it any more as its recipient */
    @EventName("recipient-removed")
    record RecipientRemoved(String actor, Confidential<String> reason, PartialDate occurredOn) implements InquiryEvent {
        public RecipientRemoved {
            Code.require("actor", actor);
        }
    }

    /** A text that might become the answer. */
    @EventName("answer-drafted")
    record AnswerDrafted(Confidential<String> text, Language language, PartialDate occurredOn)
            implements InquiryEvent {}

    /**
     * What was answered, and what that stands on.
     *
     * @param text 1 to {@link #MAXIMUM_ANSWER_LENGTH} characters
     * @param knownAt position up to which the ledger was looked at
     * @param reconstructedAsOf the day for which the facts were reconstructed that were known before the ledger began; null when they were not
     * @param withoutEvidence whether it was said that the answer needs none
     * @param checkpoint the signed note exactly as it was published; it covers {@code knownAt} and everything that was cited
     * @param document the letter that answers; null when there is none
     */
    record Answer(
            String text,
            Language language,
            long knownAt,
            @Nullable LocalDate reconstructedAsOf,
            boolean withoutEvidence,
            String checkpoint,
            @Nullable Document document) {
        public Answer {
            Text.require("text", text, MAXIMUM_ANSWER_LENGTH);
            Evidence.requirePosition("knownAt", knownAt);
            Text.require("checkpoint", checkpoint, MAXIMUM_CHECKPOINT_LENGTH);
        }
    }

    /** It was answered. */
    @EventName("inquiry-answered")
    record InquiryAnswered(Answer answer, PartialDate occurredOn) implements InquiryEvent {}

    /**
     * What was answered is replaced; the earlier answers stay known.
     *
     * @param number of the amendment, from 1
     * @param reason why; it is told to who got the earlier answer
     */
    @EventName("answer-amended")
    record AnswerAmended(int number, Answer answer, Confidential<String> reason, PartialDate occurredOn)
            implements InquiryEvent {
        public AnswerAmended {
            if (number < 1) {
                throw new IllegalArgumentException("number: from 1");
            }
        }
    }

    /**
     * Nothing more happens to it.
     *
     * @param reason there when it ended without an answer
     */
    @EventName("inquiry-closed")
    record InquiryClosed(Outcome outcome, @Nullable Confidential<String> reason, PartialDate occurredOn)
            implements InquiryEvent {}

    /** @param dueOn last day on which it may be answered, now that it is open again */
    @EventName("inquiry-reopened")
    record InquiryReopened(Confidential<String> reason, LocalDate dueOn, PartialDate occurredOn)
            implements InquiryEvent {}

    /**
     * Confidential values of one event that a dossier shows.
     *
     * @param position of the event
     * @param fields JSON Pointers (RFC 6901) into its data; one at least, none twice
     */
    record Disclosed(long position, List<String> fields) {
        private static final int MAXIMUM_POINTER_LENGTH = 200;

        public Disclosed {
            Evidence.requirePosition("position", position);
            fields = List.copyOf(fields);
            if (fields.isEmpty() || new HashSet<>(fields).size() < fields.size()) {
                throw new IllegalArgumentException("fields: one at least, and none twice");
            }
            for (String field : fields) {
                if (!field.startsWith("/") || field.length() > MAXIMUM_POINTER_LENGTH) {
                    throw new IllegalArgumentException(
                            "fields: JSON Pointers of at most " + MAXIMUM_POINTER_LENGTH + " characters");
                }
            }
        }
    }

    /**
     * A dossier of an answer was made and handed over.
     *
     * @param number of the dossier within the inquiry, from 1
     * @param answer which: 0 for the first answer, else the number of the amendment
     * @param checkpoint the signed note exactly as it was published, to which all proofs in the dossier lead; it covers the answer's event
     * @param sha256 of the ZIP, 64 lower-case hexadecimal digits
     * @param size of the ZIP in bytes
     * @param disclosed the confidential values that it shows, by position; empty for a public one, at most {@link #MAXIMUM_DISCLOSED} fields
     */
    @EventName("dossier-issued")
    record DossierIssued(
            int number,
            int answer,
            Version version,
            Language language,
            String checkpoint,
            String sha256,
            long size,
            List<Disclosed> disclosed,
            PartialDate occurredOn)
            implements InquiryEvent {
        private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

        public DossierIssued {
            if (number < 1) {
                throw new IllegalArgumentException("number: from 1");
            }
            if (answer < 0) {
                throw new IllegalArgumentException("answer: from 0");
            }
            Text.require("checkpoint", checkpoint, MAXIMUM_CHECKPOINT_LENGTH);
            if (!SHA256.matcher(sha256).matches()) {
                throw new IllegalArgumentException("sha256: 64 lower-case hexadecimal digits");
            }
            if (size < 1) {
                throw new IllegalArgumentException("size: from 1");
            }
            disclosed = List.copyOf(disclosed);
            if (version == Version.PUBLIC && !disclosed.isEmpty()) {
                throw new IllegalArgumentException("disclosed: a public dossier shows no confidential value");
            }
            if (disclosed.stream().mapToInt(each -> each.fields().size()).sum() > MAXIMUM_DISCLOSED) {
                throw new IllegalArgumentException("disclosed: at most " + MAXIMUM_DISCLOSED + " fields");
            }
            Set<Long> positions = new HashSet<>();
            disclosed.forEach(each -> positions.add(each.position()));
            if (positions.size() < disclosed.size()) {
                throw new IllegalArgumentException("disclosed: each position once");
            }
        }
    }
}
