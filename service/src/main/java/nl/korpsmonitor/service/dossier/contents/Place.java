package nl.korpsmonitor.service.dossier.contents;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.shown.Dated;
import nl.korpsmonitor.query.shown.DocumentResource;
import nl.korpsmonitor.query.shown.EditionResource;
import nl.korpsmonitor.query.shown.InquiryResource;
import nl.korpsmonitor.query.shown.InquiryResource.DueDate;
import nl.korpsmonitor.query.shown.InquiryResource.GivenAnswer;
import nl.korpsmonitor.query.shown.MandateResource;
import nl.korpsmonitor.query.shown.OrganisationResource;
import nl.korpsmonitor.query.shown.RecommendationResource;
import nl.korpsmonitor.query.shown.ScorecardResource;
import nl.korpsmonitor.query.view.EditionView.StepTaken;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.TypeFactory;

/**
 * Where a value stands in what an event says or a state shows, as a reader is told: the fields up to there, in the dossier's language.
 *
 * <p>A place follows the types of the records that the JSON was written from. So a field, an enum or a truth value is put into words because of what it is, never
 * because of how it looks: a text that somebody wrote stays as it is, also where it is the same as the name of a constant. What no type is known of stays as it is.
 *
 * @param words of the language
 * @param name the words so far
 * @param type of the value; null when it is not known
 * @param organisation whether a text here is the code of an organisation
 */
public record Place(Words words, String name, @Nullable JavaType type, boolean organisation) {
    /** Fields that hold codes of organisations, each when it is a text or a list of texts. */
    static final Set<String> ORGANISATIONS = Set.of(
            "adoptedBy",
            "assignedOwner",
            "by",
            "director",
            "holderOrganisation",
            "judgedBy",
            "offeredBy",
            "offeredTo",
            "organisation",
            "organisations",
            "owner",
            "ownerOrganisation",
            "parties",
            "predecessors",
            "successors",
            "to");

    /** What is known, within a list of a state, by the position of its event: it has no code. */
    static final Set<Class<?>> BY_POSITION = Set.of(Dated.class, DueDate.class, GivenAnswer.class, StepTaken.class);

    private static final String SEPARATOR = " › ";

    private static final TypeFactory TYPES = JsonMapper.shared().getTypeFactory();

    /** The whole of what an event says. */
    public static Place in(Class<? extends DomainEvent> event, Words words) {
        return new Place(words, "", TYPES.constructType(event), false);
    }

    /** The whole of what a state shows of a subject. */
    public static Place in(Subject subject, Words words) {
        Class<?> shown = switch (subject.type()) {
            case "edition" -> EditionResource.class;
            case "scorecard" -> ScorecardResource.class;
            case "recommendation" -> RecommendationResource.class;
            case "organisation" -> OrganisationResource.class;
            case "mandate" -> MandateResource.class;
            case "document" -> DocumentResource.class;
            case "inquiry" -> InquiryResource.class;
            default -> null;
        };
        return new Place(words, "", shown == null ? null : TYPES.constructType(shown), false);
    }

    /** A place below this one, by its JSON Pointer (RFC 6901) from here. */
    public Place at(String pointer) {
        Place place = this;
        for (String segment : pointer.substring(1).split("/", -1)) {
            place = place.below(segment.replace("~1", "/").replace("~0", "~"));
        }
        return place;
    }

    /** The next place. A segment that no type is known of is shown as it is, and so is everything below it. */
    public Place below(String segment) {
        if (type == null) {
            return next(segment, null, false);
        }
        if (Collection.class.isAssignableFrom(type.getRawClass())) {
            JavaType each = type.getContentType();
            return BY_POSITION.contains(each.getRawClass())
                    ? new Place(words, name + " " + words.say("byPosition", segment), each, organisation)
                    : next(segment, each, organisation);
        }
        if (Map.class.isAssignableFrom(type.getRawClass())) {
            return next(constant(type.getKeyType(), segment), type.getContentType(), false);
        }
        return member(type, segment);
    }

    private Place member(JavaType of, String segment) {
        for (RecordComponent component : components(of)) {
            JavaType found = TYPES.resolveMemberType(component.getGenericType(), of.getBindings());
            if (isUnwrapped(component)) {
                Place place = member(found, segment);
                if (place.type != null) {
                    return place;
                }
            } else if (component.getName().equals(segment)) {
                JavaType shown = Confidential.class.isAssignableFrom(found.getRawClass())
                        ? found.containedTypeOrUnknown(0)
                        : found;
                // Its field says what it is; that it is dated is no words' worth.
                return of.hasRawClass(Dated.class) && segment.equals("value")
                        ? new Place(words, name, shown, organisation)
                        : next(words.field(of.getRawClass(), segment), shown, ORGANISATIONS.contains(segment));
            }
        }
        return next(segment, null, false);
    }

    /** Whether the fields of what it holds stand beside its own. */
    static boolean isUnwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    private static List<RecordComponent> components(JavaType of) {
        return of.getRawClass().isRecord() ? List.of(of.getRawClass().getRecordComponents()) : List.of();
    }

    private String constant(JavaType of, String text) {
        return of.isEnumType() ? words.constant(of.getRawClass(), text) : text;
    }

    private Place next(String segment, @Nullable JavaType found, boolean isOrganisation) {
        return new Place(words, name.isEmpty() ? segment : name + SEPARATOR + segment, found, isOrganisation);
    }

    /**
     * The value that stands here, in words.
     *
     * @param organisations names by code; a code that has one is followed by it
     */
    public String text(JsonNode value, Map<String, String> organisations) {
        if (value.isArray()) {
            Place each = new Place(words, name, type == null ? null : type.getContentType(), organisation);
            List<String> texts = new ArrayList<>();
            value.forEach(element -> texts.add(each.text(element, organisations)));
            return String.join(", ", texts);
        }
        String text = ItemFiles.text(value);
        if (type == null) {
            return text;
        }
        if (organisation && type.hasRawClass(String.class)) {
            String known = organisations.get(text);
            return known == null ? text : text + " (" + known + ")";
        }
        if (type.hasRawClass(PartialDate.class) && text.equals(PartialDate.UNKNOWN.text())) {
            return words.date(PartialDate.UNKNOWN);
        }
        return value.isBoolean() ? words.say("value." + text) : constant(type, text);
    }
}
