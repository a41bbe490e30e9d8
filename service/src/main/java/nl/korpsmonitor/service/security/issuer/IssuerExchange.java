package nl.korpsmonitor.service.security.issuer;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;

/** Asks the identity provider for tokens in exchange for the code that a browser brought. Bounded in time and number; safe for use by many threads. */
public final class IssuerExchange implements OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {
    /** The most that are under way at a time: each holds a thread for as long as a provider in trouble takes. */
    static final int MAXIMUM_AT_A_TIME = 20;

    private final RestClientAuthorizationCodeTokenResponseClient client =
            new RestClientAuthorizationCodeTokenResponseClient();
    private final Semaphore places = new Semaphore(MAXIMUM_AT_A_TIME);

    /** With connections of its own. */
    public IssuerExchange() {
        JdkClientHttpRequestFactory connections = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(Duration.ofMillis(IssuerDescription.CONNECT_MILLIS))
                .build());
        connections.setReadTimeout(Duration.ofMillis(IssuerDescription.READ_MILLIS));
        client.setRestClient(RestClient.builder()
                .requestFactory(connections)
                .configureMessageConverters(converters -> {
                    converters.addCustomConverter(new FormHttpMessageConverter());
                    converters.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
    }

    /**
     * The tokens.
     *
     * @throws OAuth2AuthorizationException when the provider says no, or nonsense
     * @throws IssuerUnreachableException when it can't be asked
     */
    @Override
    public OAuth2AccessTokenResponse getTokenResponse(OAuth2AuthorizationCodeGrantRequest request) {
        String address = request.getClientRegistration().getProviderDetails().getTokenUri();
        if (!places.tryAcquire()) {
            throw new IssuerUnreachableException(address, new IOException("as many ask it as may at a time"));
        }
        try {
            return client.getTokenResponse(request);
        } catch (OAuth2AuthorizationException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                // Its gateway may answer for it.
                if (cause instanceof IOException || cause instanceof HttpServerErrorException) {
                    throw new IssuerUnreachableException(address, e.getCause() == null ? cause : e.getCause());
                }
            }
            throw e;
        } finally {
            places.release();
        }
    }
}
