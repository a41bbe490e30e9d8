package nl.korpsmonitor.service.dossier.verify;

import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry;
import nl.korpsmonitor.service.dossier.contents.AskedQuestion;
import nl.korpsmonitor.service.dossier.contents.ItemFiles;
import nl.korpsmonitor.service.dossier.contents.ShownEvent;
import nl.korpsmonitor.transparency.verify.DossierFiles;
import nl.korpsmonitor.transparency.verify.Finding;
import nl.korpsmonitor.transparency.verify.ReportBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Finds that a change of an inquiry was left out of a dossier, by what a later correction says that stood before it: the ledger takes that from the events. It finds
 * that something else stood, and not what is missing: a change of what no later correction corrects leaves no such trace, nor does one whose outcome something else
 * replaced before that correction, such as an extension before a reopening, which gives a day of its own, nor an extension together with the correction that took it back. Of the name of the person who asks a correction does not say what stood, and a reassignment says
 * not who answered before.
 */
final class Corrections {
    private final DossierFiles files;
    private final ReportBuilder report;

    Corrections(DossierFiles files, ReportBuilder report) {
        this.files = files;
        this.report = report;
    }

    void check(AnsweredInquiry inquiry) {
        AskedQuestion stands = AskedQuestion.of(inquiry.registered());
        for (RecordedEvent change : inquiry.changes()) {
            if (change.event() instanceof InquiryCorrected corrected) {
                requireStood(corrected.before(), stands, change.position());
            }
            stands = stands.after(change);
        }
    }

    private void requireStood(Details before, AskedQuestion stands, long position) {
        require("kind", stands.kind(), before.kind(), position);
        require("source", stands.source(), before.source(), position);
        require("askedBy", stands.askedBy(), before.askedBy(), position);
        require("question", stands.question(), before.question(), position);
        require("receivedOn", stands.receivedOn(), before.receivedOn(), position);
        require("dueOn", stands.dueOn(), before.dueOn(), position);
    }

    /** @param before null when the correction says nothing of it */
    private void require(String part, Object stands, @Nullable Object before, long position) {
        if (before != null && !before.equals(stands)) {
            report.add(Finding.at(
                            "event-left-out",
                            files.where(ReadDossier.DATA + ShownEvent.file(position)),
                            position,
                            "By the events before it that are there, what the correction says of " + part
                                    + " in before did not stand, so that one is not there")
                    .differing(
                            ItemFiles.node(stands).toString(),
                            ItemFiles.node(before).toString()));
        }
    }
}
