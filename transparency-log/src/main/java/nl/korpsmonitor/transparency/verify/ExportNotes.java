package nl.korpsmonitor.transparency.verify;

import nl.korpsmonitor.transparency.json.JsonNull;
import org.jspecify.annotations.Nullable;

/** Gathers, in order, what the entries of an export say about the ledger itself, and how many bodies there are. Not thread-safe. */
final class ExportNotes {

    private final String origin;
    private final ReportBuilder report;
    private final KeyHistory keys;
    private @Nullable String policy;
    private boolean opened;
    private long nextSeq;
    private long notHeld;
    private long withheld;

    ExportNotes(String origin, ReportBuilder report) {
        this.origin = origin;
        this.report = report;
        this.keys = new KeyHistory(origin);
    }

    /** Takes the next bundle. */
    void take(CheckedBundle checked) {
        report.count("bodiesHeld", "bodies compared with the entries' hashes", checked.bodiesHeld);
        report.count("disclosures", "confidential values compared with their bodies", checked.disclosures);
        notHeld += checked.bodiesNotHeld;
        withheld += checked.withheld;
        checked.notes.forEach(note -> take(note, BodiesCheck.bodiesPath(checked.tile.number())));
    }

    private void take(LedgerNote note, String where) {
        compareSeq(note, where);
        if (note.type().equals(LedgerNote.OPENED)) {
            open(note, where);
        }
        if (note.type().equals(LedgerNote.POLICY_CHANGED)) {
            policy = note.data().get("policy") instanceof JsonNull ? null : BodyReader.text(note.data(), "policy");
        }
        keys.take(note, where, report);
    }

    /** Every export holds what the ledger says of itself; a body that is left out could be the retirement of a key. */
    private void compareSeq(LedgerNote note, String where) {
        if (note.seq() > nextSeq) {
            report.add(Finding.at(
                            "ledger-event-missing",
                            where,
                            note.position(),
                            "Events about the ledger itself are left out before this one, though every export holds them:"
                                    + " one of them may retire a key. Ask for a whole export")
                    .differing("seq " + nextSeq, "seq " + note.seq()));
        }
        nextSeq = Math.max(nextSeq, note.seq() + 1);
    }

    private void open(LedgerNote note, String where) {
        String is = String.valueOf(BodyReader.text(note.data(), "origin"));
        if (note.position() != 0) {
            report.add(Finding.at("origin-mismatch", where, note.position(), "Only entry 0 can open the ledger"));
        } else if (is.equals(origin)) {
            opened = true;
        } else {
            opened = true;
            report.add(
                    Finding.at("origin-mismatch", where, 0, "Entry 0 opened another ledger than the checkpoint is of")
                            .differing(origin, is));
        }
    }

    /** Says what was not there. */
    void finish(long size, boolean full) {
        report.count("bodiesNotHeld", "bodies that this export does not hold", notHeld);
        report.count("withheld", "confidential values that are withheld or erased", withheld);
        if (notHeld > 0) {
            report.notChecked("The content of " + notHeld
                    + " entries whose bodies this export does not hold: that they are there,"
                    + " when they were recorded and that they were not altered is shown by their hashes. Whoever made the"
                    + " export may have left out the one that put witnesses in force last: to insist on witnesses, give"
                    + " --policy");
        }
        if (withheld > 0 && full) {
            // A value is lawfully gone once it was erased, so it is no fault; but whoever passed the export on may have
            // taken it out.
            report.notice(withheld
                    + " confidential values are not in this full export: they were erased, or taken out of it");
        }
        if (withheld > 0) {
            report.notChecked(withheld + " confidential values, of which only the salted digests are here");
        }
        if (size > 0 && !opened) {
            sayNotOpened(full);
        }
        report.notChecked(
                "README.md and verifier.jar: no signature covers them. Take the verifier from a source that you trust");
    }

    private void sayNotOpened(boolean full) {
        if (full || keys.known() || notHeld == 0) {
            report.add(Finding.at("origin-mismatch", BodiesCheck.bodiesPath(0), 0, "Entry 0 does not open a ledger"));
        } else {
            report.notChecked("Which ledger it is: the body of entry 0 is not held");
        }
    }

    /** The log's keys as the entries tell them. */
    KeyHistory keys() {
        return keys;
    }

    /** The text of the policy that the entries put in force last; null for none. */
    @Nullable
    String policy() {
        return policy;
    }
}
