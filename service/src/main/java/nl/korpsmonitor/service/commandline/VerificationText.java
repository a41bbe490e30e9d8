package nl.korpsmonitor.service.commandline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.finding.Finding;
import nl.korpsmonitor.ledger.inspection.LedgerInspection;
import nl.korpsmonitor.service.verifying.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import tools.jackson.databind.json.JsonMapper;

/** What a verification came to, for people and for machines. */
final class VerificationText {
    private static final JsonMapper MAPPER = new JsonMapper();

    private VerificationText() {}

    /** In plain words. */
    static String plain(Verification verification) {
        StringBuilder text = new StringBuilder();
        LedgerInspection.Result ledger = verification.ledger();
        line(text, "Verified " + verification.place() + ":");
        if (ledger != null) {
            line(text, "  " + ledger.size() + " entries, root " + ledger.root().base64());
            line(text, "  the newest checkpoint covers " + ledger.signedSize() + " of them");
            ledger.keys().forEach(key -> line(text, "  the ledger says that its key is " + key));
        }
        line(text, "Checked:");
        verification.checked().forEach(each -> line(text, "  " + each));
        if (!verification.notices().isEmpty()) {
            line(text, "To know:");
            verification.notices().forEach(each -> line(text, "  " + each));
        }
        if (!verification.sound()) {
            line(text, "FOUND, " + verification.total() + " in all:");
            verification.findings().forEach(each -> line(text, "  " + each.text()));
            long more = verification.total() - verification.findings().size();
            if (more > 0) {
                line(text, "  … and " + more + " more");
            }
        }
        if (verification.remembered()) {
            line(text, "Remembered: a later verification that shows fewer entries, or others, will say so.");
        }
        line(text, conclusion(verification));
        return text.toString();
    }

    private static String conclusion(Verification verification) {
        if (!verification.sound()) {
            return "TAMPERED WITH OR DAMAGED: see what was found.";
        }
        return verification.independent()
                ? "SOUND, under the key that you gave: " + String.join(", ", verification.trusted())
                : "SELF-CONSISTENT, NOT INDEPENDENTLY VERIFIED: nothing was found, but the key was taken from the ledger itself."
                        + " Give it from a source of your own, with --key or --policy.";
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }

    /** As one JSON document. */
    static String json(Verification verification) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        LedgerInspection.Result ledger = verification.ledger();
        all.put("verdict", verdict(verification));
        all.put("exitCode", verification.sound() ? ExitCode.OK : ExitCode.SOFTWARE);
        all.put("sound", verification.sound());
        all.put("verified", verification.sound() && verification.independent());
        all.put("independent", verification.independent());
        all.put("remembered", verification.remembered());
        all.put(verification.kind(), verification.place());
        if (ledger != null) {
            all.put("entries", ledger.size());
            all.put("root", ledger.root().base64());
            all.put("signedEntries", ledger.signedSize());
            all.put("keys", ledger.keys());
        }
        all.put("trustedKeys", verification.trusted());
        all.put("checked", verification.checked());
        all.put("notices", verification.notices());
        all.put("findingsTotal", verification.total());
        List<Map<String, Object>> findings = new ArrayList<>();
        verification.findings().forEach(each -> findings.add(json(each)));
        all.put("findings", findings);
        return MAPPER.writeValueAsString(all) + System.lineSeparator();
    }

    /** What stands there in the place of a result, for machines: the person is told on standard error. */
    static String badInput(InvalidInputException invalid) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("verdict", "bad input");
        all.put("exitCode", ExitCode.USAGE);
        all.put("verified", false);
        all.put(
                "message",
                invalid.faults().stream()
                        .map(fault -> fault.field() + ": " + fault.message())
                        .collect(Collectors.joining("; ")));
        return MAPPER.writeValueAsString(all) + System.lineSeparator();
    }

    private static String verdict(Verification verification) {
        if (!verification.sound()) {
            return "not verified";
        }
        return verification.independent() ? "verified" : "self-consistent, not independently verified";
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("file", finding.place().file());
        put(all, "table", finding.place().table());
        put(all, "position", finding.place().position());
        put(all, "key", finding.place().key());
        put(all, "event", finding.place().event());
        all.put("fault", finding.fault());
        return all;
    }

    private static void put(Map<String, Object> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value);
        }
    }
}
