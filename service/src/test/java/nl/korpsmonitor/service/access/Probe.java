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
 * @param needle what stands in the answer when it is shown
 */
record Probe(String kind, String operation, String path, String needle) {
    private static final String EVENT = "/events/{position}";
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{20,}");
    private static final String CONFIDENTIAL = "confidential values";

    /** Whether a reason must be given. */
    boolean purpose() {
        return kind.startsWith(CONFIDENTIAL);
    }

    /** One for each kind and operation that shows it. */
    static List<Probe> of(Published ledger) {
        List<Probe> probes = new ArrayList<>();
        probes.addAll(alwaysPublic(ledger));
        probes.addAll(editions(ledger));
        probes.addAll(scorecards(ledger));
        probes.addAll(recommendations(ledger));
        events(probes, "who stands behind a pseudonym", ledger.actor, ledger.actorPseudonym);
        events(probes, "holds", ledger.hold, "hold/h-1");
        events(probes, "what was decided about confidential values", ledger.decision, "disclosure/" + ledger.withheld);
        events(probes, "who opened confidential values", ledger.viewing, ledger.viewer);
        events(probes, "audits of the ledger", ledger.audit, "audit/20140401-1");
        opened(probes, "of an unpublished scorecard of the own force", ledger.ownScore, "Vacancies at veldmark.");
        opened(probes, "of an unpublished scorecard of another force", ledger.otherScore, "Vacancies at duinrand.");
        opened(probes, "of what is public", ledger.confidential, "A letter was lost.");
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
                new Probe(kind, "/documents/{identifier}", "/v1/documents/report-2012", "report-2012")));
        events(probes, kind, ledger.confidential, "document/report-2012");
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
        events(probes, kind, ledger.publicScorecard, "scorecard/2012/veldmark");
        String unpublished = "an unpublished edition with its framework";
        probes.add(new Probe(unpublished, "/editions", "/v1/editions", "edition/2014"));
        probes.add(new Probe(unpublished, "/editions/{year}", "/v1/editions/2014", "edition/2014"));
        events(probes, unpublished, ledger.unpublishedEdition, "edition/2014");
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
        String judgement = "scorecard/2014/om/by/" + force;
        probes.add(new Probe(
                kind,
                "/editions/{year}/scorecards/{organisation}/by/{force}",
                "/v1/editions/2014/scorecards/om/by/" + force,
                judgement));
        events(probes, kind, event, subject);
    }

    private static List<Probe> recommendations(Published ledger) {
        String kind = "unpublished recommendations, comparisons and trends";
        String subject = "recommendation/2014/r-hidden";
        List<Probe> probes = new ArrayList<>(List.of(
                new Probe(kind, "/recommendations", "/v1/recommendations", subject),
                new Probe(kind, "/recommendations/{edition}/{code}", "/v1/recommendations/2014/r-hidden", subject),
                new Probe(kind, "/trends", "/v1/trends", "\"year\":2014"),
                new Probe(kind, "/comparisons/{from}/{to}", "/v1/comparisons/2012/2014", "notComparable")));
        events(probes, kind, ledger.unpublishedRecommendation, subject);
        return probes;
    }

    /** An event is shown in a list, alone, and as its stored bytes. */
    private static void events(List<Probe> probes, String kind, String position, String subject) {
        String after = position.equals("0") ? "" : "&afterPosition=" + (Long.parseLong(position) - 1);
        probes.add(new Probe(kind, "/events", "/v1/events?limit=1" + after, "\"subject\":\"" + subject + "\""));
        probes.add(new Probe(kind, EVENT, "/v1/events/" + position, subject));
        probes.add(new Probe(kind, EVENT + "/body", "/v1/events/" + position + "/body", subject));
        probes.add(new Probe(kind, EVENT + "/bundle", "/v1/events/" + position + "/bundle", subject));
    }

    private static void opened(List<Probe> probes, String which, String position, String value) {
        String kind = CONFIDENTIAL + " " + which;
        String after = String.valueOf(Long.parseLong(position) - 1);
        probes.add(new Probe(kind, "/events", "/v1/events?limit=1&afterPosition=" + after, value));
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
