package nl.korpsmonitor.query.web.inquiry;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.shown.DossierResource.DossierItem;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.standards.Table;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.web.exchange.Csv;
import nl.korpsmonitor.query.web.exchange.KnownAtParameters;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.Listing;
import nl.korpsmonitor.query.web.exchange.Streams;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The lists of inquiries and of what belongs to them as tables in CSV: whole, by the same filters, at the same paths. */
@RestController
@RequestMapping(produces = Csv.MEDIA_TYPE)
class InquiryTableController {
    private final Trail trail;
    private final Lister lister;
    private final Streams streams;
    private final DossierDirectory dossiers;
    private final AuditDirectory audits;
    private final Clock clock;

    InquiryTableController(
            Trail trail,
            States states,
            Viewer viewer,
            Streams streams,
            DossierDirectory dossiers,
            AuditDirectory audits,
            Clock clock) {
        this.trail = trail;
        this.lister = new Lister(states, viewer);
        this.streams = streams;
        this.dossiers = dossiers;
        this.audits = audits;
        this.clock = clock;
    }

    @GetMapping("/v1/inquiries")
    @Operation(hidden = true)
    void inquiries(
            InquiryQuestion question,
            KnownAtParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        question.check();
        State state = lister.state(stateParameters.state());
        send(request, response, InquiryTables.INQUIRIES, question.listing(state, InquiryController.today(clock)));
    }

    @GetMapping("/v1/holds")
    @Operation(hidden = true)
    void holds(
            HoldQuestion question,
            KnownAtParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        question.check();
        State state = lister.state(stateParameters.state());
        send(request, response, InquiryTables.HOLDS, question.listing(state, trail));
    }

    @GetMapping("/v1/dossiers")
    @Operation(hidden = true)
    void dossiers(
            DossierQuestion question,
            KnownAtParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        State state = lister.state(stateParameters.state());
        Pages<DossierItem> rows =
                dossiers.pages(state, question, null).expanded(dossier -> List.of(DossierItem.of(dossier)));
        Csv.send(streams, request, response, InquiryTables.DOSSIERS, state, rows);
    }

    @GetMapping("/v1/audits")
    @Operation(hidden = true)
    void audits(
            AuditQuestion question,
            KnownAtParameters stateParameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        State state = lister.state(stateParameters.state());
        Csv.send(streams, request, response, InquiryTables.AUDITS, state, audits.pages(state, question));
    }

    private <T> void send(
            HttpServletRequest request, HttpServletResponse response, Table<T> table, Listing<?, T> listing) {
        Csv.send(streams, request, response, table, listing.state(), listing.pages());
    }
}
