package nl.korpsmonitor.command.deciding;

import java.time.LocalDate;
import nl.korpsmonitor.events.values.PartialDate;

/** Compares dates that may be partly known. */
public final class Dates {
    private Dates() {}

    /** Whether every day that the first can mean lies before every day that the second can mean. */
    public static boolean certainlyBefore(PartialDate first, PartialDate second) {
        LocalDate latest = first.latest();
        LocalDate earliest = second.earliest();
        return latest != null && earliest != null && latest.isBefore(earliest);
    }
}
