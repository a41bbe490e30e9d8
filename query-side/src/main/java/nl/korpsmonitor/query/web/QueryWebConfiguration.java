package nl.korpsmonitor.query.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.Viewer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The read API. It needs beans of {@link Trail}, {@link ViewProjection}, {@link Viewer} and {@link Clock}, and shows the
 * ledger's root when there is a {@link nl.korpsmonitor.query.state.LedgerRoot}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    EditionController.class,
    ScorecardController.class,
    RecommendationController.class,
    OrganisationController.class,
    MandateController.class,
    DocumentController.class,
    ComparisonController.class,
    EventController.class,
    LedgerController.class
})
public class QueryWebConfiguration {

    @Bean
    States states(Trail trail, ViewProjection projection, Clock clock) {
        return new States(trail, projection, clock);
    }

    @Bean
    EventFeed eventFeed(Trail trail, ViewProjection projection, States states) {
        return new EventFeed(trail, projection, states);
    }

    @Bean
    WebMvcConfigurer readParameters(Viewer viewer) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ParameterGuard(viewer));
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

    /** A feed never ends: who asks for one must not wait for the digest of all of it. */
    private static final class ReadEtagFilter extends ShallowEtagHeaderFilter {
        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            String accept = request.getHeader("Accept");
            return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
        }
    }
}
