package nl.korpsmonitor.service.observation;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import org.jspecify.annotations.Nullable;

/** Makes the spans of what happens within a request. Of an exception it tells the class, as {@link ReceivedTraces} does. */
final class InnerTraces extends DefaultTracingObservationHandler {
    InnerTraces(Tracer tracer) {
        super(tracer);
    }

    @Override
    public void onError(Observation.Context context) {
        @Nullable Throwable error = context.getError();
        if (error != null) {
            getRequiredSpan(context).error(Failure.standingFor(error));
        }
    }
}
