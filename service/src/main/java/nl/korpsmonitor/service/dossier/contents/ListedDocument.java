package nl.korpsmonitor.service.dossier.contents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.ledger.document.DamagedFileException;
import org.jspecify.annotations.Nullable;

/**
 * A document that the events of a dossier name.
 *
 * @param document as the last of them describes it
 * @param positions of the events that name it, and of those that are about it
 * @param stored what was recorded when its file was stored; null when it was not, or not everybody may see that
 * @param included whether its file is in the dossier
 * @param bytes its file; null when it is not in the dossier, and for who verifies one: he looks at them himself
 * @param missing whether it is not there because the store has it no more
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record ListedDocument(
        Document document,
        List<Long> positions,
        @Nullable DocumentFileStored stored,
        boolean included,
        byte @Nullable [] bytes,
        boolean missing) {
    /** The most bytes of files that a dossier takes; the others are named, and not in it. */
    private static final long MAXIMUM_BYTES = 64L * 1024 * 1024;

    public ListedDocument {
        positions = List.copyOf(positions);
    }

    /**
     * All of them, by identifier, as a dossier that is there has them.
     *
     * @param files of the dossier, by their names below the payload
     */
    public static List<ListedDocument> of(EventsTrail trail, Set<String> files) {
        return of(List.copyOf(trail.all()), null, stored -> null).stream()
                .map(each -> new ListedDocument(
                        each.document,
                        each.positions,
                        each.stored,
                        each.stored != null && files.contains(each.path()),
                        null,
                        false))
                .toList();
    }

    /**
     * All of them, by identifier, with the files that the dossier may have.
     *
     * @param shown the events of the dossier
     * @throws RefusedException when a file that is stored has other bytes than were recorded
     */
    public static List<ListedDocument> of(List<ShownEvent> shown, StoredFiles files) {
        Map<Long, String> keys = new HashMap<>();
        shown.stream()
                .filter(each -> each.event().event() instanceof DocumentFileStored)
                .forEach(each -> {
                    String key = each.data().at("/key/value").asString(null);
                    if (key != null) {
                        keys.put(each.event().position(), key);
                    }
                });
        return of(shown.stream().map(ShownEvent::event).toList(), files, stored -> keys.get(stored.position()));
    }

    private static List<ListedDocument> of(
            List<RecordedEvent> events, @Nullable StoredFiles files, Function<RecordedEvent, @Nullable String> keys) {
        Map<String, Document> documents = new TreeMap<>();
        Map<String, List<Long>> positions = new TreeMap<>();
        Map<String, RecordedEvent> stored = new TreeMap<>();
        for (RecordedEvent event : events) {
            for (Document document : NamedDocuments.in(event.event())) {
                documents.put(document.identifier(), document);
                positions
                        .computeIfAbsent(document.identifier(), identifier -> new ArrayList<>())
                        .add(event.position());
            }
            if (event.event() instanceof DocumentFileStored) {
                String identifier = event.subject().segments().getLast();
                stored.put(identifier, event);
                positions.computeIfAbsent(identifier, each -> new ArrayList<>()).add(event.position());
            }
        }
        List<ListedDocument> listed = new ArrayList<>();
        long room = MAXIMUM_BYTES;
        for (Document document : documents.values()) {
            RecordedEvent event = stored.get(document.identifier());
            byte[] bytes = null;
            boolean missing = false;
            if (files != null
                    && event != null
                    && isWanted((DocumentFileStored) event.event(), keys.apply(event), room)) {
                bytes = bytes(event, files, keys.apply(event));
                missing = bytes == null;
                room -= bytes == null ? 0 : bytes.length;
            }
            listed.add(new ListedDocument(
                    document,
                    positions.getOrDefault(document.identifier(), List.of()).stream()
                            .distinct()
                            .toList(),
                    event == null ? null : (DocumentFileStored) event.event(),
                    bytes != null,
                    bytes,
                    missing));
        }
        return listed;
    }

    private static boolean isWanted(DocumentFileStored stored, @Nullable String key, long room) {
        return (stored.inTheClear() || key != null) && stored.size() <= room;
    }

    private static byte @Nullable [] bytes(RecordedEvent event, StoredFiles files, @Nullable String key) {
        try {
            return files.file((DocumentFileStored) event.event(), key).orElse(null);
        } catch (DamagedFileException e) {
            throw new RefusedException(
                    "document-file-damaged",
                    "The stored file of " + event.subject() + " is not the one that was recorded, so that no dossier"
                            + " is made with it. Restore it from a backup; './ledger verify' finds every such file.");
        } catch (IOException e) {
            throw new UncheckedIOException("the stored file of " + event.subject() + " can't be read", e);
        }
    }

    /** The SHA-256 that was recorded or stated of its bytes; null when none was. */
    public @Nullable String sha256() {
        return stored == null ? document.sha256() : stored.sha256();
    }

    /** Under what its file is in the dossier: a confidential one is there only when its key is shown. */
    public Decision decision() {
        return stored == null || stored.inTheClear() ? Decision.PUBLIC : Decision.SHOWN;
    }

    /** Where its file is, below the payload; null when it is not there. */
    public @Nullable String file() {
        return included ? path() : null;
    }

    /** Where its file is, below the payload, or would be. */
    public String path() {
        FileFormat format = FileFormat.ofMediaType(stored == null ? null : stored.mediaType());
        return FileFormat.DOCUMENTS + document.identifier() + "." + format.ending();
    }
}
