package nl.korpsmonitor.command.disclosure;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.ConfirmErasure;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.DropErasureRequest;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.ReleaseValue;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.RequestErasure;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.WithholdValue;
import nl.korpsmonitor.command.http.PathSubject;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.http.Writes;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes about the confidential values of one event. */
@RestController
@RequestMapping(path = "/v1/events/{position}", consumes = MediaType.APPLICATION_JSON_VALUE)
public class DisclosureWrites {
    private final WriteEndpoint endpoint;

    /** @param endpoint does the work */
    public DisclosureWrites(WriteEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Withholds a value on a ground of the open government act. */
    @PostMapping("/withholdings")
    @Writes(WithholdValue.class)
    ResponseEntity<Object> withhold(HttpServletRequest request, @PathVariable String position) throws IOException {
        return endpoint.accept(request, WithholdValue.class, subject(position));
    }

    /** Ends that a value is withheld. */
    @PostMapping("/releases")
    @Writes(ReleaseValue.class)
    ResponseEntity<Object> release(HttpServletRequest request, @PathVariable String position) throws IOException {
        return endpoint.accept(request, ReleaseValue.class, subject(position));
    }

    /** Asks that a value be erased for good. */
    @PostMapping("/erasures")
    @Writes(RequestErasure.class)
    ResponseEntity<Object> requestErasure(HttpServletRequest request, @PathVariable String position)
            throws IOException {
        return endpoint.accept(request, RequestErasure.class, subject(position));
    }

    /** Erases a value, as another person asked. */
    @PostMapping("/erasures/confirmations")
    @Writes(ConfirmErasure.class)
    ResponseEntity<Object> confirmErasure(HttpServletRequest request, @PathVariable String position)
            throws IOException {
        return endpoint.accept(request, ConfirmErasure.class, subject(position));
    }

    /** Gives up that a value be erased. */
    @PostMapping("/erasures/withdrawals")
    @Writes(DropErasureRequest.class)
    ResponseEntity<Object> dropErasure(HttpServletRequest request, @PathVariable String position) throws IOException {
        return endpoint.accept(request, DropErasureRequest.class, subject(position));
    }

    private static PathSubject subject(String position) {
        return PathSubject.disclosure(position);
    }
}
