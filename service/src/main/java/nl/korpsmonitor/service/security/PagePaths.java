package nl.korpsmonitor.service.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import nl.korpsmonitor.service.security.issuer.IssuerClient;

/** Where the pages are. */
public final class PagePaths {
    public static final String HOME = "/";
    public static final String LOGIN = "/login";
    public static final String LOGOUT = "/logout";
    public static final String ACCOUNT = "/account";
    public static final String ACCOUNT_PASSWORD = "/account/password";

    /** Shows the page for logging in with what went wrong; nobody asks for it himself. */
    public static final String LOGIN_FAILED = "/login/failed";

    /** Begins a login at the identity provider. */
    public static final String PROVIDER = "/oauth2/authorization/" + IssuerClient.ID;

    static final String STYLE = "/pages.css";

    private static final String PROVIDER_START = "/oauth2/authorization/";

    /** Where the identity provider sends people back to. */
    static final String PROVIDER_RETURN = IssuerClient.RETURN_PATH;

    private static final Set<String> ALL = Set.of(HOME, LOGIN, LOGOUT, ACCOUNT, ACCOUNT_PASSWORD, LOGIN_FAILED, STYLE);

    private PagePaths() {}

    /** Whether it is for a page. */
    static boolean isPage(HttpServletRequest request) {
        String path = request.getRequestURI();
        return ALL.contains(path) || path.startsWith(PROVIDER_START) || path.startsWith(PROVIDER_RETURN);
    }

    /** Whether it begins or ends a session, which records nothing. */
    public static boolean isLogin(HttpServletRequest request) {
        return Set.of(LOGIN, LOGOUT).contains(request.getRequestURI());
    }
}
