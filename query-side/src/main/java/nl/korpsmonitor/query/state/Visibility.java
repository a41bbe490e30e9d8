package nl.korpsmonitor.query.state;

import java.util.Set;
import nl.korpsmonitor.events.ActorEvent;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What a reader may see, judged now, also for past states. What may not be seen is as if it were not there.
 *
 * @param publicEditions years that this reader may see; null when all of them
 */
public record Visibility(@Nullable Set<Integer> publicEditions) {
    /** Nothing is hidden. */
    public static final Visibility ALL = new Visibility(null);

    /** Whether nothing is hidden. */
    public boolean isAll() {
        return publicEditions == null;
    }

    /** Whether the edition of a year, and all that belongs to it, may be seen. */
    public boolean maySee(int edition) {
        return publicEditions == null || publicEditions.contains(edition);
    }

    /** Whether a subject may be seen. */
    public boolean maySee(Subject subject) {
        if (publicEditions == null) {
            return true;
        }
        Integer edition = subject.editionYear();
        return switch (subject.type()) {
            case "edition", "scorecard", "recommendation" -> edition != null && publicEditions.contains(edition);
            case "organisation", "mandate", "document", "ledger" -> true;
            // Actors, and every type of subject that may come: hidden until somebody decides that it is public.
            default -> false;
        };
    }

    /** Whether an event may be seen: its subject may, and so may the recommendation that takes another's place. */
    public boolean maySee(RecordedEvent recorded) {
        if (publicEditions == null) {
            return true;
        }
        if (recorded.event() instanceof ActorEvent || !maySee(recorded.subject())) {
            return false;
        }
        return !(recorded.event() instanceof RecommendationSuperseded superseded) || maySee(superseded.supersededBy());
    }
}
