package nl.korpsmonitor.query.shown;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import nl.korpsmonitor.events.AuditEvent.AuditPerformed;
import nl.korpsmonitor.events.AuditEvent.Result;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * An audit that took place.
 *
 * @param code under which it is recorded
 * @param auditor pseudonym of who audited
 * @param result {@code SOUND} when there was no finding
 * @param findings how many rules were found broken, or parts not as they must be
 * @param anomalies how many things break no rule, and deserve a look
 * @param fromPosition of the first entry that was audited
 * @param toPosition of the last
 * @param root base64 of the tree's root over all entries up to the last one; of an audit with findings it may be another than the ledger's
 * @param reportSha256 of the report as data, {@code report.json}
 * @param verifierKey vkey of the key with which the report is signed
 * @param independent whether the ledger was verified with a key of the log from a source of the auditor's own: what the auditor says, which the ledger can't check;
 *     absent when that was not told
 * @param position of its event
 */
public record AuditResource(
        @Schema(example = "20261127-1") String code,
        Result result,
        long findings,
        long anomalies,

        @Schema(example = "4f2a9c0d1e6b4a7f8c3d5e6f7a8b9c0d")
        String auditor,

        @Schema(type = "string", example = "2026-11-27") PartialDate occurredOn,
        Instant recordedAt,
        long fromPosition,
        long toPosition,
        String root,
        String reportSha256,
        String verifierKey,
        @Nullable Boolean independent,
        boolean fictitious,

        @Schema(type = "string", example = "audit/20261127-1")
        Subject subject,

        long position) {

    /** @param recorded that it took place */
    public static AuditResource of(RecordedEvent recorded) {
        AuditPerformed audit = (AuditPerformed) recorded.event();
        return new AuditResource(
                recorded.subject().segments().getLast(),
                audit.result(),
                audit.findings(),
                audit.anomalies(),
                recorded.actor().id(),
                audit.occurredOn(),
                recorded.recordedAt(),
                audit.fromPosition(),
                audit.toPosition(),
                audit.root(),
                audit.reportSha256(),
                audit.verifierKey(),
                audit.independent(),
                recorded.fictitious(),
                recorded.subject(),
                recorded.position());
    }
}
