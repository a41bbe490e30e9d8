package nl.korpsmonitor.service.importing.fictitious;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invented recommendations, mandates and decisions: every outcome, and every turn that one can take. */
final class Recommendations {
    private static final String BY = Organisations.COORDINATOR;
    private static final String CHIEF = "fictief-mandaat-politieleiding";
    private static final String MINISTER = "fictief-mandaat-minister";

    private final Records records;

    Recommendations(Records records) {
        this.records = records;
    }

    void mandates() {
        grant(CHIEF, "Politieleiding", "korpschef", List.of("NATIONAL", "UNIT"), "2011-01-01");
        grant(MINISTER, "Minister", "minister", List.of("NATIONAL", "PARTNER"), "2011-01-01");
    }

    void first() {
        String issued = "2012-01-19";
        issue(2011, "r-01", "NATIONAL", null, "HIGH", "INVESTIGATION", "Train two detectives per force.", issued);
        issue(2011, "r-02", "NATIONAL", null, "MEDIUM", "INFORMATION", "Use one form for signals.", issued);
        issue(
                2011,
                "r-03",
                "UNIT",
                "Limburg-Zuid",
                "HIGH",
                "SUPERVISION",
                "Check every licensed business twice a year.",
                issued);
        issue(2011, "r-04", "UNIT", "Twente", "LOW", "ORGANISATION", "Name a deputy for the portfolio.", issued);
        issue(
                2011,
                "r-05",
                "PARTNER",
                "Gemeente Waterdam",
                "MEDIUM",
                "SUPERVISION",
                "Enforce together on unlicensed prostitution.",
                issued);
        issue(
                2011,
                "r-06",
                "UNIT",
                "Flevoland",
                "UNKNOWN",
                "INFORMATION",
                "Analyse advertisements every month.",
                issued);
        String decided = "2012-03-12";
        decide(2011, "r-01", "ACCEPTED", CHIEF, "Accepted: expertise is the weakest point everywhere.", decided);
        decide(2011, "r-02", "ALREADY_IN_PRACTICE", CHIEF, "The form has been in use since January.", decided);
        decide(
                2011,
                "r-03",
                "DEFERRED",
                CHIEF,
                "There is no capacity until the forces merge.",
                decided,
                "deferredUntil",
                "2013");
        decide(
                2011,
                "r-04",
                "PARTLY_ACCEPTED",
                CHIEF,
                "A deputy is named, but not for the whole portfolio.",
                decided,
                "acceptedPart",
                "A deputy for supervision only.");
        decide(2011, "r-05", "ACCEPTED", MINISTER, "Municipalities and police need each other here.", decided);
        decide(2011, "r-06", "REJECTED", CHIEF, "The national team does this already.", decided);
        follow(2011, "r-01");
        agreement(2011, "r-05");
        String merged = Organisations.MERGER;
        add(2011, "r-03", "move-recommendation", merged, "organisation", Organisations.code("Limburg"));
        add(2011, "r-04", "move-recommendation", merged, "organisation", Organisations.code("Oost-Nederland"));
        revise(2011, "r-03", "2013-01-21", "ACCEPTED", "The new unit has the capacity.", "The merger is done.");
        add(2011, "r-03", "assign-owner", "2013-01-21", "organisation", Organisations.code("Limburg"));
        progress(2011, "r-03", "DELAYED", "Half of the businesses were checked twice.", "2013-06-17");
    }

    void second() {
        String issued = "2014-01-23";
        issue(2013, "r-01", "NATIONAL", null, "HIGH", "INVESTIGATION", "Give every unit a digital team.", issued);
        issue(
                2013,
                "r-02",
                "UNIT",
                "Limburg",
                "HIGH",
                "SUPERVISION",
                "Check every licensed business twice a year.",
                issued);
        issue(2013, "r-03", "UNIT", "Rotterdam", "MEDIUM", "INFORMATION", "Share signals within a week.", issued);
        issue(2013, "r-04", "PARTNER", "RIEC", "MEDIUM", "SUPERVISION", "Follow up administrative reports.", issued);
        issue(2013, "r-05", "UNIT", "Den Haag", "LOW", "ORGANISATION", "Plan the training of new staff.", issued);
        add(
                2011,
                "r-03",
                "supersede-recommendation",
                issued,
                "supersededBy",
                subject(2013, "r-02"),
                "reason",
                "The recommendation is repeated in the edition of 2013.");
        String decided = "2014-03-10";
        decide(2013, "r-01", "ACCEPTED", CHIEF, "Digital traces are in every case.", decided);
        decide(2013, "r-02", "ACCEPTED", CHIEF, "What was begun must be finished.", decided);
        decide(2013, "r-03", "ACCEPTED", CHIEF, "A week is feasible.", decided);
        decide(2013, "r-04", "ACCEPTED", MINISTER, "Reports that nobody follows up are wasted.", decided);
        add(2013, "r-01", "assign-owner", decided, "organisation", Organisations.code("Landelijke Eenheid"));
        progress(2013, "r-01", "ON_SCHEDULE", "Six of eleven teams are at work.", "2014-09-15");
        withdrawDecision(2013, "r-03", "The term was decided without the unit being heard.", "2014-04-07");
        // r-05 stays undecided: whoever tries the program decides it.
    }

