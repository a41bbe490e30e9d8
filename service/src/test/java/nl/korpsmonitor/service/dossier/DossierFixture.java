package nl.korpsmonitor.service.dossier;

import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
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
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.dossier.contents.StoredFiles;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A service with the demo data, and two answered questions. One stands on one thing of each sort but a comparison, so that its dossiers are small; the other on those and a
 * comparison, which takes some 2,000 events. Tests share it, also at the same time: what one changes is of an inquiry and a document of its own.
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

    /** A document whose file everybody may have. */
    static final String LETTER_NAME = "kst-28638-103";

    /** Its file. */
    static final String LETTER = "What stands in the letter.";

    /** The file of one which is confidential. */
    static final String MEMORANDUM = "What stands in the memorandum.";

    private static final String RECONSTRUCTED = ", \"reconstructedAsOf\": \"2013-11-01\"";

    final RunningService service;
    final OpenLedger ledger;

    /** Position of a decision. */
    final long decision;

    /** Position of the registration of {@link #CODE}. */
    final long registered;

    /** The position up to which is answered. */
    final long knownAt;

    /** Of the service's data. */
    final Path directory;

    private final Map<String, byte[]> made = new HashMap<>();
    private byte @Nullable [] compared;

    DossierFixture() throws IOException {
        directory = Files.createTempDirectory("dossiers");
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
        register("fictieve-nota");
        store(LETTER_NAME, "PUBLIC", LETTER);
        store("fictieve-nota", "INTERNAL", MEMORANDUM);
        knownAt = ledger.size() - 1;
        registered = answered(CODE);
        ask(COMPARED, LETTER_NAME);
        citeOneOfEach(COMPARED);
        cite(COMPARED, "vergelijking", """
                {"comparison": {"from": 2011, "to": 2013, "basis": "LIKE_FOR_LIKE", "units": "FORMER",
                 "weights": "EQUAL", "knownAt": %d}}""".formatted(knownAt), "Twee edities.");
        answer(COMPARED, LETTER_NAME, knownAt, RECONSTRUCTED);
    }

    /** Answers a question of that code as {@link #CODE} is answered; the position of its registration. */
    long answered(String inquiry) {
        long position = ask(inquiry, LETTER_NAME);
        citeOneOfEach(inquiry);
        answer(inquiry, LETTER_NAME, knownAt, RECONSTRUCTED);
        return position;
    }

    /** Answers a question of that code that stands on a document with a public file, which nothing else names. */
    void answeredByDocument(String inquiry, String document, String file) {
        register(document);
        store(document, "PUBLIC", file);
        long known = ledger.size() - 1;
        ask(inquiry, document);
        cite(
                inquiry,
                "stuk",
                "{\"state\": {\"subject\": \"document/%s\", \"knownAt\": %d}}".formatted(document, known),
                "Zoals bekend.");
        answer(inquiry, document, known, "");
    }

    /** Answers a question of that code in Dutch, and amends that in English; it stands on the published editions 2008 and 2010 compared, as item {@code totalen}. */
    void answeredByPublished(String inquiry) {
        ask(inquiry, LETTER_NAME);
        cite(inquiry, "totalen", """
                {"comparison": {"from": 2008, "to": 2010, "basis": "AS_PUBLISHED", "units": "FORMER",
                 "weights": "EACH", "knownAt": %d}}""".formatted(knownAt), "Twee edities.");
        answer(inquiry, LETTER_NAME, knownAt, "");
        post("/" + inquiry + "/amendments", """
                {"text": "Most were adopted.", "language": "EN", "knownAt": %d, "document": "%s",
                 "occurredOn": "2014-03-13", "reason": "It was asked in English."}""".formatted(knownAt, LETTER_NAME));
    }

    private void register(String document) {
        created(service.post("/v1/documents", "carl", """
                {"identifier": "%s", "title": "Een nota", "date": "2014-02-03", "fictitious": true,
                 "occurredOn": "2014-02-03"}""".formatted(document)));
    }

    private long ask(String inquiry, String source) {
        return post("", """
                {"code": "%s", "kind": "WRITTEN_QUESTION", "source": "%s", "askedBy": "Tweede Kamer",
                 "askedByName": "%s", "question": "Wat is er van de aanbevelingen gekomen? <b>&</b>",
                 "receivedOn": "2014-03-03", "ownerOrganisation": "fictief-landelijke-eenheid",
                 "ownerOffice": "directie Politie", "fictitious": true, "occurredOn": "2014-03-03"}""".formatted(inquiry, source, ASKER));
    }

    private void citeOneOfEach(String inquiry) {
        cite(inquiry, "besluit", "{\"event\": %d}".formatted(decision), ATTACK);
        state(inquiry, "kaart", "scorecard/2011/fictief-haaglanden", "");
        state(inquiry, "aanbeveling", "recommendation/2011/r-03", "");
        state(inquiry, "toen", "recommendation/2012/per-eenheid", RECONSTRUCTED);
        state(inquiry, "editie", "edition/2012", "");
        state(inquiry, "stuk", "document/kst-28638-103", "");
        state(inquiry, "nota", "document/fictieve-nota", "");
        state(inquiry, "korps", "organisation/fictief-groningen", ", \"inForceOn\": \"2012-06-01\"");
    }

    private void answer(String inquiry, String document, long knownAt, String more) {
        post("/" + inquiry + "/answers", """
                {"text": "Het meeste is overgenomen.", "language": "NL", "knownAt": %d, "document": "%s",
                 "occurredOn": "2014-03-12"%s}""".formatted(knownAt, document, more));
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
        return maker(DossierLimits.USUAL, new ArrayList<>());
    }

    /** @param viewings gets the viewings that are to be recorded */
    LedgerDossiers maker(DossierLimits limits, List<Map<Subject, Long>> viewings) {
        return new LedgerDossiers(
                ledger,
                () -> Audience.SUPERVISORS,
                (viewed, purpose) -> viewings.add(viewed),
                StoredFiles.of(ledger.documentFiles()),
                ComparedAsRead.of(service.bean(States.class)),
                DossierSettings.UNDECIDED,
                limits);
    }

    MadeDossier make(DossierOrder order) {
        return maker().make(order, order.version() == Version.PUBLIC ? null : "A test.");
    }

    /** The one without a comparison, as {@link #order} orders it: made once, not to be changed. */
    synchronized byte[] made(Version version, Language language) {
        return made.computeIfAbsent(
                version + " " + language, key -> make(order(version, language)).zip());
    }

    /** The one with a comparison, public and in Dutch: made once, not to be changed. */
    synchronized byte[] compared() {
        if (compared == null) {
            compared = make(order(COMPARED, Version.PUBLIC, Language.NL)).zip();
        }
        return compared;
    }

    @Override
    public void close() throws IOException {
        service.close();
        FileSystemUtils.deleteRecursively(directory);
    }
}
