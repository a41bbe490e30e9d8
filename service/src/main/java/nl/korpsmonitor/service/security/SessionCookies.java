package nl.korpsmonitor.service.security;

import jakarta.servlet.http.Cookie;
import java.util.Set;
import java.util.stream.Stream;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.apache.catalina.session.StandardManager;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.core.env.Environment;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * The two cookies of the pages: the session's, which no script reads, and that of the token against other sites' writes, which scripts of our own pages must
 * read. Where browsers come by TLS their names begin with {@code __Host-}: then no other host, and nobody on the network, can plant one.
 */
@Component
public class SessionCookies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /** Whether browsers reach the service by TLS only. */
    static final String SETTING = "korpsmonitor.sessions.only-over-tls";

    /** The header in which a script sends the token. */
    public static final String CSRF_HEADER = "X-CSRF-TOKEN";

    private final boolean tls;

    @Autowired
    SessionCookies(Environment settings, SwaggerUiConfigProperties swagger) {
        this.tls = isTls(settings);
        swagger.getCsrf().setEnabled(true);
        swagger.getCsrf().setCookieName(csrfName());
        swagger.getCsrf().setHeaderName(CSRF_HEADER);
    }

    private static boolean isTls(Environment settings) {
        String text = settings.getProperty(SETTING, "");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            // A proxy in front may speak TLS where the service does not; that it must be told.
            case "" ->
                Stream.of("server.ssl.bundle", "server.ssl.key-store", "server.ssl.certificate")
                        .anyMatch(settings::containsProperty);
            default -> throw new InvalidInputException(SETTING, "must be true or false");
        };
    }

    private String name(String name) {
        return tls ? "__Host-" + name : name;
    }

    /** The name of the cookie that holds the token. */
    public String csrfName() {
        return name("csrf");
    }

    /** The name of the session's cookie. */
    public String sessionName() {
        return name("session");
    }

    /** With it a browser forgets its session. */
    Cookie noSession() {
        Cookie cookie = new Cookie(sessionName(), "");
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(tls);
        cookie.setMaxAge(0);
        return cookie;
    }

    CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(csrfName());
        tokens.setHeaderName(CSRF_HEADER);
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> {
            cookie.httpOnly(false).sameSite(SameSite.STRICT.attributeValue());
            if (tls) {
                cookie.secure(true);
            }
        });
        return tokens;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        Session session = factory.getSettings().getSession();
        session.setTimeout(Sessions.IDLE);
        session.setPersistent(false);
        session.setTrackingModes(Set.of(Session.SessionTrackingMode.COOKIE));
        session.getCookie().setName(sessionName());
        session.getCookie().setPath("/");
        session.getCookie().setHttpOnly(true);
        // With Strict a browser that the identity provider sends back would not show it, and the login would not be
        // found.
        session.getCookie().setSameSite(SameSite.LAX);
        if (tls) {
            session.getCookie().setSecure(true);
        }
        factory.addContextCustomizers(context -> {
            StandardManager manager = new StandardManager();
            manager.setMaxActiveSessions(Sessions.MAXIMUM);
            context.setManager(manager);
        });
    }
}
