package nl.korpsmonitor.events;

import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** What happens to the description of a document; subject {@code document/<identifier>}. */
public sealed interface DocumentEvent extends DomainEvent {

    /**
     * @param receivedOn the day on which it reached us
     */
    @EventName("document-registered")
    record DocumentRegistered(Document document, PartialDate receivedOn, PartialDate occurredOn)
            implements DocumentEvent {}

    /**
     * The description was wrong or incomplete. The identifier stays.
     *
     * @param document the whole description as it should be
     * @param reason why
     */
    @EventName("document-description-corrected")
    record DocumentDescriptionCorrected(Document document, Confidential<String> reason, PartialDate occurredOn)
            implements DocumentEvent {}

    /**
     * The document's bytes are stored with the ledger.
     *
     * @param sha256 64 lower-case hexadecimal digits, over the bytes
     * @param size in bytes
     * @param mediaType such as {@code application/pdf}
     */
    @EventName("document-file-stored")
    record DocumentFileStored(
            String sha256, long size, @Nullable String mediaType, PartialDate occurredOn) implements DocumentEvent {}
}
