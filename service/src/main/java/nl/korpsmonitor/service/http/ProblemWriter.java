package nl.korpsmonitor.service.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no controller is at work: in filters and in the container. Safe for use by many threads. */
@Component
public class ProblemWriter {
    private final JsonMapper mapper = new JsonMapper();
    private final ProblemObserver observer;

    /** @param observer hears of those that are written after Spring has noted the request, which it does before any login */
    @Autowired
    public ProblemWriter(ProblemObserver observer) {
        this.observer = observer;
    }

    /** Nobody hears of what it writes. */
    ProblemWriter() {
        this((request, problem) -> {});
    }

    /**
     * Answers with the problem; the headers already set stay.
     *
     * @throws IllegalStateException when the answer is already on its way
     */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            observer.answered(attributes.getRequest(), problem);
        }
        byte[] body = mapper.writeValueAsBytes(problem);
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
