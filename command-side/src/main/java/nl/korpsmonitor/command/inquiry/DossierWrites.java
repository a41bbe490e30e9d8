package nl.korpsmonitor.command.inquiry;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import nl.korpsmonitor.command.http.PathSubject;
import nl.korpsmonitor.command.http.Preparation;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.http.Writes;
import nl.korpsmonitor.command.inquiry.InquiryCommand.IssueDossier;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.ViewingPurpose;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Issues dossiers of answers to inquiries. */
@RestController
@RequestMapping(path = "/v1/inquiries", consumes = MediaType.APPLICATION_JSON_VALUE)
public class DossierWrites {
    private final WriteEndpoint endpoint;
    private final DossierDesk desk;

    /**
     * Takes them over HTTP.
     *
     * @param endpoint does what all writes need
     * @param desk has them made
     */
    public DossierWrites(WriteEndpoint endpoint, DossierDesk desk) {
        this.endpoint = endpoint;
        this.desk = desk;
    }

    /** Makes a dossier and records that it is handed over; the file is fetched from its own address. A rehearsal makes it too, without opening what is confidential. */
    @PostMapping("/{code}/dossiers")
    @Writes(IssueDossier.class)
    ResponseEntity<Object> issue(
            HttpServletRequest request,
            @PathVariable String code,
            @RequestHeader(name = ViewingPurpose.HEADER, required = false) @Nullable String purpose)
            throws IOException {
        return endpoint.accept(
                request,
                IssueDossier.class,
                PathSubject.of("inquiry", "code", code),
                (command, rehearsal) -> prepare((IssueDossier) command, rehearsal, purpose));
    }

    private Preparation.Prepared prepare(IssueDossier command, boolean rehearsal, @Nullable String header) {
        @Nullable String purpose = ViewingPurpose.read(header);
        if (command.version() == Version.CONFIDENTIAL && purpose == null) {
            throw new InvalidInputException(
                    ViewingPurpose.HEADER, "is required for a CONFIDENTIAL dossier: say why values are opened");
        }
        boolean opens = command.version() == Version.CONFIDENTIAL && !rehearsal;
        DossierDesk.Prepared made = desk.prepare(command, opens ? purpose : null);
        return new Preparation.Prepared(made.command(), made.sequence(), Issuing::changedMeanwhile);
    }
}
