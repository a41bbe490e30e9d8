package nl.korpsmonitor.service.verifying;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.ledger.finding.Finding;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.inspection.LedgerInspection;
import nl.korpsmonitor.query.readmodel.ComparedReadModels;
import org.jspecify.annotations.Nullable;

/**
 * What a verification came to.
 *
 * @param kind of place: directory or database
 * @param place that was read
 * @param ledger what was found out of it; null when it can't be read at all
 * @param readModels digests of the read models; null when there are none that could be compared
 * @param trusted the keys that the person gave, the policy's included
 * @param checked what was looked at, a sentence each
 * @param findings the first of them, at most {@link nl.korpsmonitor.ledger.finding.Findings#MAXIMUM_KEPT}
 * @param total how many there were in all
 * @param notices what is no fault, but good to know
 * @param remembered whether it is kept for comparison with what is verified later
 */
public record Verification(
        String kind,
        String place,
        LedgerInspection.@Nullable Result ledger,
        @Nullable ComparedReadModels readModels,
        List<String> trusted,
        List<String> checked,
        List<Finding> findings,
        long total,
        List<String> notices,
        boolean remembered) {

    public Verification {
        trusted = List.copyOf(trusted);
        checked = List.copyOf(checked);
        findings = List.copyOf(findings);
        notices = List.copyOf(notices);
    }

    /** What came of a place, not remembered yet. */
    static Verification of(
            String kind,
            String place,
            LedgerInspection.@Nullable Result ledger,
            @Nullable ComparedReadModels readModels,
            List<String> trusted,
            Findings findings) {
        return new Verification(
                kind,
                place,
                ledger,
                readModels,
                trusted,
                findings.checked(),
                findings.shown(),
                findings.total(),
                findings.notices(),
                false);
    }

    /** The same, once it is settled whether it is remembered, with something more to know; null for nothing. */
    public Verification with(boolean isRemembered, @Nullable String notice) {
        List<String> more = new ArrayList<>(notices);
        if (notice != null) {
            more.add(notice);
        }
        return new Verification(kind, place, ledger, readModels, trusted, checked, findings, total, more, isRemembered);
    }

    /** Whether nothing was found. */
    public boolean sound() {
        return total == 0;
    }

    /** Whether it was verified under a key that the person gave; else it is only consistent with itself. */
    public boolean independent() {
        return ledger != null && ledger.independent();
    }
}
