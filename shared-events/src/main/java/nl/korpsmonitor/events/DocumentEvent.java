package nl.korpsmonitor.events;

import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** What happens to the description of a document; subject {@code document/<identifier>}. */
public sealed interface DocumentEvent extends DomainEvent {
    /** The edition whose working paper it is, the same in all events of a document; null when it is nobody's, and public. */
    @Nullable
    Integer edition();

    /**
     * @param receivedOn the day on which it reached us
     */
    @EventName(value = "document-registered", revision = 2)
    record DocumentRegistered(
            Document document,
            PartialDate receivedOn,
            @Nullable Integer edition,
            PartialDate occurredOn) implements DocumentEvent {}

    /**
     * The description was wrong or incomplete. The identifier stays.
     *
     * @param document the whole description as it should be
     * @param reason why
     */
    @EventName(value = "document-description-corrected", revision = 2)
    record DocumentDescriptionCorrected(
            Document document, @Nullable Integer edition, Confidential<String> reason, PartialDate occurredOn)
            implements DocumentEvent {}

    /**
     * The document's bytes are stored with the ledger.
     *
     * @param sha256 64 lower-case hexadecimal digits, over the bytes
     * @param size in bytes
     * @param mediaType such as {@code application/pdf}
     */
    @EventName(value = "document-file-stored", revision = 2)
    record DocumentFileStored(
            String sha256,
            long size,
            @Nullable String mediaType,
            @Nullable Integer edition,
            PartialDate occurredOn) implements DocumentEvent {}
}
