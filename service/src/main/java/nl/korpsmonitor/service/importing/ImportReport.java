package nl.korpsmonitor.service.importing;

import java.util.List;
import java.util.SequencedMap;
import nl.korpsmonitor.events.values.Subject;

/**
 * What an import did.
 *
 * @param title of the file
 * @param dryRun whether it was to record nothing
 * @param records how many the file holds
 * @param recorded how many were recorded now
 * @param repeated how many had been recorded before, and were not again
 * @param leftOut subjects of which nothing was recorded now, each with the fault that stopped it
 * @param faults all faults, in the order in which they were found
 */
public record ImportReport(
        String title,
        boolean dryRun,
        int records,
        int recorded,
        int repeated,
        SequencedMap<Subject, ImportFault> leftOut,
        List<ImportFault> faults) {
    public ImportReport {
        faults = List.copyOf(faults);
    }

    /** Whether all is well: nothing was left out. */
    public boolean clean() {
        return faults.isEmpty();
    }

    /** The report for people, in lines. */
    public List<String> lines() {
        List<String> lines = new java.util.ArrayList<>();
        faults.forEach(fault -> lines.add(fault.toString()));
        if (dryRun) {
            lines.add("Dry run of '" + title + "': " + count(records, "record") + ", " + count(faults.size(), "fault")
                    + "; nothing was recorded.");
            return lines;
        }
        lines.add("Imported '" + title + "': " + recorded + " of " + records + " records recorded, " + repeated
                + " had been recorded before.");
        if (!leftOut.isEmpty()) {
            lines.add("Nothing was recorded about " + count(leftOut.size(), "subject") + " with faults: "
                    + String.join(
                            ", ", leftOut.keySet().stream().map(Subject::id).toList()));
        } else if (!faults.isEmpty()) {
            lines.add("Nothing was recorded: the form of the file must be right first.");
        }
        return lines;
    }

    private static String count(int number, String noun) {
        return number == 1 ? "1 " + noun : number + " " + noun + "s";
    }
}
