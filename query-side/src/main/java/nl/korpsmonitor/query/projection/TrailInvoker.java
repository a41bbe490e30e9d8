package nl.korpsmonitor.query.projection;

import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Takes every message that the processor streams. It only says how far the ledger is: the events themselves are read
 * from the trail, where they are decoded once, by the ledger's own codec, with their positions and record times.
 */
final class TrailInvoker implements EventHandlerInvoker {
    private final Projecting projection;

    TrailInvoker(Projecting projection) {
        this.projection = projection;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        long position = ((TrackedEventMessage<?>) message)
                .trackingToken()
                .position()
                .orElseThrow(() -> new IllegalStateException("the ledger's tokens have positions"));
        projection.fold(position);
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
