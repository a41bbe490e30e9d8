package nl.korpsmonitor.service.security;

import nl.korpsmonitor.service.http.ApiVersion;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * What may be asked without a login. What is shown then is judged where it is answered. Whatever is not listed here is closed, to everybody: a new path is
 * opened by naming it, here and in docs/access.md.
 */
final class OpenReads {
    /** Patterns of paths, for GET and HEAD. */
    static final String[] PATHS = {
        "/",
        "/swagger-ui/**",
        "/health",
        "/health/live",
        "/health/ready",
        "/health/ready/writes",
        "/health/checkpoints",
        "/trail/checkpoint",
        "/trail/tile/**",
        "/v1/openapi.json",
        "/v1/openapi.json/swagger-config",
        "/v1/ledger",
        "/v1/proofs/consistency",
        "/v1/events",
        "/v1/events/*",
        "/v1/events/*/body",
        "/v1/events/*/bundle",
        "/v1/events/*/proof",
        "/v1/timeline",
        "/v1/differences",
        "/v1/explanations",
        "/v1/reconstructions",
        "/v1/reconstructions/events",
        "/v1/search",
        "/v1/organisations",
        "/v1/organisations/*",
        "/v1/mandates",
        "/v1/mandates/*",
        "/v1/documents",
        "/v1/documents/*",
        "/v1/documents/*/file",
        "/v1/editions",
        "/v1/editions/*",
        "/v1/editions/*/scores",
        "/v1/editions/*/totals",
        "/v1/editions/*/findings",
        "/v1/editions/*/dimensions",
        "/v1/editions/*/scorecards",
        "/v1/editions/*/scorecards/*",
        "/v1/editions/*/scorecards/*/by/*",
        "/v1/recommendations",
        "/v1/recommendations/*/*",
        "/v1/recommendations/*/*/provenance",
        "/v1/decisions",
        "/v1/agreements",
        "/v1/comparisons/*/*",
        "/v1/comparisons/*/*/dimensions",
        "/v1/trends",
        "/v1/holds",
        "/v1/holds/*",
        "/v1/inquiries",
        "/v1/inquiries/*",
        "/v1/inquiries/*/dossiers/*",
        "/v1/inquiries/*/dossiers/*/file",
        "/v1/dossiers",
        "/v1/audits",
        "/v1/audits/*"
    };

    /** Asks for a login, for GET and HEAD: calendar programs send one only when they are asked for it. */
    static final String CALENDAR = ApiVersion.PATH + "/inquiries/calendar.ics";

    private OpenReads() {}

    /** Opens those, and the figures to whoever may read them, and asks a login of every write; which role it takes is the command's to say. */
    static AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry allow(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            MetricsReaders metricsReaders) {
        return requests.requestMatchers(HttpMethod.GET, CALENDAR)
                .authenticated()
                .requestMatchers(HttpMethod.HEAD, CALENDAR)
                .authenticated()
                .requestMatchers(HttpMethod.GET, PATHS)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, PATHS)
                .permitAll()
                .requestMatchers(metricsReaders)
                .permitAll()
                .requestMatchers(HttpMethod.OPTIONS)
                .permitAll()
                .requestMatchers("/error")
                .permitAll()
                .requestMatchers(HttpMethod.POST, ApiVersion.PATH + "/**")
                .authenticated()
                .requestMatchers(HttpMethod.PUT, OwnPassword.PATH)
                .authenticated();
    }
}
