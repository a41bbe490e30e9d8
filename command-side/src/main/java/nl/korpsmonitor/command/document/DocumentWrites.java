package nl.korpsmonitor.command.document;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import nl.korpsmonitor.command.document.DocumentCommand.CorrectDocument;
import nl.korpsmonitor.command.document.DocumentCommand.RegisterDocument;
import nl.korpsmonitor.command.http.PathSubject;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.http.Writes;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes about documents. */
@RestController
@RequestMapping(path = "/v1/documents", consumes = MediaType.APPLICATION_JSON_VALUE)
public class DocumentWrites {
    private final WriteEndpoint endpoint;

    /** @param endpoint does the work */
    public DocumentWrites(WriteEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Makes a document known; its body names the identifier. */
    @PostMapping
    @Writes(value = RegisterDocument.class, named = "identifier")
    ResponseEntity<Object> register(HttpServletRequest request) throws IOException {
        return endpoint.acceptNamed(
                request,
                RegisterDocument.class,
                "identifier",
                identifier -> PathSubject.of("document", "identifier", identifier));
    }

    /** Corrects the description. */
    @PostMapping("/{identifier}/corrections")
    @Writes(CorrectDocument.class)
    ResponseEntity<Object> correct(HttpServletRequest request, @PathVariable String identifier) throws IOException {
        return endpoint.accept(request, CorrectDocument.class, PathSubject.of("document", "identifier", identifier));
    }
}
