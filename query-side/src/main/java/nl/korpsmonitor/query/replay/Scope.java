package nl.korpsmonitor.query.replay;

import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Whose events are told.
 *
 * @param subject the only one; null for several
 * @param edition the year of all of them; null for one subject, and for everything
 */
public record Scope(@Nullable Subject subject, @Nullable Integer edition) {
    /** Everything that was recorded. */
    public static final Scope EVERYTHING = new Scope(null, null);

    public Scope {
        if (subject != null && edition != null) {
            throw new IllegalArgumentException("a subject or an edition, not both");
        }
    }

    /** One subject. */
    public static Scope of(Subject subject) {
        return new Scope(subject, null);
    }

    /** An edition, its scorecards and its recommendations. */
    public static Scope ofEdition(int year) {
        return new Scope(null, year);
    }

    /** The subject that is there when anything of it is; null for everything. */
    public @Nullable Subject foremost() {
        return edition == null ? subject : Subject.edition(edition);
    }

    /** Beginnings of the subjects' paths; null stands for all. */
    List<@Nullable String> prefixes() {
        if (subject != null) {
            return List.of(subject.id());
        }
        return edition == null
                ? java.util.Collections.singletonList(null)
                : List.of("edition/" + edition, "recommendation/" + edition, "scorecard/" + edition);
    }

    /** Whether an event below one of the prefixes belongs to it. */
    boolean has(RecordedEvent event) {
        return subject == null || subject.equals(event.subject());
    }

    /** Whether all of it may be seen, but for single events, so that looking on costs what is shown. */
    boolean isSeen(Visibility visibility) {
        if (visibility.isAll()) {
            return true;
        }
        return subject == null ? edition != null && visibility.maySeeAllOf(edition) : visibility.maySee(subject);
    }
}
