package nl.korpsmonitor.command.disclosure;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.stream.Collectors;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.ConfirmErasure;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.DropErasureRequest;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.ReleaseValue;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.RequestErasure;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.WithholdValue;
import nl.korpsmonitor.command.http.PathSubject;
import nl.korpsmonitor.command.http.Rehearsal;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.http.WriteReceipt;
import nl.korpsmonitor.command.http.Writes;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRefused;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.RecordedRefusalException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
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
    private static final String HELD = "held";

    /** The link to what was handed over before and can't be erased: whoever erases must tell those who have it. */
    private static final String DOSSIERS = "dossiers";

    private final WriteEndpoint endpoint;
    private final Trail trail;

    /**
     * @param endpoint does the work
     * @param trail tells what was decided
     */
    public DisclosureWrites(WriteEndpoint endpoint, Trail trail) {
        this.endpoint = endpoint;
        this.trail = trail;
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
        return orRefused(endpoint.accept(request, RequestErasure.class, subject(position)));
    }

    /** Erases a value, as another person asked. */
    @PostMapping("/erasures/confirmations")
    @Writes(ConfirmErasure.class)
    ResponseEntity<Object> confirmErasure(HttpServletRequest request, @PathVariable String position)
            throws IOException {
        ResponseEntity<Object> answer = orRefused(endpoint.accept(request, ConfirmErasure.class, subject(position)));
        return answer.getBody() instanceof WriteReceipt receipt
                ? new ResponseEntity<>(
                        receipt.with(DOSSIERS, "/v1/dossiers?discloses=" + position),
                        answer.getHeaders(),
                        answer.getStatusCode())
                : answer;
    }

    /** Gives up that a value be erased. */
    @PostMapping("/erasures/withdrawals")
    @Writes(DropErasureRequest.class)
    ResponseEntity<Object> dropErasure(HttpServletRequest request, @PathVariable String position) throws IOException {
        return endpoint.accept(request, DropErasureRequest.class, subject(position));
    }

    /**
     * The answer, unless what was recorded, or would be, is a refusal: nobody may take that for success.
     *
     * @throws RecordedRefusalException when it was recorded
     * @throws RefusedException when it would be
     */
    private ResponseEntity<Object> orRefused(ResponseEntity<Object> answer) {
        if (answer.getBody() instanceof Rehearsal rehearsal) {
            rehearsal.events().forEach(event -> {
                if (event instanceof ErasureRefused refused) {
                    throw new RefusedException(
                            HELD,
                            "Nothing would be erased, as the value is held (" + holds(refused)
                                    + "); that it was asked for would be recorded. Ask when it is no longer held");
                }
            });
        }
        if (answer.getBody() instanceof WriteReceipt receipt) {
            long recorded = receipt.positions().getLast();
            trail.event(recorded).map(RecordedEvent::event).ifPresent(event -> {
                if (event instanceof ErasureRefused refused) {
                    throw new RecordedRefusalException(
                            HELD,
                            refusal(refused, recorded),
                            recorded,
                            answer.getHeaders().containsHeader(WriteEndpoint.REPLAYED));
                }
            });
        }
        return answer;
    }

    private static String refusal(ErasureRefused refused, long recorded) {
        return "Nothing was erased, as the value is held (" + holds(refused)
                + "); that it was asked for is recorded at position " + recorded
                + ". Ask again when it is no longer held";
    }

    private static String holds(ErasureRefused refused) {
        return refused.holds().stream().map(Subject::id).collect(Collectors.joining(", "));
    }

    private static PathSubject subject(String position) {
        return PathSubject.disclosure(position);
    }
}
