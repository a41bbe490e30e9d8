package nl.korpsmonitor.service.security;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Passwords;
import nl.korpsmonitor.service.auditing.LoginEntries;
import nl.korpsmonitor.service.auditing.UseLog;
import nl.korpsmonitor.service.http.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/** Reads are open here, and judged by what they ask for where they are answered; every write needs a login. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {
    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, AccountStore accounts, ProblemWriter problems, MeterRegistry meters, UseLog useLog)
            throws Exception {
        LoginProblems loginProblems = new LoginProblems(problems);
        Logins logins = new Logins(accounts, new Passwords(), Ticker.systemTicker());
        ProviderManager manager = new ProviderManager(new AccountAuthenticationProvider(logins));
        manager.setAuthenticationEventPublisher(
                new AuditedLogins(new LoginMetrics(meters), new LoginEntries(useLog, accounts, Ticker.systemTicker())));
        return http.authenticationManager(manager)
                .httpBasic(basic -> basic.authenticationEntryPoint(loginProblems))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(loginProblems).accessDeniedHandler(loginProblems))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .requestMatchers(HttpMethod.OPTIONS)
                        .permitAll()
                        .requestMatchers("/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No session and no cookie, so no token; CrossSiteWriteFilter says what guards against other sites.
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new CrossSiteWriteFilter(problems), BasicAuthenticationFilter.class)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                // ResponseHeaders sets them, for answers too that never come as far as this chain.
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }
}
