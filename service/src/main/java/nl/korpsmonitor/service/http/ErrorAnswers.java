package nl.korpsmonitor.service.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for errors that no controller threw: those of filters and of Spring Security's firewall. */
@RestController
@Hidden
public class ErrorAnswers implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    @RequestMapping("/error")
    @Nullable
    ResponseEntity<Problem> error(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            // An answer that broke off: nothing may stand behind what was sent of it.
            return null;
        }
        // Tomcat refuses some requests, such as TRACE, before the filter that sets them.
        ResponseHeaders.set(response, request.isSecure(), false);
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header("Cache-Control", "no-store")
                .body(problem(status, request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)));
    }

    private static Problem problem(int status, @Nullable Object exception) {
        if (status != 500) {
            return Problem.of(status, DetailOf.status(status));
        }
        String correlation = UUID.randomUUID().toString();
        LOG.error("problem {}", correlation, exception);
        return Problem.internal(correlation);
    }
}
