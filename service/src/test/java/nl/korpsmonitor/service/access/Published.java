package nl.korpsmonitor.service.access;

import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;

import java.net.http.HttpRequest;
import java.util.Objects;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;

/**
 * A ledger with one thing of every kind that somebody may or may not see: edition 2012 is public, 2014 is not yet. Its fields are the positions of events.
 */
final class Published {
    /** The force that two of the callers act for. */
    static final String FORCE = "veldmark";

    /** A force that none of them acts for. */
    static final String OTHER_FORCE = "duinrand";

    /** Who logs in so is the recipient of one inquiry. */
    static final String RECIPIENT = "inquiry-recipient";

    final String publicScorecard;
    final String publicRecommendation;
    final String unpublishedEdition;
    final String workingPaper;
    final String ownScore;
    final String otherScore;
    final String unpublishedRecommendation;
    final String actor;
    final String actorPseudonym;
    final String confidential;
    final String withheld;
    final String decision;
    final String hold;
    final String inquiry;
    final String ownInquiry;
    final String viewing;
    final String viewer;
    final String audit;

    Published(RunningService service) {
        Fixture.openEdition(service);
        post(service, "carl", "/v1/organisations", """
                {"code": "duinrand", "name": "Duinrand", "kind": "REGIONAL_FORCE", "fictitious": true,
                 "occurredOn": "2000"}""");
        post(service, "carl", "/v1/organisations", """
                {"code": "om", "name": "Openbaar Ministerie", "kind": "CHAIN_PARTNER", "fictitious": true,
                 "occurredOn": "2000"}""");
        post(service, "carl", "/v1/documents", """
                {"identifier": "report-2012", "title": "Report 2012", "date": "2013-01-20", "fictitious": true,
                 "occurredOn": "2013-01-20"}""");
        post(service, "carl", "/v1/mandates", """
                {"code": "m-1", "holderOrganisation": "veldmark", "holderOffice": "korpschef",
                 "scope": {"addressees": ["UNIT"], "editions": [2012], "organisations": []},
                 "validFrom": "2013-01-01", "document": "report-2012", "fictitious": true,
                 "occurredOn": "2013-01-20"}""");
        for (int year : new int[] {2010, 2012}) {
            post(service, "paul", "/v1/editions", """
                    {"year": "%d", "title": "Korpsmonitor", "provenance": "NOTED_FROM_SOURCES", "fictitious": true,
                     "occurredOn": "2012"}""".formatted(year));
        }
        noteClass(service, "duinrand");
        noteClass(service, "om/by/duinrand");
        publicScorecard = noteClass(service, "veldmark");
        publicRecommendation = post(service, "carl", "/v1/editions/2012/recommendations", """
                {"code": "r-public", "text": "Visit together.", "urgency": "HIGH", "occurredOn": "2013-01-20",
                 "addressee": {"kind": "UNIT", "organisation": "duinrand"},
                 "source": {"document": "report-2012", "documentedOn": "2013-01-20"}}""");
        unpublishedEdition = body(service.get("/v1/events?subject=edition/2014", "paul"), 200)
                .at("/items/0/position")
                .asString();
        workingPaper = post(service, "carl", "/v1/documents", """
                {"identifier": "concept-2014", "title": "Concept 2014", "date": "2014-01-20", "edition": 2014,
                 "fictitious": true, "occurredOn": "2014-01-20"}""");
        file(service, "concept-2014", "PUBLIC", "A concept of 2014.");
        for (String document : new String[] {"printed-2012", "note-2012"}) {
            post(service, "carl", "/v1/documents", """
                    {"identifier": "%s", "title": "Paper", "date": "2013-01-20", "fictitious": true,
                     "occurredOn": "2013-01-20"}""".formatted(document));
        }
        file(service, "printed-2012", "PUBLIC", "Printed in 2012.");
        file(service, "note-2012", "INTERNAL", "Noted in 2012.");
        ownScore = score(service, FORCE);
        otherScore = score(service, OTHER_FORCE);
        unpublishedRecommendation = post(service, "carl", "/v1/editions/2014/recommendations", """
                {"code": "r-hidden", "text": "Visit apart.", "urgency": "HIGH", "occurredOn": "2014-03-20",
                 "addressee": {"kind": "UNIT", "organisation": "duinrand"}}""");
        var actors = body(service.get("/v1/events?subject=actor", "paul"), 200).at("/items/0");
        actor = actors.get("position").asString();
        actorPseudonym = actors.get("subject").asString();
        confidential = correction(service, "A letter");
        withheld = correction(service, "The letter");
        decision = post(service, "pia", "/v1/events/" + withheld + "/withholdings", """
                {"field": "/reason", "ground": "5.1.2.e", "reasoning": "Somebody's health.",
                 "reasoningDespiteAge": "He is alive.", "occurredOn": "2014-04-01"}""");
        hold = post(service, "pia", "/v1/holds", """
                {"code": "h-1", "below": ["edition/2008"], "reason": "A question.", "occurredOn": "2014-04-01"}""");
        inquiry = inquiry(service, "kv-other");
        ownInquiry = inquiry(service, "kv-own");
        name(service, "kv-own");
        inquiry(service, "kv-issued");
        dossiers(service, "kv-issued");
        inquiry(service, "kv-own-issued");
        name(service, "kv-own-issued");
        dossiers(service, "kv-own-issued");
        body(
                service.send(service.request("/v1/events/" + confidential)
                        .header("Authorization", RunningService.basic("pia", RunningService.PASSWORD))
                        .header("Viewing-Purpose", "To see what it says.")),
                200);
        var viewings =
                body(service.get("/v1/events?subject=viewing", "pia"), 200).at("/items/0");
        viewing = viewings.get("position").asString();
        viewer = viewings.get("subject").asString();
        audit = post(service, Objects.requireNonNull(Caller.AUDITOR.username()), "/v1/audits", """
                {"code": "20140401-1", "fromPosition": 0, "toPosition": 9, "findings": 0, "anomalies": 1,
                 "independent": true, "root": "%s", "reportSha256": "%s", "verifierKey": "audit+0a1b2c3d+A%s",
                 "occurredOn": "2014-04-01"}""".formatted(
                        Fixture.root(service, 10), "0".repeat(64), "b".repeat(43)));
    }

