package nl.korpsmonitor.service.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the pages of the sites that {@code korpsmonitor.cors.origins} names, such as a dashboard, send a login and read what is answered to it. They can't
 * write: that takes a page of our own. For the pages of all other sites {@link ResponseHeaders} decides alone.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class TrustedPages extends OncePerRequestFilter {
    private static final String SETTING = "korpsmonitor.cors.origins";
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Set<String> origins;
    private final CorsFilter cors;

    /** @throws InvalidInputException when one of the origins is none */
    TrustedPages(@Value("${" + SETTING + ":}") String origins) {
        this.origins = Stream.of(origins.split(","))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .map(TrustedPages::checked)
                .collect(Collectors.toUnmodifiableSet());
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(List.copyOf(this.origins));
        allowed.setAllowedMethods(List.of("GET", "HEAD"));
        allowed.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.IF_NONE_MATCH));
        allowed.setExposedHeaders(List.of(ResponseHeaders.EXPOSED.split(", ")));
        allowed.setMaxAge(REMEMBERED);
        this.cors = new CorsFilter(request -> allowed);
    }

    private static String checked(String origin) {
        try {
            URI uri = URI.create(origin);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && origin.equals(uri.getScheme() + "://" + uri.getHost() + port)) {
                return origin;
            }
        } catch (IllegalArgumentException e) {
            // No origin: told below.
        }
        throw new InvalidInputException(
                SETTING, "must be origins such as https://dashboard.example, by commas; '" + origin + "' is none");
    }

    /** Whether a page of one of those sites asks. */
    boolean isTrusted(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && origins.contains(origin);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isTrusted(request)) {
            cors.doFilter(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }
}
