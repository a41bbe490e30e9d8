package nl.korpsmonitor.events.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The identity of what an event is about: a type and a path, such as {@code scorecard/2012/ijsselland}.
 *
 * @param id segments of lower-case letters, digits, dots and hyphens, parted by slashes; at most 200 characters
 */
public record Subject(@JsonValue String id) {
    /** The longest id, in characters. */
    public static final int MAXIMUM_LENGTH = 200;

    /** The ledger's own subject. */
    public static final Subject LEDGER = new Subject("ledger");

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyyMMdd't'HH", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** @throws IllegalArgumentException when the id has another form or is too long */
    @JsonCreator
    public Subject {
        if (id.length() > MAXIMUM_LENGTH || !isPath(id)) {
            throw new IllegalArgumentException("a subject is a path such as scorecard/2012/ijsselland, of lower-case"
                    + " letters, digits, dots and hyphens, at most " + MAXIMUM_LENGTH + " characters");
        }
    }

    /** By hand, not by a pattern: every entry that is read names a subject. */
    private static boolean isPath(String id) {
        boolean first = true;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean slash = c == '/';
            if (!Code.isAlphanumeric(c) && (first || !(slash || c == '.' || c == '-'))) {
                return false;
            }
            first = slash;
        }
        return !first;
    }

    /** The edition of a year. */
    public static Subject edition(int year) {
        return new Subject("edition/" + year);
    }

    /** The scores of one organisation in one edition. */
    public static Subject scorecard(int year, String organisation) {
        return new Subject("scorecard/" + year + "/" + organisation);
    }

    /** A force's judgement of a chain partner in one edition; the force's own scorecard when it is not given. */
    public static Subject scorecard(int year, String organisation, @Nullable String judgedBy) {
        return judgedBy == null
                ? scorecard(year, organisation)
                : new Subject("scorecard/" + year + "/" + organisation + "/by/" + judgedBy);
    }

    /** A recommendation of an edition. */
    public static Subject recommendation(int year, String code) {
        return new Subject("recommendation/" + year + "/" + code);
    }

    /** A force, unit, chain partner or other body. */
    public static Subject organisation(String code) {
        return new Subject("organisation/" + code);
    }

    /** A mandate. */
    public static Subject mandate(String code) {
        return new Subject("mandate/" + code);
    }

    /** A document. */
    public static Subject document(String identifier) {
        return new Subject("document/" + identifier);
    }

    /** A person or system that acts, by its pseudonym. */
    public static Subject actor(String pseudonym) {
        return new Subject("actor/" + pseudonym);
    }

    /** What is decided about showing the confidential values of the event at a position. */
    public static Subject disclosure(long position) {
        return new Subject("disclosure/" + position);
    }

    /** A hold on what may be needed as evidence. */
    public static Subject hold(String code) {
        return new Subject("hold/" + code);
    }

    /** A question that is answered from the ledger. */
    public static Subject inquiry(String code) {
        return new Subject("inquiry/" + code);
    }

    /** An audit of the ledger. */
    public static Subject audit(String code) {
        return new Subject("audit/" + code);
    }

    /**
     * What an actor is shown of confidential values within one hour of UTC.
     *
     * @param pseudonym of the actor
     * @param time any within the hour; of a year of four digits
     */
    public static Subject viewing(String pseudonym, Instant time) {
        return new Subject("viewing/" + pseudonym + "/" + HOUR.format(time));
    }

    /** The first segment: {@code edition}, {@code scorecard}, … */
    public String type() {
        int slash = id.indexOf('/');
        return slash < 0 ? id : id.substring(0, slash);
    }

    /** All segments, the type first. */
    public List<String> segments() {
        return List.of(id.split("/"));
    }

    /** The edition's year, for the types whose second segment it is, of four digits; null otherwise. */
    public @Nullable Integer editionYear() {
        return switch (type()) {
            case "edition", "scorecard", "recommendation" -> {
                List<String> segments = segments();
                yield segments.size() > 1 && segments.get(1).matches("\\d{4}")
                        ? Integer.valueOf(segments.get(1))
                        : null;
            }
            default -> null;
        };
    }

    @Override
    public String toString() {
        return id;
    }
}
