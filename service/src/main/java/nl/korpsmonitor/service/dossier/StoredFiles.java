package nl.korpsmonitor.service.dossier;

import java.util.Optional;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.InquiryEvent.Version;

/** Gives the files of documents that are stored with the ledger, as far as a version of a dossier may have them. Safe for use by many threads. */
@FunctionalInterface
public interface StoredFiles {
    /** No file is stored with the ledger. */
    StoredFiles NONE = (identifier, stored, version) -> Optional.empty();

    /**
     * A document's file.
     *
     * @param stored the event that says which bytes they are; whoever asks holds the bytes to it
     * @return the bytes; empty when they are not stored here, or are not for that version
     */
    Optional<byte[]> file(String identifier, DocumentFileStored stored, Version version);
}
