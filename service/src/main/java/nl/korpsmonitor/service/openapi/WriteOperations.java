package nl.korpsmonitor.service.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.document.DocumentFileWrites;
import nl.korpsmonitor.command.http.FileMediaTypes;
import nl.korpsmonitor.command.http.Rehearsal;
import nl.korpsmonitor.command.http.WriteReceipt;
import nl.korpsmonitor.command.http.Writes;
import nl.korpsmonitor.command.running.Idempotency;
import nl.korpsmonitor.events.values.ViewingPurpose;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Describes each write by the command that it takes: who may give it, its body, an example, its receipt. */
final class WriteOperations implements OperationCustomizer {
    private static final String SUBJECT = "subject";
    private static final String JSON = "application/json";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Writes writes = method.getMethodAnnotation(Writes.class);
        if (writes == null) {
            return operation;
        }
        CommandCatalogue.Entry command = CommandCatalogue.entry(writes.value());
        String words = command.name().replace('-', ' ');
        operation.setSummary(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".");
        operation.setDescription("For the roles "
                + command.roles().stream().map(Enum::name).collect(Collectors.joining(", "))
                + ". The command is recorded as " + command.name() + ".");
        if (command.withBytes()) {
            describeFile(operation);
            return operation;
        }
        Set<String> notInTheBody = new HashSet<>(Set.of(SUBJECT));
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> notInTheBody.add(parameter.getName()));
            operation.getParameters().stream()
                    .filter(parameter -> ViewingPurpose.HEADER.equals(parameter.getName()))
                    .forEach(parameter -> parameter.description(ViewingPurpose.DESCRIPTION));
        }
        Schema<?> schema = RecordSchemas.of(command.type(), notInTheBody);
        if (!writes.named().isEmpty()) {
            schema.addProperty(writes.named(), new JsonSchema().typesItem("string"));
        }
        operation.setRequestBody(new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType(
                                JSON,
                                new MediaType().schema(schema).example(Examples.read("examples/" + command.name())))));
        addParameters(operation);
        operation.setResponses(receipts());
        return operation;
    }

    /** The body is a file as it is; what is said of it beside its type stands in the query. */
    private static void describeFile(Operation operation) {
        Content content = new Content();
        new TreeSet<>(FileMediaTypes.ACCEPTED)
                .forEach(type -> content.addMediaType(
                        type,
                        new MediaType()
                                .schema(new JsonSchema().typesItem("string").format("binary"))));
        operation.setRequestBody(new RequestBody()
                .required(true)
                .description("The bytes of the file, as they are.")
                .content(content));
        operation.addParametersItem(new Parameter()
                .in("query")
                .name(DocumentFileWrites.ACCESSIBLE)
                .description(DocumentFileWrites.PUBLIC + ": for whoever may see the document. "
                        + DocumentFileWrites.INTERNAL
                        + ", also when it is left out: confidential, and stored encrypted. It can't change later.")
                .schema(accessible()));
        addParameters(operation);
        operation.setResponses(receipts());
        operation
                .getResponses()
                .addApiResponse(
                        "415", new ApiResponse().description("The body is none of the kinds of files that are taken."));
    }

    private static ApiResponses receipts() {
        return new ApiResponses()
                .addApiResponse("201", answer("Recorded, durably; a receipt.", WriteReceipt.class))
                .addApiResponse("200", answer("Of dryRun=true: it would be recorded.", Rehearsal.class));
    }

    private static void addParameters(Operation operation) {
        operation.addParametersItem(new Parameter()
                .in("header")
                .name(Idempotency.FIELD)
                .description(
                        "1 to 200 visible ASCII characters. A repeat under the same key returns the first receipt.")
                .schema(new JsonSchema().typesItem("string")));
        operation.addParametersItem(new Parameter()
                .in("header")
                .name("If-Match")
                .description("The subject's ETag as it was read, or *; 412 when the subject has moved on.")
                .schema(new JsonSchema().typesItem("string")));
        operation.addParametersItem(new Parameter()
                .in("query")
                .name("dryRun")
                .description("true: only say whether it would be recorded.")
                .schema(new JsonSchema().typesItem("boolean")));
    }

    private static ApiResponse answer(String description, Class<?> type) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                JSON,
                                new MediaType()
                                        .schema(new JsonSchema()
                                                .$ref("#/components/schemas/" + type.getSimpleName()))));
    }

    private static Schema<Object> accessible() {
        Schema<Object> accessible = new JsonSchema();
        accessible.setTypes(Set.of("string"));
        accessible.setEnum(List.of(DocumentFileWrites.PUBLIC, DocumentFileWrites.INTERNAL));
        return accessible;
    }
}
