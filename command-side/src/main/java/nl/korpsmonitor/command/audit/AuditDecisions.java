package nl.korpsmonitor.command.audit;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.korpsmonitor.command.audit.AuditCommand.RecordAudit;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.ledger.LedgerState;
import nl.korpsmonitor.events.AuditEvent;
import nl.korpsmonitor.events.AuditEvent.AuditPerformed;
import nl.korpsmonitor.events.AuditEvent.Result;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Decides whether an audit is recorded. */
final class AuditDecisions {
    private static final int MAXIMUM_KEY_LENGTH = 500;
    private static final int PARTS_OF_A_KEY = 3;
    private static final Pattern ROOT = Pattern.compile("[A-Za-z0-9+/]{43}=");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    /** The C2SP form of an Ed25519 key: name, id, and base64 of its kind (1) and its 32 bytes. */
    private static final Pattern VERIFIER_KEY = Pattern.compile("[^\\s+]+\\+[0-9a-f]{8}\\+A[A-Za-z0-9+/]{43}");

    private AuditDecisions() {}

    static List<AuditEvent> decide(RecordAudit command, AuditState state, References references, LedgerRoots roots) {
        Faults faults = new Faults();
        faults.required("independent", command.independent());
        @Nullable Long from = count(faults, "fromPosition", command.fromPosition());
        @Nullable Long to = count(faults, "toPosition", command.toPosition());
        if (from != null && to != null) {
            faults.check(from <= to, "toPosition", "must not lie before fromPosition");
            faults.check(isThere(references, to), "toPosition", "there is no event at position " + to);
        }
        @Nullable Long findings = count(faults, "findings", command.findings());
        @Nullable Long anomalies = count(faults, "anomalies", command.anomalies());
        @Nullable String root = matching(faults, "root", command.root(), ROOT, "must be base64 of 32 bytes");
        // What was changed behind the ledger's back gives another root: that is a finding, and must be recorded.
        boolean sound = findings != null && findings == 0;
        if (sound && root != null && to != null && isThere(references, to)) {
            faults.check(
                    roots.over(to + 1).equals(Optional.of(root)),
                    "root",
                    "is not that of this ledger over positions 0 to " + to
                            + ", though the audit found nothing; record it in the ledger that was audited");
        }
        @Nullable
        String report = matching(
                faults, "reportSha256", command.reportSha256(), SHA_256, "must be 64 lower-case hexadecimal digits");
        @Nullable String key = faults.text("verifierKey", command.verifierKey(), MAXIMUM_KEY_LENGTH);
        if (key != null) {
            boolean isKey = VERIFIER_KEY.matcher(key).matches();
            faults.check(isKey, "verifierKey", "must be a verifier key of an Ed25519 key, as 'ledger audit key' shows");
            faults.check(
                    !isKey || !isLogKey(key, references),
                    "verifierKey",
                    "is a key of the log: an audit is signed by a key of the auditor");
        }
        @Nullable PartialDate on = faults.pastDay("occurredOn", command.occurredOn(), references.today());
        faults.orThrow();
        if (state.recorded()) {
            throw new RefusedException("audit-recorded", "An audit of this code was recorded before; take another.");
        }
        return List.of(new AuditPerformed(
                given(from),
                given(to),
                given(root),
                sound ? Result.SOUND : Result.FINDINGS,
                given(findings),
                given(anomalies),
                given(command.independent()),
                given(report),
                given(key),
                given(on)));
    }

    private static boolean isThere(References references, long position) {
        return references.event(position).isPresent();
    }

    private static @Nullable Long count(Faults faults, String field, @Nullable Long value) {
        faults.required(field, value);
        faults.check(value == null || value >= 0, field, "must be 0 or more");
        return value != null && value >= 0 ? value : null;
    }

    private static @Nullable String matching(
            Faults faults, String field, @Nullable String value, Pattern form, String message) {
        faults.required(field, value);
        faults.check(value == null || form.matcher(value).matches(), field, message);
        return value;
    }

    /** Whatever its name: the same key under another name is the log's all the same. */
    private static boolean isLogKey(String vkey, References references) {
        LedgerState ledger = references.state(Subject.LEDGER, LedgerState.FOLD);
        return Stream.concat(ledger.keys().stream(), ledger.retired().stream())
                .anyMatch(known -> keyOf(known).equals(keyOf(vkey)));
    }

    private static String keyOf(String vkey) {
        String[] parts = vkey.split("\\+", PARTS_OF_A_KEY);
        return parts[parts.length - 1];
    }
}
