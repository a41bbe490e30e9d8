package nl.korpsmonitor.service.importing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was read. With faults, records and actors are those that could be read.
 *
 * @param title what it holds, for the report
 * @param fictitious whether everything in it is invented; null when the file does not say, as CSV can't
 * @param actors by key, in the order of the file; empty unless it is fictitious
 * @param records in the order of the file
 * @param faults what is wrong with its form, in the order of the file
 */
record ImportFile(
        String title,
        @Nullable Boolean fictitious,
        Map<String, InventedActor> actors,
        List<ImportRecord> records,
        List<ImportFault> faults) {
    ImportFile {
        records = List.copyOf(records);
        faults = List.copyOf(faults);
    }

    /** A file of which nothing could be read. */
    static ImportFile unreadable(ImportFault fault) {
        return new ImportFile("", null, Map.of(), List.of(), List.of(fault));
    }
}
