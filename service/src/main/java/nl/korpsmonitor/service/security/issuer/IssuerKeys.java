package nl.korpsmonitor.service.security.issuer;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of an identity provider, fetched when they are first needed and not before: a provider that can't be reached keeps no service from starting,
 * and holds few threads: one that asks, and twenty at most that wait a second for it. Where they are the provider's own description says (OpenID Connect Discovery). Safe for use by many threads.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {
    /** How long keys count while the provider can't be asked for newer ones. */
    static final Duration USABLE = Duration.ofMinutes(10);

    /** So often a token with an unknown key may have the provider asked again. */
    static final Duration ASKED_AGAIN = Duration.ofSeconds(30);

    /** How long a request whose keys are not there waits for another one's answer, so that it is not refused while the provider is well. */
    static final Duration WAIT = IssuerClient.WAIT;

    private final OidcSettings settings;
    private final IssuerDescription description;
    private final IssuerAnswers<JWKSet> answers;

    IssuerKeys(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.description = new IssuerDescription(settings);
        this.answers = new IssuerAnswers<>(settings.issuer(), this::ask, USABLE, WAIT, clock);
    }

    /**
     * Those that are asked for; none when the provider has no such key.
     *
     * @throws IssuerUnreachableException when it can't be asked for its keys, or for newer ones, now
     */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        List<JWK> found = selector.select(answers.get());
        return found.isEmpty() ? selector.select(answers.newerThan(ASKED_AGAIN)) : found;
    }

    /** How many wait for the one that asks. */
    int waiting() {
        return answers.waiting();
    }

    private JWKSet ask() throws IOException, ParseException {
        URI address = settings.keys() == null ? description.read().address("jwks_uri") : settings.keys();
        return JWKSet.parse(description.fetch(address));
    }
}
