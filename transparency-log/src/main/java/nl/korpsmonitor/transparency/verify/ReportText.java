package nl.korpsmonitor.transparency.verify;

import java.util.List;
import java.util.Locale;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.verify.EntryShown.Disclosed;
import nl.korpsmonitor.transparency.verify.Report.Verdict;
import org.jspecify.annotations.Nullable;

/** Writes a report for people. */
public final class ReportText {

    private final StringBuilder text = new StringBuilder();
    private final Report report;

    private ReportText(Report report) {
        this.report = report;
    }

    /** The report in plain words, several lines; nothing in it can steer a terminal. */
    public static String of(Report report) {
        return new ReportText(report).write();
    }

    private String write() {
        writeVerdict();
        writeCheckpoint();
        writeEntry();
        writeCounts();
        writeFindings();
        writeList("Note", report.notices());
        writeList("Not checked", report.notChecked());
        return text.toString();
    }

    private void writeVerdict() {
        String what = "the " + report.kind() + " " + report.subject();
        line(
                switch (report.verdict()) {
                    case VERIFIED -> "VERIFIED: " + what;
                    case SELF_CONSISTENT -> "SELF-CONSISTENT, NOT INDEPENDENTLY VERIFIED: " + what;
                    case FAILED ->
                        "NOT VERIFIED: " + what + " has "
                                + (report.findingsTotal() == 1
                                        ? "a fault"
                                        : number(report.findingsTotal()) + " faults");
                });
        if (report.verdict() == Verdict.SELF_CONSISTENT) {
            line("  It fits together, but the keys came from inside it: whoever made it may have made all of it up.");
            line("  Get the log's key or policy from somebody else, and give it with --key or --policy.");
        }
    }

    private void writeCheckpoint() {
        line("");
        Checkpoint checkpoint = report.checkpoint();
        if (checkpoint != null) {
            line("Log          " + checkpoint.origin());
            line("Checkpoint   " + number(checkpoint.size()) + " entries, root "
                    + checkpoint.root().base64());
        }
        line("Checked by   " + report.trust());
        report.signers().forEach(key -> line("Signed by    " + key));
        report.witnesses().forEach(witness -> line("Cosigned by  " + witness));
        if (report.remembered()) {
            line("Remembered   later verifications must be consistent with this checkpoint");
        }
    }

    private void writeEntry() {
        EntryShown entry = report.entry();
        if (entry == null) {
            return;
        }
        line("");
        // The words must not say more than was found.
        line(report.exitCode() == 0 ? "The entry" : "The entry, as it claims to be");
        line("  position     " + number(entry.position()));
        member("recorded at", entry.recordedAt());
        member("event", entry.type());
        member("about", entry.subject());
        member("number", entry.seq());
        for (Disclosed disclosed : entry.disclosed()) {
            line("  disclosed    " + disclosed.path() + " = " + disclosed.value());
        }
    }

    private void member(String label, @Nullable String value) {
        if (value != null) {
            line("  " + String.format(Locale.ROOT, "%-12s", label) + " " + value);
        }
    }

    private void writeCounts() {
        List<Report.Count> counts =
                report.counts().stream().filter(count -> count.value() > 0).toList();
        if (!counts.isEmpty()) {
            line("");
            line("Checked");
            counts.forEach(count -> line(String.format(Locale.ROOT, "  %,11d  %s", count.value(), count.label())));
        }
    }

    private void writeFindings() {
        if (report.findingsTotal() == 0) {
            return;
        }
        line("");
        line("Wrong");
        for (Finding finding : report.findings()) {
            Long position = finding.position();
            line("  " + finding.where() + (position == null ? "" : ", entry " + position) + ": " + finding.message()
                    + " [" + finding.code() + "]");
            member("  expected", finding.expected());
            member("  found", finding.found());
        }
        long more = report.findingsTotal() - report.findings().size();
        if (more > 0) {
            line("  and " + number(more) + " faults more");
        }
    }

    private void writeList(String title, List<String> items) {
        if (!items.isEmpty()) {
            line("");
            line(title);
            items.forEach(item -> line("  " + item));
        }
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private void line(String content) {
        text.append(Printable.of(content)).append('\n');
    }
}
