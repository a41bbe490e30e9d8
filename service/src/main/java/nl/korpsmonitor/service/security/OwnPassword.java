package nl.korpsmonitor.service.security;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.reading.CommandReader;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.PasswordState;
import nl.korpsmonitor.service.accounts.Passwords;
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

    /** Shorter usernames are in many words by chance. */
    private static final int SHORTEST_TELLING_NAME = 4;

    private final AccountStore accounts;
    private final Passwords passwords = new Passwords();
    private final CommandReader reader = new CommandReader();

    OwnPassword(AccountStore accounts) {
        this.accounts = accounts;
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
        choose(account, body.get(FIELD).asString());
        return ResponseEntity.noContent().build();
    }

    /** The form of the body. */
    record NewPassword(String password) {}

    private void choose(Account account, String password) {
        boolean telling = account.username().length() >= SHORTEST_TELLING_NAME;
        if (telling && password.toLowerCase(Locale.ROOT).contains(account.username())) {
            throw new InvalidInputException(FIELD, "must not contain the username");
        }
        String hash = passwords.hash(password);
        LocalPassword present = account.password().orElseThrow();
        if (passwords.matches(password, present.hash())) {
            throw new InvalidInputException(FIELD, "must be another one than the present one");
        }
        accounts.update(account.username(), now -> {
            // An administrator who set another meanwhile, or disabled the account, has the last word.
            if (!now.credential().equals(present) || now.disabled()) {
                throw new ForbiddenException("The account was changed meanwhile; log in again.");
            }
            return now.withPassword(new LocalPassword(hash, PasswordState.CHOSEN));
        });
    }
}
