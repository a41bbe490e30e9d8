package nl.korpsmonitor.query.web.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.checkpoint.CheckpointStatus;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.query.projection.ProjectionStatus;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.state.LedgerRoot;
import nl.korpsmonitor.transparency.key.VerifierKey;
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
    private static final Pattern QUORUM = Pattern.compile("[ \\t]*quorum[ \\t]+(\\S+)[ \\t]*");
    private static final String NO_QUORUM = "none";

    private final Trail trail;
    private final ViewProjection projection;
    private final PublishedLog log;
    private final @Nullable LedgerRoot root;

    /** As of the last question; the next one reads on from there. */
    private volatile LedgerTrust trust = LedgerTrust.NONE;

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
        LedgerTrust known = trust.advanced(trail, trail.size());
        trust = known;
        LedgerOpened opened = opened();
        return new LedgerState(
                opened == null ? null : opened.ledgerId(),
                opened == null ? null : opened.origin(),
                known.keys().stream().map(VerifierKey::vkey).toList(),
                size,
                head == null ? null : head.root(),
                trail.event(size - 1).map(RecordedEvent::recordedAt).orElse(null),
                checkpoints(known),
                known.policyText(),
                new Projection(status.position() - 1, status.lag(), status.isHealthy()),
                LedgerLinks.ALL);
    }

    private Checkpoints checkpoints(LedgerTrust known) {
        CheckpointStatus status = log.status();
        return new Checkpoints(
                status.signedSize(),
                status.publishedSize(),
                quorum(known.policyText()),
                status.quorumMet(),
                status.witnesses().stream().map(CheckpointStatus.Witness::name).toList());
    }

    private @Nullable LedgerOpened opened() {
        return trail.event(0)
                .map(RecordedEvent::event)
                .filter(LedgerOpened.class::isInstance)
                .map(LedgerOpened.class::cast)
                .orElse(null);
    }

    /** The name on the policy's one quorum line. */
    private static String quorum(@Nullable String policy) {
        return policy == null
                ? NO_QUORUM
                : policy.lines()
                        .map(line -> QUORUM.matcher(line))
                        .filter(Matcher::matches)
                        .map(line -> line.group(1))
                        .findFirst()
                        .orElse(NO_QUORUM);
    }
}
