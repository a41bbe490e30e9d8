package nl.korpsmonitor.service.security;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Passwords;
import nl.korpsmonitor.service.auditing.AccountEntries;
import nl.korpsmonitor.service.auditing.LoginEntries;
import nl.korpsmonitor.service.http.ProblemWriter;
import nl.korpsmonitor.service.security.issuer.OidcSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/** Closed by default: named reads are open, and judged by what they ask for where they are answered; every write needs a login. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {
    @Bean
    LoginWays loginWays(Environment settings, AccountStore accounts, AccountEntries entries, Clock clock) {
        OidcSettings oidc = OidcSettings.in(settings);
        return oidc == null
                ? LoginWays.local(new Logins(accounts, new Passwords(), Ticker.systemTicker()))
                : LoginWays.at(oidc, new ExternalAccounts(accounts, entries, Ticker.systemTicker()), clock);
    }

    @Bean
    LoginProblems loginProblems(ProblemWriter problems, LoginEntries entries, LoginWays ways) {
        return new LoginProblems(problems, entries, ways.issuer());
    }

    /** Who may vouch for a login, whether it comes with a request or begins a session: both count failures together. */
    @Bean
    AuthenticationManager logins(
            LoginWays ways, AccountStore accounts, MeterRegistry meters, LoginEntries entries, Clock clock) {
        List<AuthenticationProvider> providers = new ArrayList<>();
        providers.add(new ReadTokenProvider(accounts, clock));
        providers.addAll(ways.providers());
        ProviderManager manager = new ProviderManager(providers);
        manager.setAuthenticationEventPublisher(new AuditedLogins(new LoginMetrics(meters), entries));
        return manager;
    }

    /** The API, for whoever shows a login on each request or none: no session, no cookie. */
    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            AuthenticationManager logins,
            LoginProblems loginProblems,
            LoginEntries entries,
            ProblemWriter problems,
            MetricsReaders metricsReaders)
            throws Exception {
        return http.authenticationManager(logins)
                // In this order: one login at most, a password, a token, and what the login may do at all.
                .addFilterBefore(new CrossSiteWriteFilter(problems), BasicAuthenticationFilter.class)
                .addFilterBefore(new OneLoginFilter(problems, entries), BasicAuthenticationFilter.class)
                .httpBasic(basic ->
                        basic.authenticationEntryPoint(loginProblems).withObjectPostProcessor(takingReadTokens()))
                .addFilterAfter(bearerTokens(logins, loginProblems), BasicAuthenticationFilter.class)
                .addFilterBefore(new LimitedLoginFilter(problems), AuthorizationFilter.class)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(loginProblems).accessDeniedHandler(loginProblems))
                .authorizeHttpRequests(requests ->
                        OpenReads.allow(requests, metricsReaders).anyRequest().denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No session and no cookie, so no token; CrossSiteWriteFilter says what guards against other sites.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                // ResponseHeaders sets them, for answers too that never come as far as this chain.
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }

    private static ObjectPostProcessor<BasicAuthenticationFilter> takingReadTokens() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BasicAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationConverter(new ReadTokenAsPassword());
                return filter;
            }
        };
    }

    private static BearerTokenAuthenticationFilter bearerTokens(
            AuthenticationManager manager, LoginProblems loginProblems) {
        BearerTokenAuthenticationFilter filter = new BearerTokenAuthenticationFilter(manager);
        filter.setAuthenticationEntryPoint(loginProblems);
        // Also when nobody could be asked: by itself the filter would pass that on as a fault of the program.
        filter.setAuthenticationFailureHandler(loginProblems::commence);
        return filter;
    }
}
