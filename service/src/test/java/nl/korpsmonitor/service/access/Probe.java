package nl.korpsmonitor.service.access;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request that shows something of one kind to whoever may see it.
 *
 * @param kind the row of the table
 * @param operation as the description of the API names it
 * @param path to ask for
 * @param accept the form that is asked for
 * @param needle what stands in the answer when it is shown
 */
record Probe(String kind, String operation, String path, String accept, String needle) {
    private static final String EVENT = "/events/{position}";
    private static final String FILE = "/documents/{identifier}/file";
    private static final String DOSSIER = "/inquiries/{code}/dossiers/{number}";
    private static final String CALENDAR = "/inquiries/calendar.ics";
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{20,}");
    private static final String CONFIDENTIAL = "confidential values";
    private static final String ANY = "*/*";
    private static final String TABLE = "text/csv";

    /** In the only form that there is, or in JSON. */
    Probe(String kind, String operation, String path, String needle) {
        this(kind, operation, path, ANY, needle);
    }

    /** Whether a reason must be given. */
    boolean purpose() {
        return kind.startsWith(CONFIDENTIAL);
    }

    /** Whether it is said to whoever may see that there is something that he may not have it. */
    boolean isRefused() {
        return operation.equals(FILE);
    }

    /** Whether nobody is answered without a login. */
    boolean needsLogin() {
        return operation.equals(CALENDAR);
    }

    /** One for each kind and operation that shows it. */
    static List<Probe> of(Published ledger) {
        List<Probe> probes = new ArrayList<>();
        probes.addAll(alwaysPublic(ledger));
        probes.addAll(editions(ledger));
        probes.addAll(scorecards(ledger));
        probes.addAll(recommendations(ledger));
        events(probes, "who stands behind a pseudonym", ledger.actor, ledger.actorPseudonym);
        holds(probes, "holds", ledger.hold);
        inquiry(probes, "inquiries", ledger.inquiry, "kv-other");
        dossiers(probes, "inquiries", "kv-issued");
        inquiry(probes, "an inquiry that names the reader as recipient", ledger.ownInquiry, "kv-own");
        dossiers(probes, "an inquiry that names the reader as recipient", "kv-own-issued");
        confidentialDossier(probes, "in a dossier", "kv-issued");
        confidentialDossier(probes, "in a dossier of an inquiry that names the reader as recipient", "kv-own-issued");
        events(probes, "what was decided about confidential values", ledger.decision, "disclosure/" + ledger.withheld);
        events(probes, "who opened confidential values", ledger.viewing, ledger.viewer);
        audits(probes, "audits of the ledger", ledger.audit);
        opened(probes, "of an unpublished scorecard of the own force", ledger.ownScore, "Vacancies at veldmark.");
        opened(probes, "of an unpublished scorecard of another force", ledger.otherScore, "Vacancies at duinrand.");
        opened(probes, "of what is public", ledger.confidential, "A letter was lost.");
        probes.add(
                new Probe(CONFIDENTIAL + " of what is public", FILE, "/v1/documents/note-2012/file", "Noted in 2012."));
        opened(probes, "of inquiries", ledger.inquiry, "Somebody of kv-other");
        opened(probes, "of an inquiry that names the reader as recipient", ledger.ownInquiry, "Somebody of kv-own");
        opened(probes, "that are withheld", ledger.withheld, "The letter was lost.");
        return probes;
    }

    private static List<Probe> alwaysPublic(Published ledger) {
        String kind = "the ledger, proofs, organisations, mandates, documents";
        List<Probe> probes = new ArrayList<>(List.of(
                new Probe(kind, "/ledger", "/v1/ledger", "ledgerId"),
                new Probe(kind, "/proofs/consistency", "/v1/proofs/consistency?from=1", "hashes"),
                new Probe(kind, EVENT + "/proof", "/v1/events/" + ledger.otherScore + "/proof", "tlog-proof"),
                new Probe(kind, "/organisations", "/v1/organisations", "Duinrand"),
                new Probe(kind, "/organisations/{code}", "/v1/organisations/duinrand", "Duinrand"),
                new Probe(kind, "/mandates", "/v1/mandates", "items"),
                new Probe(kind, "/mandates/{code}", "/v1/mandates/m-1", "m-1"),
                new Probe(kind, "/documents", "/v1/documents", "report-2012"),
                new Probe(kind, "/documents/{identifier}", "/v1/documents/report-2012", "report-2012"),
                new Probe(kind, FILE, "/v1/documents/printed-2012/file", "Printed in 2012.")));
        events(probes, kind, ledger.confidential, "document/report-2012");
        history(probes, kind, ledger.confidential, "document/report-2012", "/title");
        return probes;
    }

