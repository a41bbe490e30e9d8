package nl.korpsmonitor.transparency.verify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.json.CanonicalJson;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonArray;
import nl.korpsmonitor.transparency.json.JsonNull;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonText;
import org.jspecify.annotations.Nullable;

/** Writes a report for programs; the members are described in docs/verify.md. */
public final class ReportJson {

    private ReportJson() {}

    /** The report as one JSON object, without a line feed. */
    public static String of(Report report) {
        JsonObject.Builder counts = JsonObject.builder();
        report.counts().forEach(count -> counts.put(count.name(), number(count.value())));
        return encode(JsonObject.builder()
                .put("checked", counts.build())
                .put("checkpoint", orNull(report.checkpoint(), ReportJson::checkpoint))
                .put("entry", orNull(report.entry(), ReportJson::entry))
                .put("exitCode", report.exitCode())
                .put("findings", array(report.findings(), ReportJson::finding))
                .put("findingsTotal", number(report.findingsTotal()))
                .put("independent", report.independent())
                .put("kind", report.kind())
                .put("notChecked", array(report.notChecked(), ReportJson::text))
                .put("notices", array(report.notices(), ReportJson::text))
                .put("remembered", report.remembered())
                .put("signers", array(report.signers(), ReportJson::text))
                .put("subject", text(report.subject()))
                .put("trust", text(report.trust()))
                .put("verdict", report.verdict().words())
                .put("witnesses", array(report.witnesses(), ReportJson::text))
                .build());
    }

    /** The object that says that there is no report, and why. */
    public static String ofFailure(int exitCode, String verdict, String message) {
        return encode(JsonObject.builder()
                .put("exitCode", exitCode)
                .put("message", text(message))
                .put("verdict", verdict)
                .put("verified", false)
                .build());
    }

    private static Json checkpoint(Checkpoint checkpoint) {
        return JsonObject.builder()
                .put("origin", text(checkpoint.origin()))
                .put("root", checkpoint.root().base64())
                .put("size", number(checkpoint.size()))
                .build();
    }

    private static Json entry(EntryShown entry) {
        return JsonObject.builder()
                .put("bodyShown", entry.bodyShown())
                .put(
                        "disclosed",
                        array(
                                entry.disclosed(),
                                disclosed -> JsonObject.builder()
                                        .put("path", text(disclosed.path()))
                                        .put("value", text(disclosed.value()))
                                        .build()))
                .put("position", number(entry.position()))
                .put("recordedAt", orNull(entry.recordedAt(), ReportJson::text))
                .put("seq", orNull(entry.seq(), ReportJson::text))
                .put("subject", orNull(entry.subject(), ReportJson::text))
                .put("type", orNull(entry.type(), ReportJson::text))
                .build();
    }

    private static Json finding(Finding finding) {
        return JsonObject.builder()
                .put("code", finding.code())
                .put("expected", orNull(finding.expected(), ReportJson::text))
                .put("found", orNull(finding.found(), ReportJson::text))
                .put("message", text(finding.message()))
                .put("position", orNull(finding.position(), ReportJson::number))
                .put("where", text(finding.where()))
                .build();
    }

    private static <T> Json array(List<T> items, Function<T, Json> form) {
        return new JsonArray(items.stream().map(form).toList());
    }

    private static <T> Json orNull(@Nullable T value, Function<T, Json> form) {
        return value == null ? JsonNull.NULL : form.apply(value);
    }

    /** A number beyond what every JSON reader keeps exactly is written as text. */
    private static Json number(long value) {
        return value > JsonNumber.MAX_SAFE ? new JsonText(Long.toString(value)) : new JsonNumber(value);
    }

    /** File names may hold lone surrogates, which have no form in JSON. */
    private static Json text(String value) {
        return new JsonText(new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    private static String encode(JsonObject object) {
        return new String(CanonicalJson.encode(object), StandardCharsets.UTF_8);
    }
}
