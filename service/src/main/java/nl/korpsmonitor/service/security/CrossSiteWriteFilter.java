package nl.korpsmonitor.service.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import nl.korpsmonitor.service.http.Problem;
import nl.korpsmonitor.service.http.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses writes that another site's page makes a browser send. There is no session and so no CSRF token to check, but a
 * browser that once asked for the username and password sends them with every request to this address, whichever page
 * makes it. Browsers tell in {@code Sec-Fetch-Site} and {@code Origin} where a write comes from; programs that are no
 * browser send neither and pass.
 */
final class CrossSiteWriteFilter extends OncePerRequestFilter {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final ProblemWriter problems;

    CrossSiteWriteFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SAFE_METHODS.contains(request.getMethod()) || isOwn(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    response, Problem.of(403, "A write must come from this site's own pages, or from no page at all."));
        }
    }

    private static boolean isOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return (site == null || OWN_SITE.contains(site.toLowerCase(Locale.ROOT)))
                && (origin == null || isOwnOrigin(origin, request));
    }

    private static boolean isOwnOrigin(String origin, HttpServletRequest request) {
        @Nullable URI uri = parsed(origin);
        return uri != null
                && request.getScheme().equalsIgnoreCase(uri.getScheme())
                && request.getServerName().equalsIgnoreCase(uri.getHost())
                && request.getServerPort() == port(uri);
    }

    private static @Nullable URI parsed(String origin) {
        try {
            return URI.create(origin);
        } catch (IllegalArgumentException e) {
            return null; // No origin of ours: refused.
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
