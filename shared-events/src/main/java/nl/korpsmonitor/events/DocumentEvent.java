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
     * The document's bytes are stored with the ledger, as they are or encrypted.
     *
     * @param sha256 64 lower-case hexadecimal digits, over the bytes of the document
     * @param size of the document, in bytes
     * @param mediaType such as {@code application/pdf}
     * @param storedSha256 the same over the bytes as they are stored; null when these are the document's own
     * @param key under which they are encrypted, base64url; null when they are stored as they are, for whoever may see the document
     */
    @EventName(value = "document-file-stored", revision = 3)
    record DocumentFileStored(
            String sha256,
            long size,
            @Nullable String mediaType,
            @Nullable Integer edition,
            @Nullable String storedSha256,
            @Nullable Confidential<String> key,
            PartialDate occurredOn)
            implements DocumentEvent {

        /** SHA-256 over the bytes as they are stored, and by which they are found. */
        public String storedAs() {
            return storedSha256 == null ? sha256 : storedSha256;
        }

        /** Whether whoever may see the document may have its bytes; else they are confidential. */
        public boolean inTheClear() {
            return key == null;
        }
    }
}
