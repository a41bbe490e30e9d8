package nl.korpsmonitor.query.web.search;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import nl.korpsmonitor.query.search.SearchIndex;
import nl.korpsmonitor.query.search.SearchQuestion;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.exchange.Csv;
import nl.korpsmonitor.query.web.exchange.Streams;
import nl.korpsmonitor.query.web.search.SearchTables.FoundRow;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** All that a search finds, as a table. */
@RestController
class SearchTableController {
    private final SearchIndex index;
    private final States states;
    private final Viewer viewer;
    private final Streams streams;

    SearchTableController(SearchIndex index, States states, Viewer viewer, Streams streams) {
        this.index = index;
        this.states = states;
        this.viewer = viewer;
        this.streams = streams;
    }

    @GetMapping(value = "/v1/search", produces = Csv.MEDIA_TYPE)
    @Operation(hidden = true)
    void search(SearchParameters parameters, HttpServletRequest request, HttpServletResponse response) {
        SearchQuestion question = parameters.question();
        boolean newestFirst = parameters.newestFirst();
        parameters.awaitLeast(states, index);
        Audience audience = viewer.audience();
        FoundPages found = new FoundPages(index, question, newestFirst, () -> states.visibilityFor(audience));
        Csv.send(
                streams,
                request,
                response,
                SearchTables.FOUND,
                found.position(),
                found.expanded(event -> List.of(FoundRow.of(event, question.text()))));
    }
}
