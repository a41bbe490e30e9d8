package nl.korpsmonitor.service.observation;

import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

/**
 * Makes the span of a request, as a child of the one that its {@code traceparent} names. Of an exception it tells the
 * class: messages quote what people wrote.
 */
final class ReceivedTraces extends PropagatingReceiverTracingObservationHandler<ReceiverContext<?>> {
    ReceivedTraces(Tracer tracer, Propagator propagator) {
        super(tracer, propagator);
    }

    @Override
    public void onError(ReceiverContext<?> context) {
        @Nullable Throwable error = context.getError();
        if (error != null) {
            getRequiredSpan(context).error(Failure.standingFor(error));
        }
    }
}
