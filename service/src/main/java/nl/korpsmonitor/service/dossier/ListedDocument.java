package nl.korpsmonitor.service.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;

/**
 * A document that the events of a dossier name.
 *
 * @param document as the last of them describes it
 * @param positions of the events that name it, and of those that are about it
 * @param stored what was recorded when its file was stored; null when it was not, or not everybody may see that
 * @param bytes its file; null when it is not in the dossier
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ListedDocument(
        Document document, List<Long> positions, @Nullable DocumentFileStored stored, byte @Nullable [] bytes) {
    private static final Map<String, String> ENDINGS = Map.of(
            "application/pdf", ".pdf",
            "text/plain", ".txt",
            "text/csv", ".csv",
            "application/json", ".json",
            "application/xml", ".xml",
            "text/xml", ".xml",
            "text/html", ".html");

    ListedDocument {
        positions = List.copyOf(positions);
    }

    /**
     * All of them, by identifier.
     *
     * @throws IllegalStateException when a file that is stored has other bytes than were recorded
     */
    static List<ListedDocument> of(EventsTrail trail, StoredFiles files, Version version) {
        Map<String, Document> documents = new TreeMap<>();
        Map<String, List<Long>> positions = new TreeMap<>();
        Map<String, DocumentFileStored> stored = new TreeMap<>();
        for (RecordedEvent event : trail.all()) {
            for (Document document : NamedDocuments.in(event.event())) {
                documents.put(document.identifier(), document);
                positions
                        .computeIfAbsent(document.identifier(), identifier -> new ArrayList<>())
                        .add(event.position());
            }
            if (event.event() instanceof DocumentFileStored file) {
                String identifier = event.subject().segments().getLast();
                stored.put(identifier, file);
                positions.computeIfAbsent(identifier, each -> new ArrayList<>()).add(event.position());
            }
        }
        return documents.values().stream()
                .map(document -> {
                    DocumentFileStored file = stored.get(document.identifier());
                    return new ListedDocument(
                            document,
                            positions.getOrDefault(document.identifier(), List.of()).stream()
                                    .distinct()
                                    .toList(),
                            file,
                            file == null ? null : checked(document.identifier(), file, files, version));
                })
                .toList();
    }

    private static byte @Nullable [] checked(
            String identifier, DocumentFileStored stored, StoredFiles files, Version version) {
        byte[] bytes = files.file(identifier, stored, version).orElse(null);
        if (bytes != null && !Hash.sha256(bytes).hex().equals(stored.sha256())) {
            throw new IllegalStateException("the stored file of document " + identifier + " has another SHA-256 than "
                    + stored.sha256() + ", which was recorded; './ledger verify' looks into it");
        }
        return bytes;
    }

    /** The SHA-256 that was recorded or stated of its bytes; null when none was. */
    @Nullable
    String sha256() {
        return stored == null ? document.sha256() : stored.sha256();
    }

    /** Where its file is, below the payload; null when it is not there. */
    @Nullable
    String file() {
        if (bytes == null) {
            return null;
        }
        String mediaType = stored == null ? null : stored.mediaType();
        return "documents/" + document.identifier() + (mediaType == null ? "" : ENDINGS.getOrDefault(mediaType, ""));
    }
}
