package nl.korpsmonitor.query.projection;

import java.util.Optional;
import nl.korpsmonitor.ledger.claim.Claim;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;

/**
 * The read models' own position is the token, so that both are written by one act: storing the token commits what was folded. There is one segment, and
 * whoever holds the claim processes it.
 */
final class ProjectionTokenStore implements TokenStore {
    private final Projecting projecting;
    private final Claim claim;

    ProjectionTokenStore(Projecting projecting, Claim claim) {
        this.projecting = projecting;
        this.claim = claim;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        requireClaim();
        if (token != null) {
            projecting.commit();
        }
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        requireClaim();
        // Whatever this process remembers, another one may have projected since.
        long position = projecting.restart();
        return position == 0 ? null : new GlobalSequenceTrackingToken(position - 1);
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        requireClaim();
        projecting.bringSuccessor();
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        claim.release();
    }

    private void requireClaim() {
        if (!claim.held()) {
            throw new UnableToClaimTokenException("another process projects");
        }
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return new int[] {0};
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return Optional.of("views");
    }
}
