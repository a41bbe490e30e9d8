package nl.korpsmonitor.service.security.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import nl.korpsmonitor.service.testing.LocalIssuer;
import nl.korpsmonitor.service.testing.LocalLogins;
import nl.korpsmonitor.service.testing.Meanwhile;
import nl.korpsmonitor.service.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.security.oauth2.client.registration.ClientRegistration;

/** Where the pages send people while the identity provider is in trouble. */
@Timeout(120)
class IssuerClientTest {
    private final LocalIssuer issuer = LocalIssuer.start();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T08:00:00Z"));
    private final IssuerClient client = new IssuerClient(
            IssuerTokensTest.settings(issuer), new OidcSettings.Client(LocalLogins.CLIENT, null), clock);

    @AfterEach
    void close() {
        issuer.trouble().pass();
        issuer.close();
    }

    private ClientRegistration found() {
        return Objects.requireNonNull(client.findByRegistrationId(IssuerClient.ID));
    }

    @Test
    void while_one_request_asks_others_go_where_it_said_last() throws Exception {
        ClientRegistration before = found();
        clock.advance(IssuerAnswers.REMEMBERED);
        issuer.trouble().hold();
        FutureTask<ClientRegistration> first = Meanwhile.start(this::found);
        issuer.trouble().awaitHeld(1);
        assertThat(found()).isSameAs(before);
        assertThat(client.endSession("https://ledger.example/login")).isPresent();
        assertThat(issuer.trouble().requests()).isEqualTo(2);
        issuer.trouble().pass();
        assertThat(first.get()).isNotSameAs(before);
    }

    @Test
    void after_a_failure_people_go_where_it_said_last_and_it_is_left_alone_for_a_while() {
        ClientRegistration before = found();
        clock.advance(Duration.ofDays(1));
        issuer.trouble().answer(502);
        assertThat(found()).isSameAs(before);
        clock.advance(IssuerAnswers.PAUSE.minusSeconds(1));
        assertThat(found()).isSameAs(before);
        assertThat(issuer.trouble().requests()).isEqualTo(2);
        issuer.trouble().pass();
        clock.advance(Duration.ofSeconds(1));
        assertThat(found()).isNotSameAs(before);
    }

    @Test
    void who_was_never_described_is_unreachable_and_there_is_no_end_of_its_session() {
        issuer.trouble().answerNothing();
        assertThatThrownBy(this::found)
                .isInstanceOf(IssuerUnreachableException.class)
                .hasMessageContaining(issuer.address());
        int requests = issuer.trouble().requests();
        assertThat(client.endSession("https://ledger.example/login")).isEmpty();
        assertThat(issuer.trouble().requests()).as("left alone").isEqualTo(requests);
    }
}
