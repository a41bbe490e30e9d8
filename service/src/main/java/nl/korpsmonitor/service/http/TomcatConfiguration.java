package nl.korpsmonitor.service.http;

import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.Valve;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets the container's limits and the form of its own errors. */
@Configuration(proxyBeanMethods = false)
public class TomcatConfiguration {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> limits() {
        return factory -> {
            factory.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(ProblemReportValve.class.getName()));
            List<Valve> valves = new ArrayList<>(factory.getEngineValves());
            valves.addFirst(new ForwardedMark());
            factory.setEngineValves(valves);
            factory.addConnectorCustomizers(connector -> {
                connector.setMaxParameterCount(Limits.MAXIMUM_PARAMETERS);
                connector.setMaxPostSize(Limits.MAXIMUM_BODY_BYTES);
                connector.setXpoweredBy(false);
                AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
                protocol.setMaxHttpHeaderSize(Limits.MAXIMUM_HEADER_BYTES);
                protocol.setMaxHeaderCount(Limits.MAXIMUM_HEADERS);
                // Tomcat takes this for reading, for writing and between requests.
                protocol.setConnectionTimeout((int) Limits.SILENCE.toMillis());
                protocol.setMaxConnections(Limits.MAXIMUM_CONNECTIONS);
                protocol.setMaxThreads(Limits.MAXIMUM_REQUESTS);
                protocol.setMaxSwallowSize(Limits.MAXIMUM_BODY_BYTES);
            });
        };
    }
}
