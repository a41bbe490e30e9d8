package nl.korpsmonitor.service.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import nl.korpsmonitor.service.auditing.LoginEntries;
import nl.korpsmonitor.service.http.ProblemObserver;
import nl.korpsmonitor.service.http.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.CookieClearingLogoutHandler;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The pages, and the API for whoever comes with the session that began on them. Only a login makes a session. */
@Configuration(proxyBeanMethods = false)
public class PagesSecurity {
    @Bean
    @Order(1)
    SecurityFilterChain pagesFilterChain(
            HttpSecurity http,
            AuthenticationManager logins,
            LoginWays ways,
            Sessions sessions,
            SessionCookies cookies,
            ProblemWriter problems,
            ProblemObserver observer,
            LoginEntries entries,
            LoginProblems loginProblems,
            MetricsReaders metricsReaders)
            throws Exception {
        PageProblems pageProblems = new PageProblems(loginProblems, entries, observer, cookies.csrfName());
        CsrfTokenRepository tokens = cookies.csrfTokens();
        IssuerLogin provider = ways.atProvider();
        if (ways.withPassword()) {
            UsernamePasswordAuthenticationFilter form = new UsernamePasswordAuthenticationFilter();
            form.setRequiresAuthenticationRequestMatcher(post(PagePaths.LOGIN));
            http.addFilter(beginning(form, logins, sessions, tokens, pageProblems));
        } else if (provider != null) {
            http.addFilter(provider.start(sessions, pageProblems));
            http.addFilter(beginning(provider.end(sessions), logins, sessions, tokens, pageProblems));
        }
        return http.securityMatcher(PagesSecurity::isOurs)
                .addFilterBefore(new CrossSiteWriteFilter(problems), CsrfFilter.class)
                .addFilterBefore(new OneLoginFilter(problems, entries), CsrfFilter.class)
                // Before the token is looked at: who came without a right one is told in the log of use.
                .addFilterBefore(new SessionFilter(sessions, pageProblems), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(new CsrfTokens()))
                .logout(logout -> logout.logoutRequestMatcher(post(PagePaths.LOGOUT))
                        .addLogoutHandler((request, response, login) -> sessions.logOut(request))
                        // Also when the session is on another node: who comes back there is not logged in any more.
                        .addLogoutHandler(new CookieClearingLogoutHandler(cookies.noSession()))
                        .logoutSuccessUrl(PagePaths.LOGIN + "?out"))
                .addFilterBefore(new PasswordFirstFilter(problems), AuthorizationFilter.class)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(pageProblems).accessDeniedHandler(pageProblems))
                .authorizeHttpRequests(requests -> OpenReads.allow(
                                requests.dispatcherTypeMatchers(DispatcherType.FORWARD)
                                        .permitAll()
                                        .requestMatchers(HttpMethod.GET, PagePaths.LOGIN, PagePaths.STYLE)
                                        .permitAll()
                                        .requestMatchers(HttpMethod.HEAD, PagePaths.LOGIN, PagePaths.STYLE)
                                        .permitAll()
                                        .requestMatchers(HttpMethod.GET, PagePaths.ACCOUNT)
                                        .authenticated()
                                        .requestMatchers(HttpMethod.HEAD, PagePaths.ACCOUNT)
                                        .authenticated()
                                        .requestMatchers(HttpMethod.POST, PagePaths.ACCOUNT_PASSWORD)
                                        .authenticated(),
                                metricsReaders)
                        .anyRequest()
                        .denyAll())
                .securityContext(context -> context.securityContextRepository(sessions))
                // The two filters above see to it at a login; on every request it would take the id from under those
                // that run beside it.
                .sessionManagement(session -> session.requireExplicitAuthenticationStrategy(true))
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }

    /** On a page no other login counts than its session; elsewhere a login that is shown on the request counts for it, and not the session. */
    private static boolean isOurs(HttpServletRequest request) {
        return PagePaths.isPage(request)
                || (request.getRequestedSessionId() != null && request.getHeader("Authorization") == null);
    }

    private static PathPatternRequestMatcher post(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
    }

    /** A login begins with another session and another token than what went before, and always leads to our own first page. */
    private static <F extends AbstractAuthenticationProcessingFilter> F beginning(
            F filter,
            AuthenticationManager logins,
            Sessions sessions,
            CsrfTokenRepository tokens,
            PageProblems problems) {
        filter.setAuthenticationManager(logins);
        filter.setSessionAuthenticationStrategy(new CsrfAuthenticationStrategy(tokens));
        filter.setSecurityContextRepository(sessions);
        filter.setAuthenticationSuccessHandler((request, response, login) -> response.sendRedirect(PagePaths.HOME));
        filter.setAuthenticationFailureHandler(problems);
        return filter;
    }
}
