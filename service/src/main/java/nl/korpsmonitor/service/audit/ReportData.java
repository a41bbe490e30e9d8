package nl.korpsmonitor.service.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.ledger.inspection.LedgerInspection;
import nl.korpsmonitor.query.audit.Check;
import nl.korpsmonitor.query.audit.Observation;
import nl.korpsmonitor.query.audit.Observations;
import nl.korpsmonitor.query.readmodel.ComparedReadModels;
import nl.korpsmonitor.service.verifying.Verification;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report as data, from which both of its forms are made. Members are documented in docs/audit.md, and only added to within a version. */
public final class ReportData {
    /** The name of the form. */
    public static final String FORMAT = "korpsmonitor-audit-report";

    /** The version of the form. */
    public static final int VERSION = 1;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportData() {}

    /** All that the report says, in order. */
    static Map<String, @Nullable Object> of(AuditReport report) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.put("version", VERSION);
        all.put("code", report.code());
        all.put("ledger", report.origin());
        all.put("result", report.sound() ? "SOUND" : "FINDINGS");
        all.put("findings", report.findings());
        all.put("anomalies", report.anomalies());
        all.put("audited", audited(report));
        all.put("auditor", auditor(report));
        all.put("began", report.began().toString());
        all.put("ended", report.ended().toString());
        all.put(
                "program",
                ordered(
                        "version",
                        report.program().version(),
                        "digest",
                        report.program().digest()));
        all.put(
                "limits",
                ordered(
                        "lateAfterDays",
                        report.limits().lateAfterDays(),
                        "correctionsAtLeast",
                        report.limits().correctionsAtLeast()));
        all.put("verification", verification(report.verification()));
        all.put("checks", checks(report.history().observations()));
        all.put("unknownTypes", report.history().unknownTypes());
        all.put(
                "unseen",
                Unseen.ALL.stream()
                        .map(each -> ordered("nl", each.dutch(), "en", each.english()))
                        .toList());
        return all;
    }

    /** As JSON, for people and machines. */
    static String json(Map<String, @Nullable Object> data) {
        return MAPPER.writeValueAsString(data).replace("\r\n", "\n") + "\n";
    }

    private static Map<String, @Nullable Object> audited(AuditReport report) {
        LedgerInspection.Result ledger = report.ledger();
        return ordered(
                "fromPosition",
                0L,
                "toPosition",
                report.toPosition(),
                "events",
                report.history().events(),
                "root",
                ledger.root().base64(),
                "signedEntries",
                ledger.signedSize(),
                "checkpoint",
                ledger.verified() == null ? null : ledger.verified().note().encoded(),
                "keys",
                ledger.keys(),
                "trustedKeys",
                report.verification().trusted(),
                "independent",
                report.verification().independent());
    }

    private static Map<String, @Nullable Object> auditor(AuditReport report) {
        return ordered(
                "actor",
                "actor/" + report.auditor().pseudonym(),
                "name",
                report.auditor().name(),
                "key",
                report.key());
    }

    private static Map<String, @Nullable Object> verification(Verification verification) {
        return ordered(
                "checked",
                verification.checked(),
                "notices",
                verification.notices(),
                "readModels",
                readModels(verification.readModels()),
                "findings",
                verification.total(),
                "shown",
                verification.findings().stream()
                        .map(each -> ordered("place", each.place().text(), "fault", each.fault()))
                        .toList());
    }

    private static @Nullable Map<String, @Nullable Object> readModels(@Nullable ComparedReadModels compared) {
        return compared == null
                ? null
                : ordered(
                        "position",
                        compared.live().position(),
                        "live",
                        compared.live().hex(),
                        "rebuilt",
                        compared.rebuilt().hex());
    }

    private static List<Map<String, @Nullable Object>> checks(Observations observations) {
        return Arrays.stream(Check.values())
                .map(check -> ordered(
                        "code",
                        check.code(),
                        "kind",
                        check.kind().name(),
                        "source",
                        check.source(),
                        "nl",
                        check.dutch(),
                        "en",
                        check.english(),
                        "applied",
                        observations.appliedCount(check),
                        "observed",
                        observations.count(check),
                        "shown",
                        observations.of(check).stream().map(ReportData::shown).toList()))
                .toList();
    }

    private static Map<String, @Nullable Object> shown(Observation observation) {
        return ordered(
                "position",
                observation.position(),
                "subject",
                observation.subject(),
                "actor",
                observation.actor(),
                "detail",
                observation.detail(),
                "related",
                observation.related());
    }

    /** Names and values by turns. */
    private static Map<String, @Nullable Object> ordered(@Nullable Object... parts) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        List<@Nullable Object> list = new ArrayList<>(Arrays.asList(parts));
        for (int i = 0; i < list.size(); i += 2) {
            all.put(String.valueOf(list.get(i)), list.get(i + 1));
        }
        return all;
    }
}
