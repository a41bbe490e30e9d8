package nl.korpsmonitor.command.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import nl.korpsmonitor.command.audit.AuditCommand.RecordAudit;
import nl.korpsmonitor.command.http.PathSubject;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.http.Writes;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes about audits. */
@RestController
@RequestMapping(path = "/v1/audits", consumes = MediaType.APPLICATION_JSON_VALUE)
public class AuditWrites {
    private final WriteEndpoint endpoint;

    /** @param endpoint does the work */
    public AuditWrites(WriteEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Records that an audit took place; its body names the code. */
    @PostMapping
    @Writes(value = RecordAudit.class, named = "code")
    ResponseEntity<Object> record(HttpServletRequest request) throws IOException {
        return endpoint.acceptNamed(request, RecordAudit.class, "code", code -> PathSubject.of("audit", "code", code));
    }
}
