package nl.korpsmonitor.query.web.inquiry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
import nl.korpsmonitor.query.shown.AuditResource;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.exchange.Absent;
import nl.korpsmonitor.query.web.exchange.Answer;
import nl.korpsmonitor.query.web.exchange.AsOf;
import nl.korpsmonitor.query.web.exchange.Cursor;
import nl.korpsmonitor.query.web.exchange.KnownAtParameters;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.Page;
import nl.korpsmonitor.query.web.exchange.PageParameters;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads which audits of the ledger took place. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Audits", description = "That the ledger was audited, by whom and with what result.")
class AuditController {
    private final States states;
    private final Viewer viewer;
    private final AuditDirectory directory;

    AuditController(States states, Viewer viewer, AuditDirectory directory) {
        this.states = states;
        this.viewer = viewer;
        this.directory = directory;
    }

    @GetMapping("/v1/audits")
    @Operation(
            summary = "Lists the audits of the ledger that were recorded, the last one first.",
            description = "For auditors and privacy officers; for everybody else the list is empty.")
    Page<AuditResource> audits(
            @ParameterObject AuditQuestion question,
            @ParameterObject KnownAtParameters stateParameters,
            @ParameterObject PageParameters pageParameters,
            HttpServletRequest request) {
        @Nullable Cursor cursor = Cursor.decode(pageParameters.cursor());
        int size = pageParameters.size();
        State state = new Lister(states, viewer).state(stateParameters.state(), pageParameters);
        // One more than wanted tells whether there is a next page.
        List<AuditResource> found =
                directory.before(state, question, cursor == null ? Long.MAX_VALUE : position(cursor), size + 1);
        List<AuditResource> page = found.subList(0, Math.min(size, found.size()));
        @Nullable String next = found.size() <= size ? null : next(request, state, page.getLast());
        return new Page<>(page, page.stream().anyMatch(AuditResource::fictitious), AsOf.of(state.moment()), next);
    }

    private static String next(HttpServletRequest request, State state, AuditResource last) {
        String position = String.valueOf(last.position());
        Cursor cursor = new Cursor(state.moment().position(), new After(position, position));
        return Lister.link(request, "cursor", cursor.encode());
    }

    /** A cursor of another list names none, and is answered like the end of this one. */
    private static long position(Cursor cursor) {
        String key = cursor.after().key();
        return key.matches("\\d{1,18}") ? Long.parseLong(key) : 0;
    }

    @GetMapping("/v1/audits/{code}")
    @Operation(
            summary = "Shows that an audit took place, by whom, with what result, and which report tells more.",
            description = "For auditors and privacy officers.")
    Answer<AuditResource> audit(
            @Parameter(description = "Code of the audit.", example = "20261127-1") @PathVariable String code,
            @ParameterObject KnownAtParameters stateParameters) {
        State state = states.at(stateParameters.state().question(), viewer);
        AuditResource audit = directory
                .find(state, Absent.code("audit", code))
                .orElseThrow(() -> Absent.of("audit " + code, state.moment()));
        return Answer.of(audit, state.moment());
    }
}
