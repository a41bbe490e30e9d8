package nl.korpsmonitor.command.hold;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import nl.korpsmonitor.command.hold.HoldCommand.LiftHold;
import nl.korpsmonitor.command.hold.HoldCommand.PlaceHold;
import nl.korpsmonitor.command.http.PathSubject;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.http.Writes;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes about holds. */
@RestController
@RequestMapping(path = "/v1/holds", consumes = MediaType.APPLICATION_JSON_VALUE)
public class HoldWrites {
    private final WriteEndpoint endpoint;

    /** @param endpoint does the work */
    public HoldWrites(WriteEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Keeps events from being erased; its body names the code. */
    @PostMapping
    @Writes(value = PlaceHold.class, named = "code")
    ResponseEntity<Object> place(HttpServletRequest request) throws IOException {
        return endpoint.acceptNamed(request, PlaceHold.class, "code", code -> PathSubject.of("hold", "code", code));
    }

    /** Ends a hold. */
    @PostMapping("/{code}/liftings")
    @Writes(LiftHold.class)
    ResponseEntity<Object> lift(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, LiftHold.class, PathSubject.of("hold", "code", code));
    }
}
