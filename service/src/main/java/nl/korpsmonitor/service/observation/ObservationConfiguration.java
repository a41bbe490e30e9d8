package nl.korpsmonitor.service.observation;

import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.nio.file.Path;
import nl.korpsmonitor.command.running.CommandObserver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.observation.SecurityObservationSettings;

/** What is observed, and what is not. Spring Boot's own configuration does the rest. */
@Configuration(proxyBeanMethods = false)
public class ObservationConfiguration {
    @Bean
    PrometheusMeterRegistry meterRegistry() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config()
                // We have no sessions.
                .meterFilter(MeterFilter.denyNameStartsWith("tomcat.sessions"))
                // Whoever can reach the service may read its metrics: no paths and no version of Java.
                .meterFilter(MeterFilter.denyNameStartsWith("disk."))
                .meterFilter(MeterFilter.denyNameStartsWith("jvm.info"))
                // Tells the same as 'exception' and 'outcome'.
                .meterFilter(MeterFilter.ignoreTags("error"));
        return registry;
    }

    @Bean
    DiskSpace diskSpace(@Value("${korpsmonitor.data}") Path dataDirectory) {
        return new DiskSpace(dataDirectory);
    }

    @Bean
    CommandObserver commandObserver(ObservationRegistry observations, Tracer tracer, PrometheusMeterRegistry meters) {
        return new CommandObservations(observations, tracer, meters);
    }

    @Bean
    ServerRequests serverRequests() {
        return new ServerRequests();
    }

    @Bean
    ObservationPredicate withoutProbes() {
        return ServerRequests.WITHOUT_PROBES;
    }

    @Bean
    @Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER)
    ReceivedTraces receivedTraces(Tracer tracer, Propagator propagator) {
        return new ReceivedTraces(tracer, propagator);
    }

    @Bean
    @Order(MicrometerTracingAutoConfiguration.DEFAULT_TRACING_OBSERVATION_HANDLER_ORDER)
    InnerTraces innerTraces(Tracer tracer) {
        return new InnerTraces(tracer);
    }

    /** Each filter as a span of its own would tell nothing that the request's does not. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Traces that nobody asked for get ids, for the log and the ledger, and cost nothing more. */
    @Bean
    SdkTracerProviderBuilderCustomizer nothingRecordedForNobody(ObjectProvider<SpanExporter> exporters) {
        return builder -> {
            if (exporters.stream().findAny().isEmpty()) {
                builder.setSampler(Sampler.alwaysOff());
            }
        };
    }
}
