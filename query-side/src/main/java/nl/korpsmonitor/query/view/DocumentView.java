package nl.korpsmonitor.query.view;

import java.util.List;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A document's description.
 *
 * @param document as last corrected; a correction counts from the day of the first description
 * @param receivedOn the day on which it reached us
 * @param edition year of the edition whose working paper it is, and as which it is seen; null when it is nobody's
 * @param file null when its bytes are not stored here
 * @param positions of every event, in order
 */
public record DocumentView(
        Head head,
        Document document,
        PartialDate receivedOn,
        @Nullable Integer edition,
        @Nullable StoredFile file,
        List<Long> positions)
        implements View {

    /**
     * The bytes stored with the ledger.
     *
     * @param sha256 64 lower-case hexadecimal digits
     * @param size in bytes
     * @param accessible whether whoever may see the document may have them; else they are confidential, and opened as confidential values are
     * @param position of the event that says so
     */
    public record StoredFile(
            String sha256, long size, @Nullable String mediaType, boolean accessible, long position) {}
}
