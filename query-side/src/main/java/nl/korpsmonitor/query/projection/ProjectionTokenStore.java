package nl.korpsmonitor.query.projection;

import java.util.Optional;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/**
 * The read models' own position is the token, so that both are written by one atomic act: storing the token commits
 * what was folded. There is one segment and one process (the data directory is locked), so that claims need no owner.
 */
final class ProjectionTokenStore implements TokenStore {
    private final ViewProjection projection;

    ProjectionTokenStore(ViewProjection projection) {
        this.projection = projection;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        if (token != null) {
            projection.commit();
        }
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        long position = projection.readModels().position();
        return position == 0 ? null : new GlobalSequenceTrackingToken(position - 1);
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        // The only process holds the claim for as long as it lives.
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        // See extendClaim.
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
