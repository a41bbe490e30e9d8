package nl.korpsmonitor.service.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * Takes the token from a form, where it looks different each time so that what compresses answers can't tell it, and as it is in the cookie from the header
 * that a script sends.
 */
final class CsrfTokens implements CsrfTokenRequestHandler {
    private final CsrfTokenRequestHandler inHeader = new CsrfTokenRequestAttributeHandler();
    private final CsrfTokenRequestHandler inForm = new XorCsrfTokenRequestAttributeHandler();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        inForm.handle(request, response, token);
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        boolean header = request.getHeader(token.getHeaderName()) != null;
        return (header ? inHeader : inForm).resolveCsrfTokenValue(request, token);
    }
}
