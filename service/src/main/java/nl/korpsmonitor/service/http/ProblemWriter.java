package nl.korpsmonitor.service.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no controller is at work: in filters and in the container. Safe for use by many threads. */
@Component
public class ProblemWriter {
    private final JsonMapper mapper = new JsonMapper();

    /**
     * Answers with the problem; the headers already set stay.
     *
     * @throws IllegalStateException when the answer is already on its way
     */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = mapper.writeValueAsBytes(problem);
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
