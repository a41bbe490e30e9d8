package nl.korpsmonitor.service.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Shows of each read what it answers: a real answer over the invented or the published demo data. */
final class ReadOperations implements OperationCustomizer {
    private static final String JSON = "application/json";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (!method.hasMethodAnnotation(GetMapping.class) || operation.getResponses() == null) {
            return operation;
        }
        ApiResponse found = operation.getResponses().get("200");
        MediaType answer = found == null || found.getContent() == null
                ? null
                : found.getContent().get(JSON);
        if (found != null && answer != null) {
            found.setDescription(
                    "As of the position that asOf names. Absent fields are not known, or do not apply. Lists"
                            + " in the example are shortened.");
            answer.setExample(Examples.read("answers/" + operation.getOperationId()));
        }
        return operation;
    }
}