    private void follow(int year, String code) {
        add(year, code, "assign-owner", "2012-03-12", "organisation", Organisations.code("Politieleiding"));
        progress(year, code, "ON_SCHEDULE", "Forty detectives are in training.", "2012-06-18");
        add(year, code, "fulfil-recommendation", "2012-12-03", "note", "All forces have two trained detectives.");
        add(year, code, "reopen-recommendation", "2013-02-11", "reason", "Five of them left with the merger.");
        progress(year, code, "DELAYED", "Replacements are in training.", "2013-09-02");
    }

    private void agreement(int year, String code) {
        add(
                year,
                code,
                "make-agreement",
                "2012-05-14",
                "agreement",
                "a-1",
                "kind",
                "ENFORCEMENT_AGREEMENT",
                "parties",
                List.of(Organisations.code("Gemeente Waterdam"), Organisations.code("RIEC")),
                "content",
                "Four joint checks a year, and a shared list of addresses.",
                "dueOn",
                "2013-05-14");
        add(year, code, "follow-up-agreement", "2012-11-19", "agreement", "a-1", "note", "Two joint checks were held.");
        add(
                year,
                code,
                "conclude-agreement",
                "2013-05-27",
                "agreement",
                "a-1",
                "outcome",
                "PARTLY_MET",
                "note",
                "Three of four checks were held.");
        add(
                year,
                code,
                "make-agreement",
                "2012-06-04",
                "agreement",
                "a-2",
                "kind",
                "ADMINISTRATIVE_REPORT",
                "parties",
                List.of(Organisations.code("Gemeente Waterdam")),
                "content",
                "The municipality answers each administrative report within eight weeks.");
    }

    private void grant(String code, String holder, String office, List<String> addressees, String from) {
        String document = records.document("besluit-" + code.substring(8), "Mandaatbesluit", from);
        records.add(
                BY,
                "grant-mandate",
                "mandate/" + code,
                from,
                "holderOrganisation",
                Organisations.code(holder),
                "holderOffice",
                office,
                "scope",
                Records.object("addressees", addressees),
                "validFrom",
                from,
                "document",
                document);
    }

    private void issue(
            int year,
            String code,
            String kind,
            @Nullable String organisation,
            String urgency,
            String focusArea,
            String text,
            String on) {
        Map<String, Object> addressee = Records.object("kind", kind);
        if (organisation != null) {
            addressee.put("organisation", Organisations.code(organisation));
        }
        add(
                year,
                code,
                "issue-recommendation",
                on,
                "text",
                text,
                "addressee",
                addressee,
                "urgency",
                urgency,
                "focusArea",
                focusArea);
        add(year, code, "assign-director", on, "organisation", Organisations.code("Expertisecentrum"));
    }

    private void decide(
            int year, String code, String outcome, String mandate, String rationale, String on, Object... more) {
        Map<String, Object> fields = decision(outcome, mandate, rationale);
        fields.putAll(Records.object(more));
        records.add(BY, "decide-recommendation", subject(year, code), on, flat(fields));
    }

    private void revise(int year, String code, String on, String outcome, String rationale, String reason) {
        Map<String, Object> fields = decision(outcome, CHIEF, rationale);
        fields.put("revisedSequence", 2);
        fields.put("reason", reason);
        records.add(BY, "revise-decision", subject(year, code), on, flat(fields));
    }

    private void withdrawDecision(int year, String code, String reason, String on) {
        Map<String, Object> fields = mandated(CHIEF);
        fields.put("withdrawnSequence", 2);
        fields.put("reason", reason);
        records.add(BY, "withdraw-decision", subject(year, code), on, flat(fields));
    }

    private static Map<String, Object> decision(String outcome, String mandate, String rationale) {
        Map<String, Object> fields = Records.object("outcome", outcome);
        fields.putAll(mandated(mandate));
        fields.put("rationale", rationale);
        return fields;
    }

    private static Map<String, Object> mandated(String mandate) {
        boolean minister = mandate.equals(MINISTER);
        return Records.object(
                "decidedBy",
                Records.object(
                        "organisation", Organisations.code(minister ? "Minister" : "Politieleiding"),
                        "office", minister ? "minister" : "korpschef",
                        "name", minister ? "M. Verzonnen" : "K. Verzonnen"),
                "mandate",
                mandate,
                "ground",
                "Fictief mandaatbesluit, artikel 2");
    }

    private void progress(int year, String code, String progress, String note, String on) {
        add(year, code, "report-progress", on, "progress", progress, "note", note);
    }

    private void add(int year, String code, String command, String on, Object... fields) {
        records.add(BY, command, subject(year, code), on, fields);
    }

    private static Object[] flat(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                .toArray();
    }

    private static String subject(int year, String code) {
        return "recommendation/" + year + "/" + code;
    }
}
