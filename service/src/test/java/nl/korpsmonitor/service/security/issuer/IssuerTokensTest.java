package nl.korpsmonitor.service.security.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import nl.korpsmonitor.service.testing.LocalIssuer;
import nl.korpsmonitor.service.testing.LocalLogins;
import nl.korpsmonitor.service.testing.Meanwhile;
import nl.korpsmonitor.service.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** What tokens count while the identity provider is in trouble. */
@Timeout(120)
class IssuerTokensTest {
    private final LocalIssuer issuer = LocalIssuer.start();
    private final SettableClock clock = new SettableClock(Instant.now());
    private final JwtDecoder decoder =
            new IssuerTokens(settings(issuer), clock).decoder(token -> OAuth2TokenValidatorResult.success());
    private final String known = issuer.sign(issuer.claims("olga")
            .expirationTime(Date.from(clock.instant().plus(Duration.ofHours(1))))
            .build());
    private final String unknown = LocalIssuer.sign(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-2"),
            LocalIssuer.newKey("key-2"),
            issuer.claims("mallory").build());

    static OidcSettings settings(LocalIssuer issuer) {
        return new OidcSettings(
                issuer.address(),
                LocalIssuer.AUDIENCE,
                "realm_access.roles",
                "korpsmonitor-",
                "organisation",
                "name",
                Set.of(JWSAlgorithm.RS256),
                null,
                null,
                new OidcSettings.Client(LocalLogins.CLIENT, null));
    }

    @AfterEach
    void close() {
        issuer.trouble().pass();
        issuer.close();
    }

    private void unreachable(String token) {
        assertThatThrownBy(() -> decoder.decode(token))
                .isInstanceOf(IssuerUnreachableException.class)
                .hasMessageContaining(issuer.address());
    }

    @Test
    void while_one_request_asks_for_keys_others_wait_for_them_but_not_long() throws Exception {
        issuer.trouble().hold();
        FutureTask<Jwt> first = Meanwhile.start(() -> decoder.decode(known));
        issuer.trouble().awaitHeld(1);
        unreachable(known);
        unreachable(unknown);
        assertThat(issuer.trouble().requests()).isEqualTo(1);
        issuer.trouble().pass();
        assertThat(first.get().getSubject()).isEqualTo("olga");
    }

    @Test
    void while_one_request_asks_for_an_unknown_key_known_ones_count() throws Exception {
        decoder.decode(known);
        clock.advance(IssuerKeys.ASKED_AGAIN);
        issuer.trouble().hold();
        FutureTask<Jwt> first = Meanwhile.start(() -> decoder.decode(unknown));
        issuer.trouble().awaitHeld(1);
        assertThat(decoder.decode(known).getSubject()).isEqualTo("olga");
        unreachable(unknown);
        issuer.trouble().pass();
        assertThatThrownBy(first::get)
                .as("the provider has no such key")
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(JwtException.class);
        int requests = issuer.trouble().requests();
        assertThatThrownBy(() -> decoder.decode(unknown)).isInstanceOf(JwtException.class);
        assertThat(issuer.trouble().requests()).as("nor is it asked each time").isEqualTo(requests);
    }

    @Test
    void requests_that_come_together_when_keys_are_too_old_or_unknown_all_have_the_new_ones() throws Exception {
        IssuerKeys keys = new IssuerKeys(settings(issuer), clock);
        JWKSelector known = new JWKSelector(new JWKMatcher.Builder().build());
        assertThat(keys.get(known, null)).isNotEmpty();
        clock.advance(IssuerKeys.USABLE);
        assertThat(together(keys, known)).isNotEmpty();
        clock.advance(IssuerKeys.ASKED_AGAIN);
        assertThat(together(
                        keys,
                        new JWKSelector(new JWKMatcher.Builder().keyID("key-2").build())))
                .isEmpty();
    }

    /** What two requests get, of which the second comes while the first asks. */
    private List<JWK> together(IssuerKeys keys, JWKSelector wanted) throws Exception {
        issuer.trouble().hold();
        FutureTask<List<JWK>> first = Meanwhile.start(() -> keys.get(wanted, null));
        issuer.trouble().awaitHeld(1);
        FutureTask<List<JWK>> second = Meanwhile.start(() -> keys.get(wanted, null));
        while (keys.waiting() == 0 && !second.isDone()) {
            Thread.onSpinWait();
        }
        issuer.trouble().pass();
        assertThat(second.get()).isEqualTo(first.get());
        return first.get();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 0})
    void a_provider_that_answers_for_something_else_is_not_asked_again_at_once(int status) {
        fail(status);
        unreachable(known);
        int requests = issuer.trouble().requests();
        clock.advance(IssuerAnswers.PAUSE.minusSeconds(1));
        unreachable(known);
        assertThat(issuer.trouble().requests()).isEqualTo(requests);
        issuer.trouble().pass();
        clock.advance(Duration.ofSeconds(1));
        assertThat(decoder.decode(known).getSubject()).isEqualTo("olga");
    }

    private void fail(int status) {
        if (status == 0) {
            issuer.trouble().answerNothing();
        } else {
            issuer.trouble().answer(status);
        }
    }

    @Test
    void known_keys_count_for_ten_minutes_while_newer_ones_can_not_be_had_and_no_longer() {
        decoder.decode(known);
        issuer.trouble().answer(503);
        clock.advance(IssuerKeys.USABLE.minusSeconds(1));
        assertThat(decoder.decode(known).getSubject()).isEqualTo("olga");
        unreachable(unknown);
        clock.advance(Duration.ofSeconds(1));
        unreachable(known);
    }
}
