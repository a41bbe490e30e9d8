package nl.korpsmonitor.service.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Marks requests that say that a proxy sent them on. It comes before whatever believes that, as Tomcat takes such a header away once it has taken the address
 * from it.
 */
public final class ForwardedMark extends ValveBase {
    private static final String ATTRIBUTE = ForwardedMark.class.getName();
    private static final List<String> HEADERS = List.of(
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "Forwarded",
            "Via",
            "X-Real-IP");

    ForwardedMark() {
        // It lets requests go on that are answered later, such as feeds.
        super(true);
    }

    /** Whether the request says that a proxy sent it on, believed or not. */
    public static boolean isOn(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (HEADERS.stream().anyMatch(header -> request.getHeader(header) != null)) {
            request.setAttribute(ATTRIBUTE, true);
        }
        getNext().invoke(request, response);
    }
}
