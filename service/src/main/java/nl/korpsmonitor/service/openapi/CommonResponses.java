package nl.korpsmonitor.service.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.korpsmonitor.command.http.Rehearsal;
import nl.korpsmonitor.command.http.WriteReceipt;
import nl.korpsmonitor.service.http.ApiVersion;
import nl.korpsmonitor.service.http.Problem;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Says of every operation what all have in common: the problems it may answer with, the version, the login. */
final class CommonResponses implements OpenApiCustomizer {
    private static final Map<String, String> OF_READS = Map.of(
            "400", "A parameter is wrong; errors names each.",
            "404", "There is no such thing, or none that may be seen.",
            "503",
                    "The store can't be read now, or the read side has not come as far as minPosition asks; try again after"
                            + " Retry-After.");
    /** Of reads that open confidential values once that is recorded. */
    private static final Map<String, String> OF_OPENING = Map.of(
            "403", "With Viewing-Purpose: what this account reads can't be recorded yet, so nothing is opened.",
            "421",
                    "With Viewing-Purpose: this node records nothing, so it opens nothing. Ask one that takes commands too.");

    private static final String OWN_PASSWORD = "changeOwnPassword";

    private static final Map<String, String> OF_WRITES = Map.of(
            "400", "Fields are wrong; errors names each. Nothing was changed.",
            "401", "Nobody is logged in.",
            "403", "The account may not do this.",
            "404", "There is no such thing.",
            "409", "A rule of the domain forbids it as things stand; rule names it. Nothing was changed.",
            "412", "The subject is not as If-Match says. Nothing was changed.",
            "415", "The body is not JSON.",
            "503", "It can't be recorded now; try again after Retry-After, under the same Idempotency-Key.");

    @Override
    public void customise(OpenAPI api) {
        for (Class<?> type : new Class<?>[] {Problem.class, WriteReceipt.class, Rehearsal.class}) {
            ModelConverters.getInstance(true).readAll(type).forEach(api.getComponents()::addSchemas);
        }
        Paths relative = new Paths();
        new TreeMap<>(api.getPaths()).forEach((path, item) -> {
            item.readOperationsMap().forEach(CommonResponses::complete);
            relative.addPathItem(path.substring(ApiVersion.PATH.length()), item);
        });
        // The server's address ends in /v1, so the paths begin after it.
        api.setPaths(relative);
    }

    private static void complete(PathItem.HttpMethod method, Operation operation) {
        boolean read = method == PathItem.HttpMethod.GET;
        boolean simple = read
                && (operation.getParameters() == null
                        || operation.getParameters().isEmpty());
        if (!simple) {
            new TreeMap<>(read ? OF_READS : OF_WRITES)
                    .forEach((status, description) -> declare(operation.getResponses(), status, description));
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> "Viewing-Purpose".equals(parameter.getName()))) {
            new TreeMap<>(OF_OPENING)
                    .forEach((status, description) -> declare(operation.getResponses(), status, description));
        }
        Header version = new Header()
                .description("The version of this API.")
                .schema(new JsonSchema().typesItem("string").example(ApiVersion.VALUE));
        operation.getResponses().values().forEach(response -> response.addHeaderObject(ApiVersion.HEADER, version));
        SecurityRequirement basic = new SecurityRequirement().addList(OpenApiConfiguration.BASIC);
        SecurityRequirement bearer = new SecurityRequirement().addList(OpenApiConfiguration.BEARER);
        SecurityRequirement session = new SecurityRequirement().addList(OpenApiConfiguration.SESSION);
        if (read) {
            operation.setSecurity(List.of(new SecurityRequirement(), basic, bearer, session));
        } else if (OWN_PASSWORD.equals(operation.getOperationId())) {
            // The login itself shows the present password; a session changes it on the page.
            operation.setSecurity(List.of(basic));
        } else {
            operation.setSecurity(List.of(basic, bearer, session.addList(OpenApiConfiguration.SESSION_TOKEN)));
        }
    }

    /** An operation that says for itself what a problem means there keeps its words. */
    private static void declare(ApiResponses responses, String status, String description) {
        ApiResponse own = responses.get(status);
        responses.addApiResponse(status, problem(own == null ? description : own.getDescription()));
    }

    private static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                new MediaType().schema(new JsonSchema().$ref("#/components/schemas/Problem"))));
    }
}
