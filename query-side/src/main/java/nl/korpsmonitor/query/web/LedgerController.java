package nl.korpsmonitor.query.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.checkpoint.CheckpointStatus;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.query.projection.ProjectionStatus;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.state.LedgerFacts;
import nl.korpsmonitor.query.state.LedgerRoot;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells how the ledger stands, and what who wants to check it has to know. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "Ledger",
        description = "Identity, size and root of the ledger, its checkpoints, and how far the read models are.")
class LedgerController {
    private final Trail trail;
    private final ViewProjection projection;
    private final PublishedLog log;
    private final @Nullable LedgerRoot root;

    LedgerController(Trail trail, ViewProjection projection, PublishedLog log, ObjectProvider<LedgerRoot> root) {
        this.trail = trail;
        this.log = log;
        this.projection = projection;
        this.root = root.getIfAvailable();
    }

    /**
     * How the ledger stands.
     *
     * @param size how many entries
     * @param root base64 of the RFC 6962 root over exactly that many; absent where none is computed
     * @param lastRecordedAt when the last entry was recorded; absent when that is no event of the domain
     * @param ledgerId which ledger this is
     * @param origin by which its checkpoints name it
     * @param verifierKeys (C2SP vkeys) that sign its checkpoints now. Who trusts this service no further than they must, has them from elsewhere
     * @param policy in force, a C2SP tlog-policy; absent when no witness was ever asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LedgerState(
            @Nullable String ledgerId,
            @Nullable String origin,
            List<String> verifierKeys,
            long size,
            @Nullable String root,
            @Nullable Instant lastRecordedAt,
            Checkpoints checkpoints,
            @Nullable String policy,
            Projection projection,
            LedgerLinks links) {}

    /**
     * How far the ledger is signed and published.
     *
     * @param signedSize of the newest signed checkpoint; 0 before the first
     * @param publishedSize of the newest published checkpoint; 0 before the first
     * @param quorum whose cosignatures the policy asks for before a checkpoint is published; {@code none} when no one's
     * @param quorumMet whether the newest signed checkpoint has those cosignatures
     * @param witnesses their names within the policy
     */
    record Checkpoints(long signedSize, long publishedSize, String quorum, boolean quorumMet, List<String> witnesses) {}

    /**
     * Where to check it.
     *
     * @param checkpoint the newest published one, a signed note
     * @param tiles where the tiles and entry bundles of its tree are, in the layout of C2SP tlog-tiles
     * @param consistency proves that the ledger begins with what it was at an earlier size; add {@code ?from=}
     */
    record LedgerLinks(
            @Schema(example = "/trail/checkpoint") String checkpoint,
            @Schema(example = "/trail/tile") String tiles,
            @Schema(example = "/v1/proofs/consistency") String consistency) {
        private static final LedgerLinks ALL = new LedgerLinks(
                TrailController.PREFIX + "checkpoint", TrailController.PREFIX + "tile", "/v1/proofs/consistency");
    }

    /**
     * How far the read models are.
     *
     * @param position of the last entry that they hold; -1 when none
     * @param lag how many entries they have still to take in
     * @param healthy whether nothing holds them up
     */
    record Projection(long position, long lag, boolean healthy) {}

    @GetMapping("/v1/ledger")
    @Operation(
            summary =
                    "Shows which ledger this is, its size and root, its checkpoints, and how far the read models are.")
    LedgerState ledger() {
        LedgerRoot.Head head = root == null ? null : root.head();
        long size = head == null ? trail.size() : head.size();
        ProjectionStatus status = projection.status();
        LedgerFacts facts = LedgerFacts.of(trail);
        return new LedgerState(
                facts.ledgerId(),
                facts.origin(),
                facts.verifierKeys(),
                size,
                head == null ? null : head.root(),
                trail.event(size - 1).map(RecordedEvent::recordedAt).orElse(null),
                checkpoints(facts),
                facts.policy(),
                new Projection(status.position() - 1, status.lag(), status.isHealthy()),
                LedgerLinks.ALL);
    }

    private Checkpoints checkpoints(LedgerFacts facts) {
        CheckpointStatus status = log.status();
        return new Checkpoints(
                status.signedSize(),
                status.publishedSize(),
                facts.quorum(),
                status.quorumMet(),
                status.witnesses().stream().map(CheckpointStatus.Witness::name).toList());
    }
}