    private static void file(RunningService service, String document, String accessible, String text) {
        created(service.send(service.request("/v1/documents/" + document + "/files?accessible=" + accessible)
                .header("Authorization", RunningService.basic("carl", RunningService.PASSWORD))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(text))));
    }

    private static String inquiry(RunningService service, String code) {
        return post(service, "piet", "/v1/inquiries", """
                {"code": "%s", "kind": "WOO_REQUEST", "source": "report-2012", "askedBy": "verzoeker",
                 "askedByName": "Somebody of %s", "question": "What came of it?", "receivedOn": "2014-04-01",
                 "ownerOrganisation": "veldmark", "ownerOffice": "korpschef", "fictitious": true,
                 "occurredOn": "2014-04-01"}""".formatted(code, code));
    }

    private static void name(RunningService service, String code) {
        String recipient =
                service.bean(AccountStore.class).find(RECIPIENT).orElseThrow().pseudonym();
        post(service, "piet", "/v1/inquiries/" + code + "/recipients", """
                {"actor": "%s", "reason": "For the committee.", "occurredOn": "2014-04-01"}""".formatted(recipient));
    }

    /** Number 1 is public, 2 is confidential. */
    private static void dossiers(RunningService service, String code) {
        post(service, "piet", "/v1/inquiries/" + code + "/answers", """
                {"text": "Nothing.", "language": "EN", "knownAt": 1, "withoutEvidence": true,
                 "occurredOn": "2014-04-01"}""");
        String path = "/v1/inquiries/" + code + "/dossiers";
        post(service, "piet", path, "{}");
        created(service.post(path, "piet", "{\"version\": \"CONFIDENTIAL\"}", "Viewing-Purpose", "For the committee."));
    }

    private static String noteClass(RunningService service, String card) {
        return post(service, "paul", "/v1/editions/2012/scorecards/" + card + "/noted-classes", """
                {"scoreClass": "ONVOLDOENDE", "occurredOn": "2012",
                 "source": {"document": "report-2012", "documentedOn": "2013-01-20"}}""");
    }

    private static String score(RunningService service, String force) {
        post(service, "anna", "/v1/editions/2014/scorecards/om/by/" + force + "/scores", """
                {"dimension": "capacity", "score": "5", "reason": "Late.", "occurredOn": "2014-03-10"}""");
        return post(service, "anna", "/v1/editions/2014/scorecards/" + force + "/scores", """
                {"dimension": "capacity", "score": "6.5", "reason": "Vacancies at %s.",
                 "occurredOn": "2014-03-10"}""".formatted(force));
    }

    private static String correction(RunningService service, String title) {
        return post(service, "carl", "/v1/documents/report-2012/corrections", """
                {"title": "%s", "date": "2013-01-20", "reason": "%s was lost.",
                 "occurredOn": "2014-03-10"}""".formatted(title, title));
    }

    private static String post(RunningService service, String user, String path, String json) {
        return created(service.post(path, user, json)).at("/positions/0").asString();
    }
}
