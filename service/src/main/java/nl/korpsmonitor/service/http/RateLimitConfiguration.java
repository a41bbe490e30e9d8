package nl.korpsmonitor.service.http;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.query.web.exchange.RequestCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.servlet.filter.OrderedRequestContextFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * How often one address may ask and one account may write. Addresses are counted before any login is looked at, as each may cost a quarter of a second;
 * accounts after it.
 */
@Configuration(proxyBeanMethods = false)
public class RateLimitConfiguration {
    /** Settings: requests of one address, in a second and at once. */
    public static final String REQUESTS = "korpsmonitor.limits.requests-per-second";

    public static final String REQUESTS_AT_ONCE = "korpsmonitor.limits.requests-at-once";

    /** Settings: writes of one account, in a second and at once. */
    public static final String WRITES = "korpsmonitor.limits.writes-per-second";

    public static final String WRITES_AT_ONCE = "korpsmonitor.limits.writes-at-once";

    private static final int MAXIMUM = 1_000_000;

    /** After the request is noted and its trace has begun, before anything else. */
    private static final int BEFORE_THE_LOGIN = OrderedRequestContextFilter.REQUEST_WRAPPER_FILTER_MAX_ORDER - 104;

    private static final int AFTER_THE_LOGIN = -50;

    @Bean
    FilterRegistrationBean<RateLimitFilter> requestsOfAnAddress(Environment settings, ProblemWriter problems) {
        return filter(
                new RateLimitFilter(
                        limits(settings, REQUESTS, REQUESTS_AT_ONCE),
                        request -> Callers.of(request.getRemoteAddr()),
                        false,
                        "Too many requests come from this address. Wait, then try again.",
                        problems),
                BEFORE_THE_LOGIN);
    }

    @Bean
    FilterRegistrationBean<RateLimitFilter> writesOfAnAccount(Environment settings, ProblemWriter problems) {
        return filter(
                new RateLimitFilter(
                        limits(settings, WRITES, WRITES_AT_ONCE),
                        RateLimitConfiguration::account,
                        true,
                        "This account writes too often; nothing was recorded. Wait, then try again.",
                        problems),
                AFTER_THE_LOGIN);
    }

    /** For limits on answers that are under way: the account; of who has none the address. */
    @Bean
    RequestCaller requestCaller() {
        return request -> {
            String account = account(request);
            return account == null ? "address " + Callers.of(request.getRemoteAddr()) : "account " + account;
        };
    }

    private static @Nullable String account(HttpServletRequest request) {
        Principal login = request.getUserPrincipal();
        return login == null ? null : login.getName();
    }

    private static FilterRegistrationBean<RateLimitFilter> filter(RateLimitFilter filter, int order) {
        FilterRegistrationBean<RateLimitFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }

    private static RateLimits limits(Environment settings, String rate, String atOnce) {
        int perSecond = number(settings, rate, 1);
        return new RateLimits(perSecond, number(settings, atOnce, perSecond), TimeMeter.SYSTEM_NANOTIME);
    }

    private static int number(Environment settings, String name, int minimum) {
        String text = settings.getRequiredProperty(name);
        if (text.matches("\\d{1,7}")) {
            int number = Integer.parseInt(text);
            if (number >= minimum && number <= MAXIMUM) {
                return number;
            }
        }
        throw new InvalidInputException(name, "must be a whole number from " + minimum + " to " + MAXIMUM);
    }
}
