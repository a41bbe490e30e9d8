package nl.korpsmonitor.service.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import nl.korpsmonitor.service.http.ApiVersion;
import nl.korpsmonitor.service.security.SessionCookies;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description says of the API as a whole; springdoc adds the paths. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {
    /** The name of logging in with a password. */
    static final String BASIC = "basic";

    /** The name of logging in with a token. */
    static final String BEARER = "bearer";

    /** The name of the session that a login on a page begins. */
    static final String SESSION = "session";

    /** The name of the token that a write in a session needs beside it. */
    static final String SESSION_TOKEN = "session-token";

    private static final String DESCRIPTION = """
            The audit ledger of the Korpsmonitor Mensenhandel en Prostitutie. Every score and every decision on a \
            recommendation is an immutable event; every answer is folded from events and names the position that it \
            stands on. Published data is read without a login; every write needs one, and answers with a receipt. \
            State reads take knownAt (a position or a time: what was recorded by then) and inForceOn (a day: what \
            held on it). The glossary is in the documentation, docs/glossary.md.

            Nobody has to believe an answer: asOf.checkpoint names the signed tree that covers it, every event links to \
            its proof and its exact bytes, and the ledger is a transparency log that standard tools follow. That log is \
            not below /v1, as its paths are fixed by C2SP tlog-tiles: /trail/checkpoint is the newest published \
            checkpoint (a signed note), /trail/tile/<level>/<number>[.p/<width>] its Merkle tree, and \
            /trail/tile/entries/<number>[.p/<width>] the leaves: each the time of recording and the digest of an event's \
            bytes. All proofs are public, also those of events that are not: they show no more than the leaves do. \
            What may be read without a login may be read by pages of any site.""";

    @Bean
    OpenAPI description(
            @Value("${korpsmonitor.contact.name}") String contactName,
            @Value("${korpsmonitor.contact.url}") String contactUrl,
            @Value("${korpsmonitor.contact.email:#{null}}") String contactEmail,
            SessionCookies cookies) {
        SecurityScheme basic = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("basic")
                .description(
                        "A local account, where no identity provider takes its place; over TLS when not on the same machine.");
        SecurityScheme bearer = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("A read token, which reads and opens nothing confidential; or, where the operator named an"
                        + " identity provider, an access token of it.");
        SecurityScheme session = new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name(cookies.sessionName())
                .description("The session that begins by logging in on the page /login.");
        SecurityScheme token = new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name(SessionCookies.CSRF_HEADER)
                .description("What a write in a session needs beside it: what the cookie '" + cookies.csrfName()
                        + "' holds.");
        return new OpenAPI()
                .info(new Info()
                        .title("Korpsmonitor audit ledger")
                        .version(ApiVersion.VALUE)
                        .description(DESCRIPTION)
                        .contact(new Contact().name(contactName).url(contactUrl).email(contactEmail))
                        .license(new License().name("EUPL-1.2").identifier("EUPL-1.2")))
                .servers(List.of(new Server().url(ApiVersion.PATH)))
                .components(new Components()
                        .addSecuritySchemes(BASIC, basic)
                        .addSecuritySchemes(BEARER, bearer)
                        .addSecuritySchemes(SESSION, session)
                        .addSecuritySchemes(SESSION_TOKEN, token));
    }

    @Bean
    OperationCustomizer writes() {
        return new WriteOperations();
    }

    @Bean
    OperationCustomizer reads() {
        return new ReadOperations();
    }

    @Bean
    OpenApiCustomizer common() {
        return new CommonResponses();
    }
}
