package nl.korpsmonitor.command.inquiry;

import java.util.List;
import nl.korpsmonitor.events.InquiryEvent.Disclosed;

/**
 * A dossier that was made.
 *
 * @param zip the file; not copied, so leave it as it is
 * @param disclosed the confidential values that it shows, by position; empty for a public one
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; it may be large.
public record MadeDossier(byte[] zip, List<Disclosed> disclosed) {
    public MadeDossier {
        disclosed = List.copyOf(disclosed);
    }
}
