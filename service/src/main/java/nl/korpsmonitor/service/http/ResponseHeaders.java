package nl.korpsmonitor.service.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sets the headers of every answer, before anything else can answer. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ResponseHeaders extends OncePerRequestFilter {
    private static final String OWN_PAGES = "default-src 'self'; img-src 'self' data:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    // Swagger UI styles its elements in place.
    private static final String SWAGGER_UI = OWN_PAGES + "; style-src 'self' 'unsafe-inline'";
    private static final String DESCRIPTION = ApiVersion.PATH + "/openapi.json";
    private static final String TRAIL = "/trail/";
    static final String EXPOSED = ApiVersion.HEADER + ", As-Of-Position, Content-Disposition, ETag, Link, Retry-After";
    private static final String STRICT_TRANSPORT = "max-age=31536000; includeSubDomains";

    private final TrustedPages pages;

    ResponseHeaders(TrustedPages pages) {
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        set(response, request.isSecure(), request.getRequestURI().startsWith("/swagger-ui"));
        if (isForEveryPage(request) && !pages.isTrusted(request)) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
        }
        NotStored wrapped = new NotStored(response);
        try {
            chain.doFilter(request, wrapped);
        } finally {
            wrapped.onResponseCommitted();
        }
    }

    /**
     * Whether pages of any site may read the answer in their visitor's browser: what anybody may read without a login, so that a verifier can be a page.
     * What is answered to a login is for our own pages only, and for those that {@link TrustedPages} knows.
     */
    private static boolean isForEveryPage(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        boolean open = path.startsWith(ApiVersion.PATH + "/") || path.startsWith(TRAIL);
        boolean login = request.getHeader("Authorization") != null || request.getRequestedSessionId() != null;
        return path.equals(DESCRIPTION) || (read && open && !login);
    }

    /** Sets them on an answer that no filter sees. */
    static void set(HttpServletResponse response, boolean secure, boolean swaggerUi) {
        response.setHeader(ApiVersion.HEADER, ApiVersion.VALUE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        // Other sites are told nothing. With no-referrer browsers would not even tell us that a form is our own: they
        // send 'Origin: null' then.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Content-Security-Policy", swaggerUi ? SWAGGER_UI : OWN_PAGES);
        if (secure) {
            response.setHeader("Strict-Transport-Security", STRICT_TRANSPORT);
        }
    }

    /** Forbids storing what says nothing of it; that is known only when the answer goes out. */
    private static final class NotStored extends OnCommittedResponseWrapper {
        NotStored(HttpServletResponse response) {
            super(response);
        }

        @Override
        protected void onResponseCommitted() {
            if (!isCommitted() && !containsHeader("Cache-Control")) {
                setHeader("Cache-Control", "no-store");
            }
        }
    }
}
