package nl.korpsmonitor.query.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import nl.korpsmonitor.ledger.EntryBodies;
import nl.korpsmonitor.ledger.EntryDisclosures;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.search.SearchIndex;
import nl.korpsmonitor.query.state.Disclosures;
import nl.korpsmonitor.query.state.DossierFiles;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.state.ViewingRecord;
import nl.korpsmonitor.query.web.exchange.RequestCaller;
import nl.korpsmonitor.query.web.exchange.Streams;
import nl.korpsmonitor.query.web.history.HistoryReads;
import nl.korpsmonitor.query.web.inquiry.InquiryReads;
import nl.korpsmonitor.query.web.ledger.LedgerReads;
import nl.korpsmonitor.query.web.monitor.DocumentFileController;
import nl.korpsmonitor.query.web.monitor.MonitorReads;
import nl.korpsmonitor.query.web.search.SearchReads;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The read API. It needs beans of {@link Trail}, {@link EntryBodies}, {@link EntryDisclosures}, {@link DocumentFiles}, {@link PublishedLog}, {@link ViewProjection}, {@link SearchIndex}, {@link Viewer},
 * {@link ViewingRecord}, {@link DossierFiles} and {@link Clock}, and
 * shows the ledger's root when there is a {@link nl.korpsmonitor.query.state.LedgerRoot}.
 */
@Configuration(proxyBeanMethods = false)
@Import({MonitorReads.class, InquiryReads.class, HistoryReads.class, SearchReads.class, LedgerReads.class})
public class QueryWebConfiguration {
    @Bean
    States states(Trail trail, ViewProjection projection, PublishedLog log, Clock clock) {
        return new States(trail, projection, log, clock);
    }

    @Bean
    Disclosures disclosures(Trail trail) {
        return new Disclosures(trail);
    }

    @Bean
    Streams streams(RequestCaller caller) {
        return new Streams(caller);
    }

    @Bean
    WebMvcConfigurer readParameters(Viewer viewer) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ParameterGuard(viewer));
            }

            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
                negotiation.strategies(List.of(new JsonWhereAnythingIsTaken()));
            }
        };
    }

    /** What is not known is absent, everywhere; that is what the description of the API says too. */
    @Bean
    JsonMapperBuilderCustomizer absentWhenNotKnown() {
        return builder -> builder.changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    /** Gives an ETag to every answer that may be kept; it leaves alone what is marked no-store. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> readEtags() {
        FilterRegistrationBean<ShallowEtagHeaderFilter> filter = new FilterRegistrationBean<>(new ReadEtagFilter());
        filter.addUrlPatterns("/v1/*");
        filter.setName("readEtags");
        return filter;
    }

    private static final class ReadEtagFilter extends ShallowEtagHeaderFilter {
        /** A feed never ends: who asks for one must not wait for the digest of all of it. A file has a tag of its own, and says how long it is. */
        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            String accept = request.getHeader("Accept");
            return (accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE))
                    || request.getRequestURI().matches(DocumentFileController.PATH);
        }

        /** The answer to HEAD is that to GET without its body, so it has the same tag (RFC 9110, 9.3.2). */
        @Override
        protected boolean isEligibleForEtag(
                HttpServletRequest request, HttpServletResponse response, int status, InputStream body) {
            HttpServletRequest asGet = new HttpServletRequestWrapper(request) {
                @Override
                public String getMethod() {
                    return "HEAD".equals(super.getMethod()) ? "GET" : super.getMethod();
                }
            };
            return super.isEligibleForEtag(asGet, response, status, body);
        }
    }
}
