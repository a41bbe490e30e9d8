package nl.korpsmonitor.command.http;

import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Makes subjects of path segments; a segment of another form is a fault of the field that it stands for. */
public final class PathSubject {
    private static final String YEAR = "year";
    private static final String EARLIEST = "1990";
    private static final String LATEST = "2100";

    private PathSubject() {}

    /** @throws nl.korpsmonitor.events.problems.InvalidInputException when the year is no year of an edition */
    public static Subject edition(String year) {
        Faults faults = new Faults();
        int number = year(faults, year);
        faults.orThrow();
        return Subject.edition(number);
    }

    /**
     * @param judgedBy the force that judges a chain partner; null for an organisation's own scorecard
     * @throws nl.korpsmonitor.events.problems.InvalidInputException naming {@code year}, {@code organisation}, {@code
     *     judgedBy}
     */
    public static Subject scorecard(String year, String organisation, @Nullable String judgedBy) {
        Faults faults = new Faults();
        int number = year(faults, year);
        faults.code("organisation", organisation);
        faults.optionalCode("judgedBy", judgedBy);
        faults.orThrow();
        return Subject.scorecard(number, organisation, judgedBy);
    }

    /** @throws nl.korpsmonitor.events.problems.InvalidInputException naming {@code year}, {@code code} */
    public static Subject recommendation(String year, String code) {
        Faults faults = new Faults();
        int number = year(faults, year);
        faults.code("code", code);
        faults.orThrow();
        return Subject.recommendation(number, code);
    }

    /** A subject of two segments, such as {@code organisation/ijsselland}; {@code field} names the second one. */
    public static Subject of(String type, String field, String code) {
        Faults faults = new Faults();
        faults.code(field, code);
        faults.orThrow();
        return new Subject(type + "/" + code);
    }

    private static int year(Faults faults, String year) {
        boolean known = year.matches("\\d{4}") && year.compareTo(EARLIEST) >= 0 && year.compareTo(LATEST) <= 0;
        faults.check(known, YEAR, "is a year of an edition, " + EARLIEST + " to " + LATEST);
        return known ? Integer.parseInt(year) : 0;
    }
}
