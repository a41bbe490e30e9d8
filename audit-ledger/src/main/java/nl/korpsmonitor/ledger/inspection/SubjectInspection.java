package nl.korpsmonitor.ledger.inspection;

import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.Rows;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoreInspection;
import nl.korpsmonitor.ledger.store.SubjectStep;

/** Finds gaps in the histories of subjects, and histories that run against the order of positions. */
final class SubjectInspection {
    private SubjectInspection() {}

    /** Returns how many subjects there are. */
    static long inspect(StoreInspection store, Findings findings) {
        long subjects = 0;
        SubjectStep last = new SubjectStep("", -1, -1);
        try (Rows<SubjectStep> steps = store.subjects()) {
            for (SubjectStep step = steps.next(); step != null; step = steps.next()) {
                boolean follows = subjects > 0 && last.subject().equals(step.subject());
                if (!follows) {
                    subjects++;
                }
                long expected = follows ? last.sequence() + 1 : 0;
                Place place = store.place("entries").at(step.position(), null);
                if (step.sequence() != expected) {
                    findings.add(
                            place,
                            "its subject's history goes from sequence " + (expected - 1) + " to " + step.sequence()
                                    + ": something between is missing");
                } else if (follows && step.position() < last.position()) {
                    findings.add(
                            place,
                            "it follows position " + last.position()
                                    + " in its subject's history, but stands before it");
                }
                last = step;
            }
        } catch (StoreException e) {
            findings.add(store.place("entries"), "the histories of subjects can't be read: " + e.getMessage());
        }
        return subjects;
    }
}
