package nl.korpsmonitor.service.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.service.http.Problem;
import nl.korpsmonitor.service.http.ProblemObserver;
import nl.korpsmonitor.service.http.StoreFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Shows on a page what a page could not do; programs are told by problems. */
@ControllerAdvice(assignableTypes = {HomePage.class, LoginPage.class, AccountPage.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageFailures {
    private static final Logger LOG = LoggerFactory.getLogger(PageFailures.class);

    private final ProblemObserver observer;

    PageFailures(ProblemObserver observer) {
        this.observer = observer;
    }

    @ExceptionHandler
    ModelAndView on(ForbiddenException exception, HttpServletRequest request, HttpServletResponse response) {
        return shown("denied", Problem.of(403, String.valueOf(exception.getMessage())), request, response);
    }

    /** Too many are at it, or it can't be told now. */
    @ExceptionHandler
    ModelAndView on(
            AuthenticationServiceException exception, HttpServletRequest request, HttpServletResponse response) {
        LOG.warn("a password could not be looked at: {}", StoreFailures.line(exception));
        response.setHeader("Retry-After", Integer.toString(StoreFailures.RETRY_AFTER_SECONDS));
        return shown(
                "unavailable",
                Problem.of(503, "This can't be looked at now. Try again in a moment."),
                request,
                response);
    }

    /** A store that fails for now (503); whatever else it is, somebody must hear of (500). */
    @ExceptionHandler
    ModelAndView on(Exception exception, HttpServletRequest request, HttpServletResponse response) {
        if (StoreFailures.isPassing(exception)) {
            LOG.warn("the store failed: {}", StoreFailures.line(exception));
            response.setHeader("Retry-After", Integer.toString(StoreFailures.RETRY_AFTER_SECONDS));
            return shown("unavailable", StoreFailures.PROBLEM, request, response);
        }
        String correlation = UUID.randomUUID().toString();
        LOG.error("problem {}", correlation, exception);
        return shown("fault", Problem.internal(correlation), request, response);
    }

    private ModelAndView shown(
            String reason, Problem problem, HttpServletRequest request, HttpServletResponse response) {
        observer.answered(request, problem);
        response.setStatus(problem.status());
        ExtendedModelMap model = new ExtendedModelMap();
        model.addAttribute("problem", "problem." + reason);
        model.addAttribute("correlation", problem.correlation());
        model.addAttribute("account", PagesConfiguration.signedIn());
        model.addAttribute("self", PagesConfiguration.self(request));
        return new ModelAndView("problem", model);
    }
}
