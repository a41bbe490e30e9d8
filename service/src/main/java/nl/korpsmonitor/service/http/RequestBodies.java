package nl.korpsmonitor.service.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.korpsmonitor.events.problems.FieldFault;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of a write whole before anything acts on it, and refuses what is too large or no UTF-8. It stands
 * behind the login, so that nobody without one can make it keep anything.
 */
@Component
@Order(0)
public class RequestBodies extends OncePerRequestFilter {
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private static final Pattern FILE = Pattern.compile(ApiVersion.PATH + "/documents/[^/]+/files");

    private final ProblemWriter problems;

    RequestBodies(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (WITHOUT_BODY.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            problems.write(response, Problem.of(415, "Send the body as it is, without Content-Encoding."));
            return;
        }
        if (isFile(request)) {
            // It is no text, and too long to be kept here: whoever takes it bounds it.
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(Limits.MAXIMUM_BODY_BYTES + 1);
        if (body.length > Limits.MAXIMUM_BODY_BYTES) {
            refuse(response, "at most " + Limits.MAXIMUM_BODY_BYTES + " bytes");
        } else if (!isUtf8(body)) {
            refuse(response, "must be UTF-8, and holds bytes that are not");
        } else if (holdsNul(body)) {
            refuse(response, "must be UTF-8 text; it holds NUL characters, as UTF-16 does");
        } else {
            chain.doFilter(new WithBody(request, body), response);
        }
    }

    /** Spelt otherwise, such a path gets the bounds of all others. */
    private static boolean isFile(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && FILE.matcher(request.getRequestURI()).matches();
    }

    private void refuse(HttpServletResponse response, String message) throws IOException {
        // What the client may still be sending is not worth reading.
        response.setHeader("Connection", "close");
        problems.write(response, Problem.badInput(List.of(new FieldFault("body", message))));
    }

    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Such bytes can be UTF-8, but readers of JSON take them for UTF-16 or UTF-32. */
    private static boolean holdsNul(byte[] body) {
        for (byte b : body) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static final class WithBody extends HttpServletRequestWrapper {
        private final byte[] body;

        WithBody(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new BodyStream(body);
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
        }
    }

    private static final class BodyStream extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        BodyStream(byte[] body) {
            bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("nothing here reads a body without waiting");
        }
    }
}
