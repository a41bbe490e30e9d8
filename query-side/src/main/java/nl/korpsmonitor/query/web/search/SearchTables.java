package nl.korpsmonitor.query.web.search;

import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.query.replay.Grounds;
import nl.korpsmonitor.query.search.Excerpt;
import nl.korpsmonitor.query.search.SearchText;
import nl.korpsmonitor.query.standards.Table;
import org.jspecify.annotations.Nullable;

/** The columns of the table of what a search finds; see {@link Tables}. */
final class SearchTables {
    /**
     * An event that was found.
     *
     * @param excerpt where in it most of the words stand; null when none was asked for, or they stand in its subject only
     */
    record FoundRow(
            RecordedEvent event, Grounds grounds, @Nullable Excerpt excerpt) {
        static FoundRow of(RecordedEvent event, @Nullable SearchText sought) {
            return new FoundRow(event, Grounds.of(event.event()), Excerpt.of(event, sought));
        }
    }

    /** Where {@code excerptComplete} is false, the text goes on in the event. */
    static final Table<FoundRow> FOUND = Table.<FoundRow>named("found-events")
            .with("position", row -> row.event().position())
            .with("recordedAt", row -> row.event().recordedAt())
            .with("occurredOn", row -> row.event().event().occurredOn())
            .with("type", row -> row.event().type())
            .with("subject", row -> row.event().subject())
            .with("actor", row -> row.event().actor().id())
            .with("role", row -> row.event().actor().role())
            .with("organisation", row -> row.event().actor().organisation())
            .with("document", row -> row.grounds().document(), part -> part.identifier())
            .with(
                    "source",
                    row -> row.grounds().source(),
                    part -> part.document().identifier())
            .with("excerptField", row -> row.excerpt(), part -> part.field())
            .with("excerpt", row -> row.excerpt(), part -> part.text())
            .with("excerptComplete", row -> row.excerpt(), part -> part.complete())
            .with("fictitious", row -> row.event().fictitious());

    private SearchTables() {}
}
