package nl.korpsmonitor.service.dossier;

import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.command.inquiry.MadeDossier;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.OpenLedger;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;

/**
 * A service with the demo data, and two answered questions. One stands on one thing of each sort but a comparison, so that its dossiers are small; the other on those and a
 * comparison, which takes some 2,000 events.
 */
final class DossierFixture implements AutoCloseable {
    /** The question without a comparison. */
    static final String CODE = "kv-2014-1";

    /** The one with a comparison. */
    static final String COMPARED = "kv-2014-2";

    /** What a spreadsheet would run. */
    static final String ATTACK = "=HYPERLINK(\"https://example.org\";\"click\")";

    /** A confidential value that the dossier's events hold. */
    static final String ASKER = "A. Lid";

    final RunningService service;
    final OpenLedger ledger;
    final List<Map<Subject, Long>> viewings = new ArrayList<>();
    /** The file of a document that everybody may have. */
    static final String LETTER = "What stands in the letter.";

    /** That of one which is confidential. */
    static final String MEMORANDUM = "What stands in the memorandum.";

    final long decision;
    final long registered;
    final long knownAt;

    DossierFixture(Path directory) {
        RunningService.addAccount(
                directory,
                "demo",
                null,
                EnumSet.complementOf(EnumSet.of(Role.SYSTEM)).toArray(Role[]::new));
        RunningService.addAccount(directory, "piet", null, Role.PARLIAMENTARY_OFFICER);
        RunningService.addAccount(directory, "carl", null, Role.COORDINATOR);
        RunningService.addAccount(directory, "pia", null, Role.PRIVACY_OFFICER);
        RunningService.addAccount(directory, "petra", null, Role.PRIVACY_OFFICER);
        service = RunningService.start(
                directory,
                Stream.concat(
                                Stream.of("korpsmonitor.demo=PUBLISHED,FICTITIOUS"),
                                Stream.of(RunningService.withoutRateLimits()))
                        .toArray(String[]::new));
        ledger = service.bean(KorpsmonitorLedger.class).reading();
        decision = ledger.trail()
                .page(new EventFilter("recommendation/2011/r-03", Set.of("decision-revised"), null, null, null), 0, 1)
                .getFirst()
                .position();
        created(service.post("/v1/documents", "carl", """
                {"identifier": "fictieve-nota", "title": "Een nota", "date": "2014-02-03", "fictitious": true,
                 "occurredOn": "2014-02-03"}"""));
        store("kst-28638-103", "PUBLIC", LETTER);
        store("fictieve-nota", "INTERNAL", MEMORANDUM);
        knownAt = ledger.size() - 1;
        registered = ask(CODE);
        citeOneOfEach(CODE);
        answer(CODE);
        ask(COMPARED);
        citeOneOfEach(COMPARED);
        cite(COMPARED, "vergelijking", """
                {"comparison": {"from": 2011, "to": 2013, "basis": "LIKE_FOR_LIKE", "units": "FORMER",
                 "weights": "EQUAL", "knownAt": %d}}""".formatted(knownAt), "Twee edities.");
        answer(COMPARED);
    }

    private long ask(String inquiry) {
        return post("", """
                {"code": "%s", "kind": "WRITTEN_QUESTION", "source": "kst-28638-103", "askedBy": "Tweede Kamer",
                 "askedByName": "%s", "question": "Wat is er van de aanbevelingen gekomen? <b>&</b>",
                 "receivedOn": "2014-03-03", "ownerOrganisation": "fictief-landelijke-eenheid",
                 "ownerOffice": "directie Politie", "fictitious": true, "occurredOn": "2014-03-03"}""".formatted(inquiry, ASKER));
    }

    private void citeOneOfEach(String inquiry) {
        cite(inquiry, "besluit", "{\"event\": %d}".formatted(decision), ATTACK);
        state(inquiry, "kaart", "scorecard/2011/fictief-haaglanden", "");
        state(inquiry, "aanbeveling", "recommendation/2011/r-03", "");
        state(inquiry, "toen", "recommendation/2012/per-eenheid", ", \"reconstructedAsOf\": \"2013-11-01\"");
        state(inquiry, "editie", "edition/2012", "");
        state(inquiry, "stuk", "document/kst-28638-103", "");
        state(inquiry, "nota", "document/fictieve-nota", "");
        state(inquiry, "korps", "organisation/fictief-groningen", ", \"inForceOn\": \"2012-06-01\"");
    }

    private void answer(String inquiry) {
        post("/" + inquiry + "/answers", """
                {"text": "Het meeste is overgenomen.", "language": "NL", "knownAt": %d, "document": "kst-28638-103",
                 "reconstructedAsOf": "2013-11-01", "occurredOn": "2014-03-12"}""".formatted(knownAt));
    }

    private void store(String document, String accessible, String bytes) {
        created(service.send(service.request("/v1/documents/" + document + "/files?accessible=" + accessible)
                .header("Authorization", RunningService.basic("carl", RunningService.PASSWORD))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(bytes))));
    }

    private void state(String inquiry, String item, String subject, String more) {
        cite(
                inquiry,
                item,
                "{\"state\": {\"subject\": \"%s\", \"knownAt\": %d%s}}".formatted(subject, knownAt, more),
                "Zoals bekend.");
    }

    private void cite(String inquiry, String item, String evidence, String explanation) {
        post("/" + inquiry + "/citations", """
                {"item": "%s", "evidence": %s, "explanation": "%s", "occurredOn": "2014-03-10"}""".formatted(item, evidence, explanation.replace("\"", "\\\"")));
    }

    /** Records something about inquiries; its position. */
    long post(String path, String json) {
        return created(service.post("/v1/inquiries" + path, "piet", json))
                .at("/positions/0")
                .asLong();
    }

    /** The log's key. */
    String key() {
        return body(service.get("/v1/ledger"), 200).at("/verifierKeys/0").asString();
    }

    /** The first dossier of the small question's first answer, under the newest checkpoint that covers everything. */
    DossierOrder order(Version version, Language language) {
        return order(CODE, version, language);
    }

    /** The first dossier of an inquiry's first answer, under the newest checkpoint that covers everything. */
    DossierOrder order(String inquiry, Version version, Language language) {
        SignedCheckpoint checkpoint = ledger.publishedLog()
                .awaitCovering(ledger.size() - 1, Duration.ofSeconds(20))
                .orElseThrow();
        return new DossierOrder(inquiry, 0, version, language, checkpoint.encoded(), 1);
    }

    LedgerDossiers maker() {
        return maker(DossierLimits.USUAL);
    }

    LedgerDossiers maker(DossierLimits limits) {
        return new LedgerDossiers(
                ledger,
                () -> Audience.SUPERVISORS,
                (viewed, purpose) -> viewings.add(viewed),
                StoredFiles.of(ledger.documentFiles()),
                DossierSettings.UNDECIDED,
                limits);
    }

    MadeDossier make(DossierOrder order) {
        return maker().make(order, order.version() == Version.PUBLIC ? null : "A test.");
    }

    @Override
    public void close() {
        service.close();
    }
}
