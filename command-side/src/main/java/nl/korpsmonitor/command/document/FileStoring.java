package nl.korpsmonitor.command.document;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.time.LocalDate;
import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.document.DocumentCommand.CorrectDocument;
import nl.korpsmonitor.command.document.DocumentCommand.StoreDocumentFile;
import nl.korpsmonitor.events.DocumentEvent;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;

/** Decides about the files of documents: what the description says of the bytes must be so, before and after. */
final class FileStoring {
    /** The rule that forbids a second file. */
    static final String ONE_FILE = "file-stored-already";

    private static final String SHA_256 = "sha256";
    private static final String SIZE = "size";

    private FileStoring() {}

    static List<DocumentEvent> store(StoreDocumentFile command, DocumentState state, LocalDate today) {
        Faults faults = new Faults();
        Document described = state.document();
        faults.check(
                described != null, "identifier", "no document of this identifier is registered; register it first");
        String sha256 = faults.required(SHA_256, command.sha256());
        Long size = faults.required(SIZE, command.size());
        String mediaType = faults.required("mediaType", command.mediaType());
        faults.check(
                (command.key() == null) == (command.storedSha256() == null),
                "storedSha256",
                "belongs to a file that is encrypted, and to no other");
        PartialDate on = faults.pastDate(
                "occurredOn",
                command.occurredOn() == null ? new PartialDate(today.toString()) : command.occurredOn(),
                today);
        // Of a second file it is no use to say what it should be like.
        if (described != null && state.file() == null && sha256 != null && size != null) {
            requireDescribed(faults, described, sha256, size);
        }
        faults.orThrow();
        if (state.file() != null) {
            throw new RefusedException(
                    ONE_FILE,
                    "A file of this document is stored already, and stays; register another version as another document.");
        }
        return List.of(new DocumentFileStored(
                given(sha256),
                given(size),
                given(mediaType),
                state.edition(),
                command.storedSha256(),
                command.key(),
                given(on)));
    }

    private static void requireDescribed(Faults faults, Document described, String sha256, long size) {
        faults.check(
                described.sha256() == null || described.sha256().equals(sha256),
                SHA_256,
                "the description says " + described.sha256() + ", but the file has " + sha256
                        + "; send the file that is described, or correct the description");
        faults.check(
                described.size() == null || described.size() == size,
                SIZE,
                "the description says " + described.size() + " bytes, but the file has " + size
                        + "; send the file that is described, or correct the description");
    }

    /** A description may leave out what is known of the stored bytes, and may not deny it. */
    static void requireStillItsFile(Faults faults, CorrectDocument correct, @Nullable DocumentFileStored file) {
        if (file == null) {
            return;
        }
        faults.check(
                correct.sha256() == null || correct.sha256().equals(file.sha256()),
                SHA_256,
                "the stored file has " + file.sha256() + "; say that, or leave it out");
        faults.check(
                correct.size() == null || correct.size() == file.size(),
                SIZE,
                "the stored file has " + file.size() + " bytes; say that, or leave it out");
    }
}
