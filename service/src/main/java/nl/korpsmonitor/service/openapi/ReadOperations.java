package nl.korpsmonitor.service.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import nl.korpsmonitor.query.standards.CloudEvent;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Shows of each read what it answers: a real answer over the invented or the published demo data. */
final class ReadOperations implements OperationCustomizer {
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain";
    private static final String CALENDAR = "text/calendar";

    private static final String ZIP = "application/zip";
    private static final String CSV = "text/csv";
    private static final String CSV_LINE_END = "\r\n";
    private static final String LINES = "application/x-ndjson";

    private static final String WHOLE =
            " As text/csv, and as JSON Lines where there are such, it is whole: limit and cursor are refused, and As-Of-Position"
                    + " names the position.";

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
            } else if (type.equals(ZIP)) {
                answer.setExample("the bytes of a ZIP file");
            } else if (type.equals(CSV)) {
                answer.setExample(Examples.text(name + ".csv", CSV_LINE_END));
            }
        });
        addOtherForms(found.getContent(), name);
        if (NOTHING_SAID.equals(found.getDescription())) {
            found.setDescription(
                    "As of the position that asOf names. Absent fields are not known, or do not apply. Lists"
                            + " in the example are shortened."
                            + (found.getContent().containsKey(CSV) ? WHOLE : ""));
        }
        return operation;
    }

    /** Handlers that answer in other forms at the same path are hidden from springdoc, which would ask for their parameters twice; that they are there is told by an example. */
    private static void addOtherForms(Content content, String name) {
        if (Examples.has(name + ".csv")) {
            content.addMediaType(
                    CSV, new MediaType().schema(type("string")).example(Examples.text(name + ".csv", CSV_LINE_END)));
        }
        if (Examples.has(name + ".jsonl")) {
            content.addMediaType(
                    LINES, new MediaType().schema(type("string")).example(Examples.text(name + ".jsonl", "\n")));
        }
        if (Examples.has(name + ".cloudevent.json")) {
            content.addMediaType(
                    CloudEvent.MEDIA_TYPE,
                    new MediaType().schema(type("object")).example(Examples.read(name + ".cloudevent")));
        }
        if (Examples.has(name + ".cloudevents.json")) {
            content.addMediaType(
                    CloudEvent.BATCH_MEDIA_TYPE,
                    new MediaType()
                            .schema(type("array").items(type("object")))
                            .example(Examples.read(name + ".cloudevents")));
        }
    }

    private static Schema<?> type(String name) {
        return new JsonSchema().typesItem(name);
    }
}
