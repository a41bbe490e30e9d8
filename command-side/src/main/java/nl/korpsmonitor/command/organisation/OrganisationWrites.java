package nl.korpsmonitor.command.organisation;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import nl.korpsmonitor.command.http.PathSubject;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.http.Writes;
import nl.korpsmonitor.command.organisation.OrganisationCommand.EndOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.RegisterOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.RenameOrganisation;
import nl.korpsmonitor.command.organisation.OrganisationCommand.SucceedOrganisation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes about organisations. */
@RestController
@RequestMapping(path = "/v1/organisations", consumes = MediaType.APPLICATION_JSON_VALUE)
public class OrganisationWrites {
    private final WriteEndpoint endpoint;

    /** @param endpoint does the work */
    public OrganisationWrites(WriteEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Makes an organisation known; its body names the code. */
    @PostMapping
    @Writes(value = RegisterOrganisation.class, named = "code")
    ResponseEntity<Object> register(HttpServletRequest request) throws IOException {
        return endpoint.acceptNamed(
                request, RegisterOrganisation.class, "code", code -> PathSubject.of("organisation", "code", code));
    }

    /** Records another name. */
    @PostMapping("/{code}/names")
    @Writes(RenameOrganisation.class)
    ResponseEntity<Object> rename(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, RenameOrganisation.class, PathSubject.of("organisation", "code", code));
    }

    /** Records who took over. */
    @PostMapping("/{code}/successions")
    @Writes(SucceedOrganisation.class)
    ResponseEntity<Object> succeed(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, SucceedOrganisation.class, PathSubject.of("organisation", "code", code));
    }

    /** Records its end, without successor. */
    @PostMapping("/{code}/ends")
    @Writes(EndOrganisation.class)
    ResponseEntity<Object> end(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, EndOrganisation.class, PathSubject.of("organisation", "code", code));
    }
}
