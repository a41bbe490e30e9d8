package nl.korpsmonitor.command.document;

import java.time.LocalDate;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.edition.state.EditionState;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Finds the documents that requests name by their identifier. */
public final class Documents {
    private static final int PASSAGE_LENGTH = 200;
    private static final String INQUIRY = "inquiry";

    private Documents() {}

    /**
     * The registered document of that identifier, as it stands.
     *
     * @param relying the subject that relies on it; on the working paper of an edition that is not public only what belongs to that edition may
     * @param fictitious whether that subject is invented data; only then the document may be so too
     * @return null when there is a fault
     */
    public static @Nullable Document required(
            Faults faults,
            References references,
            Subject relying,
            String field,
            @Nullable String identifier,
            boolean fictitious) {
        return faults.required(field, identifier) == null
                ? null
                : optional(faults, references, relying, field, identifier, fictitious);
    }

    /** Like {@link #required}, but it may be left out; then null. */
    public static @Nullable Document optional(
            Faults faults,
            References references,
            Subject relying,
            String field,
            @Nullable String identifier,
            boolean fictitious) {
        if (identifier == null || faults.code(field, identifier) == null) {
            return null;
        }
        DocumentState state = references.state(Subject.document(identifier), DocumentState.FOLD);
        Integer edition = state.edition();
        boolean rests = edition == null
                || edition.equals(relying.editionYear())
                || references.state(Subject.edition(edition), EditionState.FOLD).isPublic();
        // Who answers inquiries does not see such papers: to him it is as if there were none.
        if (state.document() == null || (!rests && relying.type().equals(INQUIRY))) {
            faults.add(field, "no document " + identifier + " is registered; register it first");
            return null;
        }
        if (state.fictitious() && !fictitious) {
            faults.add(field, "document " + identifier + " is fictitious, and this is not");
            return null;
        }
        if (!rests) {
            faults.add(
                    field,
                    "document " + identifier + " is a working paper of edition " + edition
                            + ", which is not public yet; only what belongs to that edition may rely on it");
            return null;
        }
        return state.document();
    }

    /** The source that a request names; null when there is a fault. */
    public static @Nullable Source requiredSource(
            Faults faults,
            References references,
            Subject relying,
            String field,
            @Nullable SourceInput input,
            boolean fictitious) {
        return faults.required(field, input) == null
                ? null
                : optionalSource(faults, references, relying, field, input, fictitious);
    }

    /** Like {@link #requiredSource}, but it may be left out; then null. */
    public static @Nullable Source optionalSource(
            Faults faults,
            References references,
            Subject relying,
            String field,
            @Nullable SourceInput input,
            boolean fictitious) {
        if (input == null) {
            return null;
        }
        LocalDate today = references.today();
        PartialDate documentedOn = faults.pastDate(field + ".documentedOn", orUnknown(input.documentedOn()), today);
        PartialDate receivedOn = faults.pastDate(field + ".receivedOn", orUnknown(input.receivedOn()), today);
        String passage = faults.optionalText(field + ".passage", input.passage(), PASSAGE_LENGTH);
        Document document = required(faults, references, relying, field + ".document", input.document(), fictitious);
        return document == null
                        || documentedOn == null
                        || receivedOn == null
                        || (passage == null && input.passage() != null)
                ? null
                : new Source(document, passage, documentedOn, receivedOn);
    }

    private static PartialDate orUnknown(@Nullable PartialDate date) {
        return date == null ? PartialDate.UNKNOWN : date;
    }
}
