package nl.korpsmonitor.query.web.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.AuditEvent.AuditPerformed;
import nl.korpsmonitor.events.AuditEvent.Result;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.web.ReadApi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Which audits took place. */
class AuditControllerTest {
    private ReadApi api;

    @BeforeEach
    void fill(@TempDir(cleanup = CleanupMode.NEVER) Path directory) {
        api = new ReadApi(directory);
        api.ledger().trail().at("2026-11-01T00:00:00Z");
        audit("20261101-1", Result.SOUND, "aad");
        audit("20261101-2", Result.FINDINGS, "bea");
        api.ledger().trail().at("2026-12-01T00:00:00Z");
        long last = audit("20261201-1", Result.SOUND, "bea");
        assertThat(api.projection().awaitPosition(last, Duration.ofSeconds(10))).isTrue();
        api.asInsider();
    }

    private long audit(String code, Result result, String auditor) {
        AuditPerformed performed = new AuditPerformed(
                0,
                9,
                "root",
                result,
                result == Result.SOUND ? 0 : 3,
                1,
                auditor.equals("bea") ? Boolean.TRUE : null,
                "0".repeat(64),
                "audit+key",
                Samples.day("2026-11-01"));
        return api.ledger().append(Subject.audit(code), performed, auditor, false);
    }

    @AfterEach
    void close() {
        api.close();
    }

    private List<String> codes(String question) {
        List<String> codes = new ArrayList<>();
        @Nullable String next = "/v1/audits" + question;
        while (next != null) {
            JsonNode page = api.get(next);
            page.get("items").forEach(item -> codes.add(item.get("code").asString()));
            next = page.has("next") ? page.get("next").asString() : null;
        }
        return codes;
    }

    @Test
    void they_are_listed_the_last_one_first() {
        assertThat(codes("")).containsExactly("20261201-1", "20261101-2", "20261101-1");
        assertThat(codes("?limit=1")).as("page by page").containsExactly("20261201-1", "20261101-2", "20261101-1");
        assertThat(codes("?knownAt=1")).as("as was known").containsExactly("20261101-2", "20261101-1");
    }

    @Test
    void they_are_found_by_result_auditor_and_time() {
        assertThat(codes("?result=SOUND&limit=1")).containsExactly("20261201-1", "20261101-1");
        assertThat(codes("?result=FINDINGS")).containsExactly("20261101-2");
        assertThat(codes("?auditor=bea")).containsExactly("20261201-1", "20261101-2");
        assertThat(codes("?from=2026-11-15T00:00:00Z")).containsExactly("20261201-1");
        assertThat(codes("?to=2026-11-15T00:00:00Z")).containsExactly("20261101-2", "20261101-1");
        assertThat(api.error("/v1/audits?from=2027-01-01T00:00:00Z&to=2026-01-01T00:00:00Z"))
                .isEqualTo("400 to: must not lie before from");
        for (String wrong : List.of("result=GOOD", "auditor=A%20B", "from=soon", "to=2026", "limit=0", "cursor=x")) {
            assertThat(api.error("/v1/audits?" + wrong))
                    .as(wrong)
                    .startsWith("400 ")
                    .contains(wrong.replaceAll("=.*", ""));
        }
    }

    @Test
    void one_says_who_audited_what_with_which_result_and_names_the_report() {
        JsonNode audit = api.get("/v1/audits/20261101-2");
        assertThat(audit.get("result").asString()).isEqualTo("FINDINGS");
        assertThat(audit.get("findings").asLong()).isEqualTo(3);
        assertThat(audit.get("auditor").asString()).isEqualTo("bea");
        assertThat(audit.get("independent").asBoolean()).isTrue();
        assertThat(api.get("/v1/audits/20261101-1").has("independent"))
                .as("not told")
                .isFalse();
        assertThat(audit.get("toPosition").asLong()).isEqualTo(9);
        assertThat(audit.get("reportSha256").asString()).isEqualTo("0".repeat(64));
        assertThat(audit.get("subject").asString()).isEqualTo("audit/20261101-2");
        assertThat(audit.at("/asOf/position").asLong()).isEqualTo(2);
        assertThat(api.error("/v1/audits/20261101-3")).startsWith("404 ");
        assertThat(api.error("/v1/audits/20261101-2?knownAt=0")).startsWith("404 ");
        assertThat(api.error("/v1/audits/No")).startsWith("404 ");
    }

    @Test
    void a_table_holds_them_all() {
        String table = table();
        assertThat(table.lines().findFirst().orElseThrow()).startsWith("code,result,findings,anomalies,auditor");
        assertThat(table.lines().skip(1).map(line -> line.replaceAll(",.*", "")))
                .containsExactly("20261201-1", "20261101-2", "20261101-1");
        assertThat(table.lines().map(line -> line.replaceAll(".*,", "")))
                .as("what was not told is empty")
                .containsExactly("independent", "true", "true", "");
    }

    @Test
    void whoever_may_not_see_audits_is_told_of_none() {
        api.asAnybody();
        assertThat(codes("")).isEmpty();
        assertThat(api.error("/v1/audits/20261101-2")).startsWith("404 ");
        assertThat(table()).hasLineCount(1);
    }

    private String table() {
        return api.send(api.request("/v1/audits").header("Accept", "text/csv").build(), BodyHandlers.ofString())
                .body();
    }
}