    private static List<Probe> editions(Published ledger) {
        List<Probe> probes = new ArrayList<>();
        String kind = "public editions";
        probes.add(new Probe(kind, "/editions", "/v1/editions", "edition/2012"));
        probes.add(new Probe(kind, "/editions/{year}", "/v1/editions/2012", "edition/2012"));
        probes.add(new Probe(kind, "/trends", "/v1/trends", "\"year\":2012"));
        probes.add(new Probe(
                kind, "/editions/{year}/scorecards", "/v1/editions/2012/scorecards", "scorecard/2012/duinrand"));
        probes.add(new Probe(
                kind,
                "/editions/{year}/scorecards/{organisation}",
                "/v1/editions/2012/scorecards/duinrand",
                "scorecard/2012/duinrand"));
        probes.add(new Probe(
                kind,
                "/editions/{year}/scorecards/{organisation}/by/{force}",
                "/v1/editions/2012/scorecards/om/by/duinrand",
                "scorecard/2012/om/by/duinrand"));
        probes.add(new Probe(kind, "/comparisons/{from}/{to}", "/v1/comparisons/2010/2012", "notComparable"));
        probes.add(new Probe(kind, "/recommendations", "/v1/recommendations", "recommendation/2012/r-public"));
        probes.add(new Probe(
                kind,
                "/recommendations/{edition}/{code}",
                "/v1/recommendations/2012/r-public",
                "recommendation/2012/r-public"));
        probes.add(new Probe(
                kind, "/editions/{year}/scores", "/v1/editions/2012/scores", "organisation,judgedBy,dimension"));
        probes.add(new Probe(
                kind, "/editions/{year}/totals", "/v1/editions/2012/totals", "edition,code,scope,conformNorm"));
        probes.add(new Probe(
                kind, "/editions/{year}/findings", "/v1/editions/2012/findings", "edition,code,statement,scope"));
        probes.add(new Probe(
                kind, "/editions/{year}/dimensions", "/v1/editions/2012/dimensions", "edition,dimension,name"));
        probes.add(new Probe(
                kind, "/comparisons/{from}/{to}/dimensions", "/v1/comparisons/2010/2012/dimensions", "2010,2012,"));
        probes.add(new Probe(kind, "/decisions", "/v1/decisions", "recommendation,sequence,kind"));
        probes.add(new Probe(kind, "/agreements", "/v1/agreements", "recommendation,agreement,kind"));
        probes.add(new Probe(
                kind,
                "/recommendations/{edition}/{code}/provenance",
                "/v1/recommendations/2012/r-public/provenance",
                "recommendation/2012/r-public"));
        events(probes, kind, ledger.publicScorecard, "scorecard/2012/veldmark");
        history(probes, kind, ledger.publicScorecard, "scorecard/2012/veldmark", "/scoreClass");
        String unpublished = "an unpublished edition with its framework";
        probes.add(new Probe(unpublished, "/editions", "/v1/editions", "edition/2014"));
        probes.add(new Probe(unpublished, "/editions/{year}", "/v1/editions/2014", "edition/2014"));
        probes.add(new Probe(
                unpublished, "/editions/{year}/totals", "/v1/editions/2014/totals", "edition,code,scope,conformNorm"));
        probes.add(new Probe(
                unpublished, "/editions/{year}/findings", "/v1/editions/2014/findings", "edition,code,statement"));
        probes.add(
                new Probe(unpublished, "/editions/{year}/dimensions", "/v1/editions/2014/dimensions", "edition/2014"));
        events(probes, unpublished, ledger.unpublishedEdition, "edition/2014");
        history(probes, unpublished, ledger.unpublishedEdition, "edition/2014", "/title");
        String paper = "a working paper of an unpublished edition";
        probes.add(new Probe(paper, "/documents", "/v1/documents", "document/concept-2014"));
        probes.add(new Probe(paper, "/documents/{identifier}", "/v1/documents/concept-2014", "document/concept-2014"));
        probes.add(new Probe(paper, FILE, "/v1/documents/concept-2014/file", "A concept of 2014."));
        events(probes, paper, ledger.workingPaper, "document/concept-2014");
        history(probes, paper, ledger.workingPaper, "document/concept-2014", "/title");
        return probes;
    }

