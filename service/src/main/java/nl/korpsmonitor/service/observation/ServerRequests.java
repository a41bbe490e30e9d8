package nl.korpsmonitor.service.observation;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Tells of a request its method, the template of its path, its status and how long it took, never the path itself: that
 * names whom it is about.
 */
final class ServerRequests extends DefaultServerRequestObservationConvention {
    /** Leaves out what only watches over the service: it would outnumber the requests of those who use it. */
    static final ObservationPredicate WITHOUT_PROBES = ServerRequests::isWanted;

    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
        return KeyValues.empty();
    }

    private static boolean isWanted(String name, Observation.Context context) {
        if (context instanceof ServerRequestObservationContext server && server.getCarrier() != null) {
            String path = server.getCarrier().getRequestURI();
            return !path.equals("/metrics") && !path.equals("/health") && !path.startsWith("/health/");
        }
        return true;
    }
}
