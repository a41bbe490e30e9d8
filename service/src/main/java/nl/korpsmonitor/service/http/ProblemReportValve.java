package nl.korpsmonitor.service.http;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with a problem where Tomcat refuses a request before any filter sees it, such as a malformed request line. */
public class ProblemReportValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);

    private final ProblemWriter problems = new ProblemWriter();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            ResponseHeaders.set(response.getResponse(), request.isSecure(), false);
            problems.write(response.getResponse(), Problem.of(status, DetailOf.status(status)));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // The client is gone or has its answer already.
            LOG.debug("can't report status {}", status, e);
        }
    }
}
