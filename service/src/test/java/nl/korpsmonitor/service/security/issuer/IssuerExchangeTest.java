package nl.korpsmonitor.service.security.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import nl.korpsmonitor.service.testing.LocalIssuer;
import nl.korpsmonitor.service.testing.LocalLogins;
import nl.korpsmonitor.service.testing.Meanwhile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;

/** A code is brought to an identity provider in trouble. */
@Timeout(120)
class IssuerExchangeTest {
    private static final String BACK = "https://ledger.example/login/oauth2/code/provider";

    private final LocalIssuer issuer = LocalIssuer.start();
    private final IssuerExchange exchange = new IssuerExchange();
    private final OAuth2AuthorizationCodeGrantRequest request = request();

    private OAuth2AuthorizationCodeGrantRequest request() {
        ClientRegistration registration = Objects.requireNonNull(new IssuerClient(
                        IssuerTokensTest.settings(issuer),
                        new OidcSettings.Client(LocalLogins.CLIENT, null),
                        Clock.systemUTC())
                .findByRegistrationId(IssuerClient.ID));
        OAuth2AuthorizationRequest asked = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(issuer.address() + "/authorize")
                .clientId(LocalLogins.CLIENT)
                .redirectUri(BACK)
                .state("state")
                .build();
        OAuth2AuthorizationResponse answer = OAuth2AuthorizationResponse.success("a code that nobody gave")
                .redirectUri(BACK)
                .state("state")
                .build();
        return new OAuth2AuthorizationCodeGrantRequest(registration, new OAuth2AuthorizationExchange(asked, answer));
    }

    @AfterEach
    void close() {
        issuer.trouble().pass();
        issuer.close();
    }

    private void refused() {
        assertThatThrownBy(() -> exchange.getTokenResponse(request)).isInstanceOf(OAuth2AuthorizationException.class);
    }

    private void unreachable() {
        assertThatThrownBy(() -> exchange.getTokenResponse(request))
                .isInstanceOf(IssuerUnreachableException.class)
                .hasMessageContaining(issuer.address() + "/token");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void whoever_answers_for_the_provider_says_nothing_of_the_code(int status) {
        refused();
        issuer.trouble().answer(status);
        unreachable();
    }

    @Test
    void no_answer_says_nothing_of_the_code() {
        issuer.trouble().answerNothing();
        unreachable();
        issuer.close();
        unreachable();
    }

    @Test
    void as_many_as_may_are_under_way_and_one_more_is_told_so_at_once() {
        issuer.trouble().hold();
        int before = issuer.trouble().requests();
        List<FutureTask<OAuth2AccessTokenResponse>> held =
                Meanwhile.start(IssuerExchange.MAXIMUM_AT_A_TIME, () -> exchange.getTokenResponse(request));
        issuer.trouble().awaitHeld(IssuerExchange.MAXIMUM_AT_A_TIME);
        unreachable();
        assertThat(issuer.trouble().requests() - before).isEqualTo(IssuerExchange.MAXIMUM_AT_A_TIME);
        issuer.trouble().pass();
        assertThat(held)
                .allSatisfy(
                        task -> assertThatThrownBy(task::get).hasCauseInstanceOf(OAuth2AuthorizationException.class));
        refused();
    }
}
