package nl.korpsmonitor.query.web.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Where a state read shows a subject. */
public final class StatePath {
    /** Types of subjects that have no facts in force on other days: their reads take no such day. */
    private static final Set<String> WITHOUT_DAYS = Set.of("hold", "inquiry");

    private StatePath() {}

    /**
     * The path with its question; null for subjects that have no state.
     *
     * @param position as known after this one
     * @param day null for the last known facts; left out of the path where a read takes none
     */
    public static @Nullable String of(Subject subject, long position, @Nullable LocalDate day) {
        List<String> names = subject.segments();
        String below = String.join("/", names.subList(1, names.size()));
        String path = switch (subject.type()) {
            case "edition" -> "/v1/editions/" + below;
            case "scorecard" -> "/v1/editions/" + below.replaceFirst("/", "/scorecards/");
            case "recommendation" -> "/v1/recommendations/" + below;
            case "organisation" -> "/v1/organisations/" + below;
            case "mandate" -> "/v1/mandates/" + below;
            case "document" -> "/v1/documents/" + below;
            case "hold" -> "/v1/holds/" + below;
            case "inquiry" -> "/v1/inquiries/" + below;
            default -> null;
        };
        if (path == null) {
            return null;
        }
        boolean onDay = day != null && !WITHOUT_DAYS.contains(subject.type());
        return path + "?knownAt=" + position + (onDay ? "&inForceOn=" + day : "");
    }
}
