package nl.korpsmonitor.query.web.ledger;

import java.time.Duration;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.state.Disclosures;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.ViewingRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The ledger itself: events, bodies, proofs, checkpoints and provenance. */
@Configuration(proxyBeanMethods = false)
@Import({
    BodyController.class,
    BundleController.class,
    CloudEventController.class,
    EventController.class,
    EventStreamController.class,
    LedgerController.class,
    ProofController.class,
    ProvenanceController.class,
    TrailController.class
})
public class LedgerReads {
    /** The property that says how long a request for a proof waits for a checkpoint; {@link ProofDesk#PATIENCE} when it is not set. */
    public static final String PROOF_PATIENCE = "korpsmonitor.proofs.patience";

    @Bean
    Opening opening(Trail trail, Disclosures disclosures, ViewingRecord record) {
        return new Opening(trail, disclosures, record);
    }

    @Bean
    EventFeed eventFeed(Trail trail, ViewProjection projection, States states, Disclosures disclosures) {
        return new EventFeed(trail, projection, states, disclosures);
    }

    @Bean
    ProofDesk proofDesk(
            Trail trail, PublishedLog log, @Value("${" + PROOF_PATIENCE + ":#{null}}") @Nullable Duration patience) {
        return new ProofDesk(trail, log, patience == null ? ProofDesk.PATIENCE : patience, ProofDesk.MAXIMUM_WAITING);
    }
}
