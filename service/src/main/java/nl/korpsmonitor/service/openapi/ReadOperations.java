package nl.korpsmonitor.service.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Shows of each read what it answers: a real answer over the invented or the published demo data. */
final class ReadOperations implements OperationCustomizer {
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain";
    private static final String CALENDAR = "text/calendar";

    /** What springdoc makes of a read whose controller describes no answer. */
    private static final String NOTHING_SAID = "OK";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (!method.hasMethodAnnotation(GetMapping.class) || operation.getResponses() == null) {
            return operation;
        }
        ApiResponse found = operation.getResponses().get("200");
        if (found == null || found.getContent() == null) {
            return operation;
        }
        String name = "answers/" + operation.getOperationId();
        found.getContent().forEach((type, answer) -> {
            if (type.equals(JSON)) {
                answer.setExample(Examples.read(name));
            } else if (type.startsWith(TEXT) || type.startsWith(CALENDAR)) {
                answer.setExample(Examples.text(name));
            }
        });
        if (NOTHING_SAID.equals(found.getDescription())) {
            found.setDescription(
                    "As of the position that asOf names. Absent fields are not known, or do not apply. Lists"
                            + " in the example are shortened.");
        }
        return operation;
    }
}