    private static List<Probe> scorecards(Published ledger) {
        List<Probe> probes = new ArrayList<>();
        scorecards(probes, "an unpublished scorecard of the own force", Published.FORCE, ledger.ownScore);
        scorecards(probes, "an unpublished scorecard of another force", Published.OTHER_FORCE, ledger.otherScore);
        return probes;
    }

    private static void scorecards(List<Probe> probes, String kind, String force, String event) {
        String subject = "scorecard/2014/" + force;
        probes.add(new Probe(
                kind,
                "/editions/{year}/scorecards",
                "/v1/editions/2014/scorecards?limit=1&organisation=" + force,
                subject));
        probes.add(new Probe(
                kind, "/editions/{year}/scorecards/{organisation}", "/v1/editions/2014/scorecards/" + force, subject));
        probes.add(
                new Probe(kind, "/editions/{year}/scores", "/v1/editions/2014/scores?organisation=" + force, subject));
        String judgement = "scorecard/2014/om/by/" + force;
        probes.add(new Probe(
                kind,
                "/editions/{year}/scorecards/{organisation}/by/{force}",
                "/v1/editions/2014/scorecards/om/by/" + force,
                judgement));
        events(probes, kind, event, subject);
        history(probes, kind, event, subject, "/dimensions/capacity/score");
    }

    private static List<Probe> recommendations(Published ledger) {
        String kind = "unpublished recommendations, comparisons and trends";
        String subject = "recommendation/2014/r-hidden";
        List<Probe> probes = new ArrayList<>(List.of(
                new Probe(kind, "/recommendations", "/v1/recommendations", subject),
                new Probe(kind, "/recommendations/{edition}/{code}", "/v1/recommendations/2014/r-hidden", subject),
                new Probe(kind, "/trends", "/v1/trends", "\"year\":2014"),
                new Probe(kind, "/comparisons/{from}/{to}", "/v1/comparisons/2012/2014", "notComparable"),
                new Probe(
                        kind,
                        "/comparisons/{from}/{to}/dimensions",
                        "/v1/comparisons/2012/2014/dimensions",
                        "2012,2014,"),
                new Probe(
                        kind,
                        "/recommendations/{edition}/{code}/provenance",
                        "/v1/recommendations/2014/r-hidden/provenance",
                        subject)));
        events(probes, kind, ledger.unpublishedRecommendation, subject);
        history(probes, kind, ledger.unpublishedRecommendation, subject, "/urgency");
        return probes;
    }

    private static void inquiry(List<Probe> probes, String kind, String event, String code) {
        String subject = "inquiry/" + code;
        probes.add(new Probe(kind, "/inquiries", "/v1/inquiries", subject));
        probes.add(new Probe(kind, "/inquiries/{code}", "/v1/inquiries/" + code, subject));
        probes.add(new Probe(kind, CALENDAR, "/v1" + CALENDAR, "inquiry-" + code));
        events(probes, kind, event, subject);
        history(probes, kind, event, subject, "/question");
    }

    private static void holds(List<Probe> probes, String kind, String event) {
        String subject = "hold/h-1";
        probes.add(new Probe(kind, "/holds", "/v1/holds", subject));
        probes.add(new Probe(kind, "/holds/{code}", "/v1/holds/h-1", subject));
        events(probes, kind, event, subject);
        history(probes, kind, event, subject, "/inForce");
    }

    private static void audits(List<Probe> probes, String kind, String event) {
        String subject = "audit/20140401-1";
        probes.add(new Probe(kind, "/audits", "/v1/audits", subject));
        probes.add(new Probe(kind, "/audits/{code}", "/v1/audits/20140401-1", subject));
        events(probes, kind, event, subject);
    }

    private static void dossiers(List<Probe> probes, String kind, String code) {
        String path = "/v1/inquiries/" + code + "/dossiers/1";
        probes.add(new Probe(kind, "/dossiers", "/v1/dossiers", "inquiry/" + code));
        probes.add(new Probe(kind, DOSSIER, path, "inquiry/" + code));
        probes.add(new Probe(kind, DOSSIER + "/file", path + "/file", "dossier of " + code));
    }

