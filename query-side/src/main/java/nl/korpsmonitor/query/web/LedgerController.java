package nl.korpsmonitor.query.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.projection.ProjectionStatus;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.state.LedgerRoot;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells how the ledger stands. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Ledger", description = "Size and root of the ledger, and how far the read models are.")
class LedgerController {
    private final Trail trail;
    private final ViewProjection projection;
    private final @Nullable LedgerRoot root;

    LedgerController(Trail trail, ViewProjection projection, ObjectProvider<LedgerRoot> root) {
        this.trail = trail;
        this.projection = projection;
        this.root = root.getIfAvailable();
    }

    /**
     * How the ledger stands.
     *
     * @param size how many entries
     * @param root base64 of the RFC 6962 root over exactly that many; absent where none is computed
     * @param lastRecordedAt when the last entry was recorded; absent when that is no event of the domain
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LedgerState(
            long size, @Nullable String root, @Nullable Instant lastRecordedAt, Projection projection) {}

    /**
     * How far the read models are.
     *
     * @param position of the last entry that they hold; -1 when none
     * @param lag how many entries they have still to take in
     * @param healthy whether nothing holds them up
     */
    record Projection(long position, long lag, boolean healthy) {}

    @GetMapping("/v1/ledger")
    @Operation(summary = "Shows the ledger's size and root, and how far the read models are.")
    LedgerState ledger() {
        LedgerRoot.Head head = root == null ? null : root.head();
        long size = head == null ? trail.size() : head.size();
        ProjectionStatus status = projection.status();
        return new LedgerState(
                size,
                head == null ? null : head.root(),
                trail.event(size - 1).map(RecordedEvent::recordedAt).orElse(null),
                new Projection(status.position() - 1, status.lag(), status.isHealthy()));
    }
}
