package nl.korpsmonitor.command.inquiry;

import java.util.List;
import nl.korpsmonitor.events.InquiryEvent.Disclosed;

/**
 * A dossier that was made.
 *
 * @param zip the file; not copied, so leave it as it is
 * @param disclosed the confidential values that it shows, by position; empty for a public one
 * @param missing identifiers of documents whose file it lacks because the store has lost it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; it may be large.
public record MadeDossier(byte[] zip, List<Disclosed> disclosed, List<String> missing) {
    public MadeDossier {
        disclosed = List.copyOf(disclosed);
        missing = List.copyOf(missing);
    }
}