    private static void confidentialDossier(List<Probe> probes, String which, String code) {
        String path = "/v1/inquiries/" + code + "/dossiers/2/file";
        probes.add(new Probe(CONFIDENTIAL + " " + which, DOSSIER + "/file", path, "dossier of " + code));
    }

    /** An event is shown in a list, alone, and as its stored bytes. */
    private static void events(List<Probe> probes, String kind, String position, String subject) {
        String after = position.equals("0") ? "" : "&afterPosition=" + (Long.parseLong(position) - 1);
        probes.add(new Probe(kind, "/events", "/v1/events?limit=1" + after, "\"subject\":\"" + subject + "\""));
        probes.add(new Probe(kind, "/timeline", "/v1/timeline?limit=1" + after, "\"subject\":\"" + subject + "\""));
        String cursor = after.replace("afterPosition", "cursor");
        probes.add(new Probe(
                kind,
                "/search",
                "/v1/search?limit=1&order=oldestFirst&minPosition=" + position + cursor,
                "\"subject\":\"" + subject + "\""));
        String alone = "/v1/timeline?from=" + position + "&to=" + position;
        probes.add(new Probe(kind, "/timeline", alone, TABLE, "," + subject + ","));
        probes.add(new Probe(kind, "/timeline", alone, "application/x-ndjson", "\"subject\":\"" + subject + "\""));
        probes.add(new Probe(
                kind,
                "/search",
                "/v1/search?subject=" + subject + "&minPosition=" + position,
                TABLE,
                "\n" + position + ","));
        probes.add(new Probe(kind, EVENT, "/v1/events/" + position, subject));
        probes.add(new Probe(kind, EVENT + "/body", "/v1/events/" + position + "/body", subject));
        probes.add(new Probe(kind, EVENT + "/bundle", "/v1/events/" + position + "/bundle", subject));
    }

    /** What a subject that has a state was, became, and why. */
    private static void history(List<Probe> probes, String kind, String position, String subject, String field) {
        String before = String.valueOf(Long.parseLong(position) - 1);
        String differences = "/v1/differences?subject=" + subject + "&from=" + before;
        String explanation = "/v1/explanations?subject=" + subject + "&field=" + field;
        String reconstruction = "?asOf=2020-01-01&subject=" + subject;
        for (String accept : List.of(ANY, TABLE)) {
            String shown = accept.equals(TABLE) ? subject + "," : "\"subject\":\"" + subject + "\"";
            probes.add(new Probe(kind, "/differences", differences, accept, shown));
            probes.add(new Probe(kind, "/explanations", explanation, accept, shown));
            probes.add(new Probe(kind, "/reconstructions", "/v1/reconstructions" + reconstruction, accept, shown));
        }
        probes.add(new Probe(
                kind,
                "/reconstructions/events",
                "/v1/reconstructions/events" + reconstruction,
                TABLE,
                subject + "," + position + ","));
    }

    private static void opened(List<Probe> probes, String which, String position, String value) {
        String kind = CONFIDENTIAL + " " + which;
        String after = String.valueOf(Long.parseLong(position) - 1);
        probes.add(new Probe(kind, "/events", "/v1/events?limit=1&afterPosition=" + after, value));
        probes.add(new Probe(kind, "/timeline", "/v1/timeline?limit=1&afterPosition=" + after, value));
        probes.add(new Probe(kind, EVENT, "/v1/events/" + position, value));
        probes.add(new Probe(kind, EVENT + "/bundle", "/v1/events/" + position + "/bundle", value));
    }

    /** Whether an answer shows it, as text or in base64. */
    boolean isShownIn(String body) {
        return body.contains(needle)
                || BASE64.matcher(body)
                        .results()
                        .map(match -> decoded(match.group()))
                        .anyMatch(text -> text.contains(needle));
    }

    private static String decoded(String text) {
        // One character more than a multiple of four is no base64; as text of another kind it may be.
        String whole = text.length() % 4 == 1 ? text.substring(1) : text;
        return new String(
                Base64.getDecoder().decode(whole.replace('-', '+').replace('_', '/')), StandardCharsets.UTF_8);
    }
}
