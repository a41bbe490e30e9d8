package nl.korpsmonitor.query.web.exchange;

import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.state.Moment;

/** What is said of things that are not there, the same whether they are absent or not to be seen. */
public final class Absent {
    private Absent() {}

    /** There is no such thing in the state asked for. */
    public static NotFoundException of(String what, Moment moment) {
        String known = moment.knownAt() == null ? "" : " in the state known at " + moment.knownAt();
        String day = moment.inForceOn() == null ? "" : " on " + moment.inForceOn();
        return new NotFoundException("There is no " + what + known + day + ".");
    }

    /** There is nothing of it at all, whenever one looks. */
    public static NotFoundException of(Subject subject) {
        return new NotFoundException("There is no " + subject.id() + ".");
    }

    /** There is no event at the position asked for. */
    public static NotFoundException event() {
        return new NotFoundException("There is no event at this position.");
    }

    /** The year in a path; anything else names no edition. */
    public static int year(String text) {
        if (!text.matches("[1-9]\\d{3}")) {
            throw new NotFoundException("There is no edition " + abbreviated(text) + ".");
        }
        return Integer.parseInt(text);
    }

    /** The code in a path; anything else names nothing. */
    public static String code(String what, String text) {
        if (!Code.isCode(text)) {
            throw new NotFoundException("There is no " + what + " " + abbreviated(text) + ".");
        }
        return text;
    }

    private static String abbreviated(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
