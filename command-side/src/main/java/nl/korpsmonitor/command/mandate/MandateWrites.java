package nl.korpsmonitor.command.mandate;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import nl.korpsmonitor.command.http.PathSubject;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.http.Writes;
import nl.korpsmonitor.command.mandate.MandateCommand.GrantMandate;
import nl.korpsmonitor.command.mandate.MandateCommand.LimitMandate;
import nl.korpsmonitor.command.mandate.MandateCommand.RevokeMandate;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes about mandates. */
@RestController
@RequestMapping(path = "/v1/mandates", consumes = MediaType.APPLICATION_JSON_VALUE)
public class MandateWrites {
    private final WriteEndpoint endpoint;

    /** @param endpoint does the work */
    public MandateWrites(WriteEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Grants a mandate; its body names the code. */
    @PostMapping
    @Writes(value = GrantMandate.class, named = "code")
    ResponseEntity<Object> grant(HttpServletRequest request) throws IOException {
        return endpoint.acceptNamed(
                request, GrantMandate.class, "code", code -> PathSubject.of("mandate", "code", code));
    }

    /** Records that it allows less. */
    @PostMapping("/{code}/limitations")
    @Writes(LimitMandate.class)
    ResponseEntity<Object> limit(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, LimitMandate.class, PathSubject.of("mandate", "code", code));
    }

    /** Records its end. */
    @PostMapping("/{code}/revocations")
    @Writes(RevokeMandate.class)
    ResponseEntity<Object> revoke(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, RevokeMandate.class, PathSubject.of("mandate", "code", code));
    }
}
