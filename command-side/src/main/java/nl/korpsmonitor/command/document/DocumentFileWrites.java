package nl.korpsmonitor.command.document;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.document.DocumentCommand.StoreDocumentFile;
import nl.korpsmonitor.command.http.FileMediaTypes;
import nl.korpsmonitor.command.http.PathSubject;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.http.Writes;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Receipt;
import nl.korpsmonitor.ledger.document.FileTooLongException;
import nl.korpsmonitor.ledger.document.ReceivedFile;
import nl.korpsmonitor.ledger.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the files of documents. Their bytes are the body; nothing here looks into them, nor takes a name from the sender. */
@RestController
public class DocumentFileWrites {
    /** The parameter that says who may have the bytes. */
    public static final String ACCESSIBLE = "accessible";

    /** For whoever may see the document; they are stored as they are. */
    public static final String PUBLIC = "PUBLIC";

    /** As confidential values are; they are stored encrypted. */
    public static final String INTERNAL = "INTERNAL";

    /** Who may make bytes public; the roles that are taken first when an account has several. */
    private static final Set<Role> MAY_PUBLISH =
            Collections.unmodifiableSet(EnumSet.of(Role.COORDINATOR, Role.PUBLISHER));

    private static final Set<String> STORED =
            Set.of(DocumentFileStored.class.getAnnotation(EventName.class).value());

    private final WriteEndpoint endpoint;
    private final FileStore store;

    /** @param endpoint does the work that all writes share */
    public DocumentFileWrites(WriteEndpoint endpoint, FileStore store) {
        this.endpoint = endpoint;
        this.store = store;
    }

    /** Stores the bytes of a document that is registered. */
    @PostMapping("/v1/documents/{identifier}/files")
    @Writes(StoreDocumentFile.class)
    ResponseEntity<Object> store(HttpServletRequest request, @PathVariable String identifier)
            throws HttpMediaTypeNotSupportedException {
        PathSubject subject = PathSubject.of("document", "identifier", identifier);
        Actor sender = endpoint.requireAllowed(command(subject.subject(), null, null));
        String mediaType = FileMediaTypes.require(request.getHeader(HttpHeaders.CONTENT_TYPE));
        Faults faults = new Faults();
        String accessible = faults.collect(() -> accessible(request.getParameterValues(ACCESSIBLE)), INTERNAL);
        requireMay(sender, subject.subject(), accessible);
        long length = request.getContentLengthLong();
        if (length > store.maximumBytes()) {
            throw tooLong();
        }
        try (ReceivedFile file =
                store.intake().receive(request.getInputStream(), accessible.equals(INTERNAL), store.maximumBytes())) {
            try {
                return endpoint.acceptMade(
                        request,
                        command(subject.subject(), file, mediaType),
                        subject,
                        Set.of(ACCESSIBLE),
                        accessible + "\n" + mediaType + "\n" + file.sha256(),
                        faults,
                        () -> file.keepIn(store.files()));
            } catch (RefusedException e) {
                if (e.rule().equals(FileStoring.ONE_FILE) && !WriteEndpoint.isRehearsal(request)) {
                    return again(subject.subject(), file, mediaType, e);
                }
                throw e;
            }
        } catch (FileTooLongException e) {
            throw tooLong();
        } catch (IOException e) {
            // The sender's failures are told apart before.
            throw new StoreException("a file can't be stored: " + e.getMessage(), e);
        }
    }

    /** What is public stays so, and a force can't give its bytes to a document of others. Nothing was read yet. */
    private void requireMay(Actor sender, Subject document, String accessible) {
        if (accessible.equals(PUBLIC) && !MAY_PUBLISH.contains(sender.role())) {
            throw new ForbiddenException(
                    "This account may not store a public file, which is public for good; that takes one of the roles "
                            + MAY_PUBLISH + ". Store it as " + INTERNAL + ", or ask one of them.");
        }
        if (sender.organisation() == null || MAY_PUBLISH.contains(sender.role())) {
            return;
        }
        // The first event of a document registers it; of one that is not registered others tell.
        store.trail().ofSubject(document, 0, Long.MAX_VALUE, 1).stream()
                .filter(registered -> !registered.actor().id().equals(sender.id()))
                .findFirst()
                .ifPresent(other -> {
                    throw new ForbiddenException(
                            "An account of a force stores files only of documents that it registered"
                                    + " itself; this one was registered by another.");
                });
    }

    private static StoreDocumentFile command(Subject subject, @Nullable ReceivedFile file, @Nullable String mediaType) {
        return file == null
                ? new StoreDocumentFile(subject, null, null, null, null, null, null)
                : new StoreDocumentFile(
                        subject, file.sha256(), file.size(), mediaType, file.storedSha256(), file.key(), null);
    }

    private InvalidInputException tooLong() {
        return new InvalidInputException("body", "at most " + store.maximumBytes() + " bytes");
    }

    private static String accessible(String @Nullable [] values) {
        if (values == null) {
            return INTERNAL;
        }
        if (values.length != 1 || !(values[0].equals(PUBLIC) || values[0].equals(INTERNAL))) {
            throw new InvalidInputException(ACCESSIBLE, "is " + PUBLIC + " or " + INTERNAL + ", and given once");
        }
        return values[0];
    }

    /** The very same file, for the same readers, gets the answer that it got. */
    private ResponseEntity<Object> again(
            Subject subject, ReceivedFile file, String mediaType, RefusedException refused) {
        RecordedEvent recorded = store.trail()
                .page(new EventFilter(subject.id(), STORED, null, null, null), 0, 1)
                .getFirst();
        DocumentFileStored stored = (DocumentFileStored) recorded.event();
        if (stored.sha256().equals(file.sha256())
                && mediaType.equals(stored.mediaType())
                && stored.inTheClear() == (file.key() == null)) {
            return endpoint.repeated(
                    new Receipt(subject, recorded.sequence(), recorded.position(), 1, recorded.recordedAt()));
        }
        throw refused;
    }
}
