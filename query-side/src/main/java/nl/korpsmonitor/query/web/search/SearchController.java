package nl.korpsmonitor.query.web.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.search.SearchIndex;
import nl.korpsmonitor.query.search.SearchQuestion;
import nl.korpsmonitor.query.state.StateQuestion;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.web.exchange.AsOf;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.Page;
import nl.korpsmonitor.query.web.exchange.PageParameters;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds events by what they say. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Search", description = "Full text over all that is not confidential.")
class SearchController {
    private final SearchIndex index;
    private final Trail trail;
    private final States states;
    private final Viewer viewer;

    SearchController(SearchIndex index, Trail trail, States states, Viewer viewer) {
        this.index = index;
        this.trail = trail;
        this.states = states;
        this.viewer = viewer;
    }

    @GetMapping("/v1/search")
    @Operation(
            summary = "Finds events by their words, and by whom and what they name.",
            description =
                    "All parameters must fit. Results come by position, never by how well they fit; they are not counted."
                            + " Confidential values are not searched. asOf tells up to where the ledger was searched.")
    Page<SearchResult> search(
            @ParameterObject SearchParameters parameters,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        SearchQuestion question = parameters.question();
        boolean newestFirst = parameters.newestFirst();
        int wanted = pageParameters.size();
        Long after = after(pageParameters.cursor());
        parameters.awaitLeast(states, index);
        Visibility visibility = states.visibilityFor(viewer);
        SearchIndex.Found found = index.search(question, newestFirst, after, wanted, visibility);
        List<RecordedEvent> events = found.events();
        AsOf asOf = AsOf.of(
                found.asOf(),
                trail.event(found.asOf()).map(RecordedEvent::recordedAt).orElse(null),
                states.covering(found.asOf()));
        return new Page<>(
                events.stream()
                        .map(event -> SearchResult.of(event, question.text()))
                        .toList(),
                events.stream().anyMatch(RecordedEvent::fictitious),
                asOf,
                found.more()
                        ? Lister.link(
                                request,
                                "cursor",
                                String.valueOf(events.getLast().position()))
                        : null);
    }

    /** The position after which, in the order asked for, a page begins. */
    private static @Nullable Long after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        if (!StateQuestion.isPosition(cursor)) {
            throw new InvalidInputException("cursor", "take it unchanged from the 'next' link of the page before");
        }
        return Long.valueOf(cursor);
    }
}
