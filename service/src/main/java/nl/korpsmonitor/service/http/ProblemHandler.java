package nl.korpsmonitor.service.http;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.korpsmonitor.command.deciding.CheckpointMissingException;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.inquiry.TooManyDossiersException;
import nl.korpsmonitor.command.running.PreconditionFailedException;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.problems.RecordedRefusalException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.ledger.ClockAheadException;
import nl.korpsmonitor.ledger.ClockBehindException;
import nl.korpsmonitor.ledger.OutcomeUnknownException;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import nl.korpsmonitor.query.state.BrokenOffException;
import nl.korpsmonitor.query.state.DossierGoneException;
import nl.korpsmonitor.query.state.NotCaughtUpException;
import nl.korpsmonitor.query.state.NotPublishedYetException;
import nl.korpsmonitor.query.state.NotRecordedHereException;
import nl.korpsmonitor.query.state.TooManyFollowersException;
import nl.korpsmonitor.query.state.TooManyStreamsException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Turns what controllers throw into problems. What nobody foresaw is a 500 without internals; the log has those. */
@RestControllerAdvice
public class ProblemHandler extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    private static final int BUSY_SECONDS = 1;
    private static final int FAULT_SECONDS = 60;

    @ExceptionHandler
    ResponseEntity<Object> on(InvalidInputException exception) {
        return answer(Problem.badInput(exception.faults()), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> on(RefusedException exception) {
        return answer(Problem.refused(exception.rule(), message(exception)), new HttpHeaders());
    }

    /** That it was refused is recorded: a repeat under the same key finds the same. */
    @ExceptionHandler
    ResponseEntity<Object> on(RecordedRefusalException exception) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.LOCATION, "/v1/events/" + exception.position());
        if (exception.replayed()) {
            headers.set(WriteEndpoint.REPLAYED, "true");
        }
        return answer(Problem.refusedAndRecorded(exception.rule(), message(exception), exception.position()), headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(NotFoundException exception) {
        return answer(Problem.of(404, message(exception)), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> on(ForbiddenException exception) {
        return answer(Problem.of(403, message(exception)), new HttpHeaders());
    }

    /** 421: another node may answer (RFC 9110, 15.5.20). */
    @ExceptionHandler
    ResponseEntity<Object> on(NotRecordedHereException exception) {
        return answer(Problem.of(421, message(exception)), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> on(PreconditionFailedException exception) {
        return answer(Problem.of(412, message(exception)), new HttpHeaders());
    }

    /** Too many wrote about the same at once; nothing was recorded. */
    @ExceptionHandler
    ResponseEntity<Object> on(ConcurrencyException exception) {
        return later(Problem.of(503, message(exception)), BUSY_SECONDS);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(CheckpointMissingException exception) {
        return later(Problem.of(503, message(exception)), BUSY_SECONDS);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(NotCaughtUpException exception) {
        return later(Problem.of(503, message(exception)), NotCaughtUpException.RETRY_AFTER_SECONDS);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(TooManyFollowersException exception) {
        return later(Problem.of(503, message(exception)), TooManyFollowersException.RETRY_AFTER_SECONDS);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(TooManyStreamsException exception) {
        return later(Problem.of(503, message(exception)), TooManyStreamsException.RETRY_AFTER_SECONDS);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(TooManyDossiersException exception) {
        return later(Problem.of(503, message(exception)), TooManyDossiersException.RETRY_AFTER_SECONDS);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(DossierGoneException exception) {
        return answer(Problem.gone(message(exception), exception.values()), new HttpHeaders());
    }

    /** Whatever was added to what is sent already would be taken for the rest of it; unanswered, it makes the server end the connection. */
    @ExceptionHandler
    ResponseEntity<Object> on(BrokenOffException exception) {
        throw exception;
    }

    /** The proof that was asked for comes with the next checkpoint. */
    @ExceptionHandler
    ResponseEntity<Object> on(NotPublishedYetException exception) {
        return later(Problem.of(503, message(exception)), exception.retryAfterSeconds());
    }

    /** Nothing is recorded until somebody has set the clock right. */
    @ExceptionHandler
    ResponseEntity<Object> on(ClockBehindException exception) {
        LOG.error("writes are refused: {}", exception.getMessage());
        return later(Problem.of(503, message(exception)), FAULT_SECONDS);
    }

    /** The same; nothing is wrong with what is recorded. */
    @ExceptionHandler
    ResponseEntity<Object> on(ClockAheadException exception) {
        LOG.error("writes are refused: {}", exception.getMessage());
        return later(Problem.of(503, message(exception)), FAULT_SECONDS);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(OutcomeUnknownException exception) {
        // Without a stack trace: the failover of a database is no fault of the program.
        LOG.warn("the store failed in the middle of a write: {}", StoreFailures.line(exception));
        String detail =
                message(exception) + " Repeat a write under the same Idempotency-Key, so that it is recorded once.";
        return later(Problem.of(503, detail), FAULT_SECONDS);
    }

    /**
     * A database elects another primary, a disk is full: nothing was recorded, and nobody but the log hears the store's own words. Damage and faults of ours are
     * no such thing.
     */
    @ExceptionHandler({StoreException.class, ReadModelStoreException.class})
    ResponseEntity<Object> onStore(RuntimeException exception) {
        if (!StoreFailures.isPassing(exception)) {
            return on((Exception) exception);
        }
        LOG.warn("the store failed: {}", StoreFailures.line(exception));
        return later(StoreFailures.PROBLEM, StoreFailures.RETRY_AFTER_SECONDS);
    }

    /** The query's percent-encoding can't be decoded, or it holds too many parameters. */
    @ExceptionHandler
    ResponseEntity<Object> on(InvalidParameterException exception) {
        LOG.debug("a query can't be read", exception);
        String message = "must be percent-encoded UTF-8 with at most " + Limits.MAXIMUM_PARAMETERS + " parameters";
        return answer(Problem.badInput(List.of(new FieldFault("query", message))), new HttpHeaders());
    }

    /** Its message repeats what was sent, line breaks too, so it is not logged. */
    @ExceptionHandler
    ResponseEntity<Object> on(RequestRejectedException exception) {
        String message = "a header or a parameter holds a control character or another one that none may hold;"
                + " leave it out";
        return answer(Problem.badInput(List.of(new FieldFault("request", message))), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> on(Exception exception) {
        String correlation = UUID.randomUUID().toString();
        LOG.error("problem {}", correlation, exception);
        return answer(Problem.internal(correlation), new HttpHeaders());
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = "body";
        String message = "must be readable as what this path expects";
        if (exception.getCause() instanceof JacksonException json) {
            field = json.getPath().isEmpty() ? "body" : path(json);
            message = json.getPath().isEmpty() ? "must be JSON" : "has not the form that is expected";
        }
        return answer(Problem.badInput(List.of(new FieldFault(field, message))), headers);
    }

    /** Without a cause nothing went wrong with the answer: only no converter writes the charset that Accept asks for. */
    @Override
    protected ResponseEntity<Object> handleHttpMessageNotWritable(
            HttpMessageNotWritableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return exception.getCause() == null
                ? answer(Problem.of(406, DetailOf.status(406)), headers)
                : on((Exception) exception);
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = exception instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Optional.ofNullable(exception.getPropertyName()).orElse("parameter");
        return answer(Problem.badInput(List.of(new FieldFault(field, expectation(exception)))), headers);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        FieldFault fault = new FieldFault(exception.getParameterName(), "is required");
        return answer(Problem.badInput(List.of(fault)), headers);
    }

    @Override
    protected ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String detail = exception.getMethod() + " can't be done here; "
                + String.join(
                        ", ",
                        Optional.ofNullable(exception.getSupportedMethods()).orElse(new String[0])) + " can.";
        return answer(Problem.of(405, detail), headers);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String wanted = MediaType.toString(exception.getSupportedMediaTypes());
        return answer(Problem.of(415, "Send the body as " + wanted + " and name that in Content-Type."), headers);
    }

    /** All the rest that Spring itself refuses: its status is right, its words are ours. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (status.is5xxServerError()) {
            return on(exception);
        }
        return answer(Problem.of(status.value(), DetailOf.status(status.value())), headers);
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<Object> later(Problem problem, int seconds) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
        return answer(problem, headers);
    }

    private static String expectation(TypeMismatchException exception) {
        Class<?> wanted = exception.getRequiredType();
        if (wanted != null && (Number.class.isAssignableFrom(wanted) || wanted.isPrimitive())) {
            return "must be a whole number";
        }
        return "has not the form that is expected";
    }

    private static String path(JacksonException json) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : json.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String message(Exception exception) {
        String message = String.valueOf(exception.getMessage());
        String sentence = message.isEmpty() ? message : Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }
}
