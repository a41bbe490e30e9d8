package nl.korpsmonitor.service.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.reading.CommandReader;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.http.ApiVersion;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Lets whoever has a local account choose its password; the login of the request itself shows the present one. */
@RestController
class OwnPassword {
    static final String PATH = ApiVersion.PATH + "/account/password";

    private static final String FIELD = "password";

    private final PasswordChoice choice;
    private final CommandReader reader = new CommandReader();

    OwnPassword(PasswordChoice choice) {
        this.choice = choice;
    }

    /** Its answer says nothing. */
    @Operation(
            operationId = "changeOwnPassword",
            summary = "Choose another password for the account of this login",
            description =
                    "The only thing that a login with a temporary password may do. The next request needs the new one."
                            + " At least 12 characters, at most 72 bytes, not the present one, without the username in it.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = NewPassword.class),
                                            examples =
                                                    @ExampleObject(
                                                            "{\"password\": \"a long one that only you know\"}"))))
    @ApiResponse(responseCode = "204", description = "It is changed.", content = @Content)
    @PutMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Void> change(HttpServletRequest request) throws IOException {
        Account account = SignedInAs.current()
                .filter(login -> login.means() == SignedInAs.Means.PASSWORD)
                .map(SignedInAs::account)
                .orElseThrow(() -> new ForbiddenException("Only who logs in with a password can change it here."));
        ObjectNode body = reader.object(request.getInputStream().readAllBytes());
        if (!Set.copyOf(body.propertyNames()).equals(Set.of(FIELD))
                || !body.get(FIELD).isString()) {
            throw new InvalidInputException(FIELD, "is required, as text, and nothing else is known here");
        }
        try {
            choice.choose(account, body.get(FIELD).asString());
        } catch (PasswordRuleException e) {
            throw new InvalidInputException(FIELD, e.rule().message());
        }
        return ResponseEntity.noContent().build();
    }

    /** The form of the body. */
    record NewPassword(String password) {}
}
