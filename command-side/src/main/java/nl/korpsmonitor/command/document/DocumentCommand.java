package nl.korpsmonitor.command.document;

import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandName;
import nl.korpsmonitor.command.deciding.SubjectType;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** What may be asked about a document; its identifier is the subject's. */
@SubjectType("document")
public sealed interface DocumentCommand extends Command {

    /**
     * Makes a document known, so that it can be relied on.
     *
     * @param title as printed; 1 to 500 characters
     * @param date the document's own date; may be unknown
     * @param mediaType such as {@code application/pdf}; left out when not known
     * @param size in bytes; left out when not known
     * @param sha256 64 lower-case hexadecimal digits over its bytes; left out when they were not seen
     * @param location where it can be found: a URL or a shelf mark; left out when not known
     * @param receivedOn the day on which it reached us; left out means unknown
     * @param edition year of an edition that was opened, when it is a working paper of it: then it is seen as that edition is, and until
     *     that is public only what belongs to it may rely on it. It can't change later; left out for what everybody may see
     * @param fictitious whether it is invented data; required, it can't change later
     */
    @CommandName(
            value = "register-document",
            roles = {Role.COORDINATOR, Role.PUBLISHER, Role.ASSESSOR, Role.REVIEWER})
    record RegisterDocument(
            Subject subject,
            @Nullable String title,
            @Nullable PartialDate date,
            @Nullable String mediaType,
            @Nullable Long size,
            @Nullable String sha256,
            @Nullable String location,
            @Nullable PartialDate receivedOn,
            @Nullable Integer edition,
            @Nullable Boolean fictitious,
            @Nullable PartialDate occurredOn)
            implements DocumentCommand {}

    /**
     * Gives the whole description as it should be. What was recorded before keeps the description that it had.
     *
     * @param title as printed; 1 to 500 characters
     * @param date the document's own date; may be unknown
     * @param mediaType such as {@code application/pdf}; left out when not known
     * @param size in bytes; left out when not known
     * @param sha256 64 lower-case hexadecimal digits over its bytes; left out when they were not seen
     * @param location where it can be found: a URL or a shelf mark; left out when not known
     * @param reason 1 to 4,000 characters; kept confidential
     */
    @CommandName(
            value = "correct-document",
            roles = {Role.COORDINATOR, Role.PUBLISHER})
    record CorrectDocument(
            Subject subject,
            @Nullable String title,
            @Nullable PartialDate date,
            @Nullable String mediaType,
            @Nullable Long size,
            @Nullable String sha256,
            @Nullable String location,
            @Nullable String reason,
            @Nullable PartialDate occurredOn)
            implements DocumentCommand {}

    /**
     * Stores the document's bytes with the ledger. A document has one file: another version of it is another document.
     *
     * @param sha256 64 lower-case hexadecimal digits over the bytes, as they were received
     * @param size of the bytes
     * @param mediaType such as {@code application/pdf}
     * @param storedSha256 the same over the bytes as they are to be stored; null when these are the document's own
     * @param key under which they are encrypted; null when they are not, for whoever may see the document
     */
    @CommandName(
            value = "store-document-file",
            roles = {Role.COORDINATOR, Role.PUBLISHER, Role.ASSESSOR, Role.REVIEWER},
            withBytes = true)
    record StoreDocumentFile(
            Subject subject,
            @Nullable String sha256,
            @Nullable Long size,
            @Nullable String mediaType,
            @Nullable String storedSha256,
            @Nullable Confidential<String> key,
            @Nullable PartialDate occurredOn)
            implements DocumentCommand {}
}
