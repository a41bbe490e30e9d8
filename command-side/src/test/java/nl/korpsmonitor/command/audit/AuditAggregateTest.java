package nl.korpsmonitor.command.audit;

import java.util.List;
import nl.korpsmonitor.command.audit.AuditCommand.RecordAudit;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.AuditEvent.AuditPerformed;
import nl.korpsmonitor.events.AuditEvent.Result;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyAdded;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyRetired;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.junit.jupiter.api.Test;

class AuditAggregateTest {
    private static final Subject AUDIT = Subject.audit("20131030-1");
    private static final PartialDate DAY = new PartialDate("2013-10-30");
    private static final String ROOT = Decision.ROOT;
    private static final String REPORT = "0".repeat(64);
    private static final String MATERIAL = "A" + "b".repeat(43);
    private static final String KEY = "auditor.example/ledger+0a1b2c3d+" + MATERIAL;
    private static final AuditPerformed SOUND =
            new AuditPerformed(0, 1, ROOT, Result.SOUND, 0, 3, true, REPORT, KEY, DAY);

    private static Decision decision() {
        return World.decision(AuditAggregate.class);
    }

    private static RecordAudit audit(long to, long findings, String key) {
        return audit(to, ROOT, findings, key);
    }

    private static RecordAudit audit(long to, String root, long findings, String key) {
        return new RecordAudit(AUDIT, 0L, to, root, findings, 3L, true, REPORT, key, DAY);
    }

    @Test
    void it_tells_what_was_audited_with_what_result() {
        decision().when("aad", audit(1, 0, KEY)).records(SOUND);
        decision()
                .when("aad", audit(1, 2, KEY))
                .records(new AuditPerformed(0, 1, ROOT, Result.FINDINGS, 2, 3, true, REPORT, KEY, DAY));
    }

    @Test
    void every_field_is_given_in_its_form() {
        decision()
                .when("aad", new RecordAudit(AUDIT, null, null, null, null, null, null, null, null, null))
                .isInvalid(
                        "fromPosition",
                        "toPosition",
                        "root",
                        "findings",
                        "anomalies",
                        "independent",
                        "reportSha256",
                        "verifierKey",
                        "occurredOn");
        decision()
                .when("aad", new RecordAudit(AUDIT, -1L, 1L, "A", -1L, -1L, false, "0", "a key", DAY))
                .isInvalid("fromPosition", "root", "findings", "anomalies", "reportSha256", "verifierKey");
    }

    @Test
    void whether_it_is_independent_is_recorded_as_the_auditor_says_it() {
        decision()
                .when("aad", new RecordAudit(AUDIT, 0L, 1L, ROOT, 0L, 3L, false, REPORT, KEY, DAY))
                .records(new AuditPerformed(0, 1, ROOT, Result.SOUND, 0, 3, false, REPORT, KEY, DAY));
    }

    @Test
    void it_ends_no_earlier_than_it_begins() {
        decision()
                .when("aad", new RecordAudit(AUDIT, 1L, 0L, ROOT, 1L, 3L, true, REPORT, KEY, DAY))
                .isInvalid("toPosition");
    }

    @Test
    void what_was_audited_is_in_the_ledger() {
        decision().when("aad", audit(1_000_000, 0, KEY)).isInvalid("toPosition");
    }

    @Test
    void an_audit_that_found_nothing_has_the_root_of_this_ledger() {
        String other = "B" + ROOT.substring(1);
        decision().when("aad", audit(1, other, 0, KEY)).isInvalid("root");
        decision().when("aad", audit(0, ROOT, 0, KEY)).isInvalid("root");
        decision()
                .when("aad", audit(1, other, 1, KEY))
                .records(new AuditPerformed(0, 1, other, Result.FINDINGS, 1, 3, true, REPORT, KEY, DAY));
    }

    @Test
    void a_key_of_the_log_signs_no_audit_whatever_it_is_called() {
        String id = "0".repeat(32);
        String origin = "korpsmonitor/ledger/" + id;
        LedgerOpened opened =
                new LedgerOpened(id, origin, origin + "+01020304+" + MATERIAL, List.of("korpsmonitor-entry/v1"), DAY);
        decision()
                .elsewhere(Subject.LEDGER, opened)
                .when("aad", audit(1, 0, KEY))
                .isInvalid("verifierKey");
        String second = origin + "+05060708+A" + "c".repeat(43);
        decision()
                .elsewhere(
                        Subject.LEDGER,
                        opened,
                        new LedgerKeyAdded(second, DAY),
                        new LedgerKeyRetired(origin + "+01020304+" + MATERIAL, "Its time is over.", DAY))
                .when("aad", audit(1, 0, KEY))
                .isInvalid("verifierKey");
    }

    @Test
    void one_audit_of_a_code_is_recorded() {
        decision().givenBy("aad", SOUND).when("aad", audit(1, 0, KEY)).isRefused("audit-recorded");
    }
}
