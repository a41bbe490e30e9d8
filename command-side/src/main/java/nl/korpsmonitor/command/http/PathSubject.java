package nl.korpsmonitor.command.http;

import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.edition.EditionRules;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The subject that path segments name. A segment of another form is a fault of the field that it stands for, and a
 * stand-in takes its place, so that the rest of the request can be checked; nothing is recorded about such a subject.
 *
 * @param faults of the segments; empty when the subject is the one that was named
 */
public record PathSubject(Subject subject, List<FieldFault> faults) {
    /** Of four digits like all, but too early for any edition, so that no such subject has events. */
    private static final int NO_YEAR = 1000;

    private static final String NO_CODE = "unreadable";

    public PathSubject {
        faults = List.copyOf(faults);
    }

    /** An edition; the field is {@code year}. */
    public static PathSubject edition(String year) {
        Faults faults = new Faults();
        Subject subject = Subject.edition(year(faults, year));
        return new PathSubject(subject, faults.all());
    }

    /**
     * A scorecard; the fields are {@code year}, {@code organisation}, {@code judgedBy}.
     *
     * @param judgedBy the force that judges a chain partner; null for an organisation's own scorecard
     */
    public static PathSubject scorecard(String year, String organisation, @Nullable String judgedBy) {
        Faults faults = new Faults();
        Subject subject = Subject.scorecard(
                year(faults, year),
                code(faults, "organisation", organisation),
                judgedBy == null ? null : code(faults, "judgedBy", judgedBy));
        return new PathSubject(subject, faults.all());
    }

    /** A recommendation; the fields are {@code year} and {@code code}. */
    public static PathSubject recommendation(String year, String code) {
        Faults faults = new Faults();
        Subject subject = Subject.recommendation(year(faults, year), code(faults, "code", code));
        return new PathSubject(subject, faults.all());
    }

    /** The confidential values of the event at a position; the field is {@code position}. */
    public static PathSubject disclosure(String position) {
        boolean known = position.matches("0|[1-9][0-9]{0,17}");
        Faults faults = new Faults();
        faults.check(known, "position", "is the position of an event, a whole number of 0 or more");
        // No event has this position, so nothing is recorded about it.
        return new PathSubject(Subject.disclosure(known ? Long.parseLong(position) : Long.MAX_VALUE), faults.all());
    }

    /** A subject of two segments, such as {@code organisation/ijsselland}; {@code field} names the second one. */
    public static PathSubject of(String type, String field, String code) {
        Faults faults = new Faults();
        Subject subject = new Subject(type + "/" + code(faults, field, code));
        return new PathSubject(subject, faults.all());
    }

    private static String code(Faults faults, String field, String code) {
        faults.code(field, code);
        return Code.isCode(code) ? code : NO_CODE;
    }

    private static int year(Faults faults, String year) {
        int number = year.matches("\\d{4}") ? Integer.parseInt(year) : NO_YEAR;
        boolean known = number >= EditionRules.EARLIEST_YEAR && number <= EditionRules.LATEST_YEAR;
        faults.check(
                known,
                "year",
                "is a year of an edition, " + EditionRules.EARLIEST_YEAR + " to " + EditionRules.LATEST_YEAR);
        return known ? number : NO_YEAR;
    }
}
