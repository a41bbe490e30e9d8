package nl.korpsmonitor.service.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.service.http.ForwardedMark;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Who may read {@code /metrics}: this machine, and the networks that {@code korpsmonitor.metrics.networks} names. The figures tell how often which command was
 * given, also about what is not public. Whoever reads them asks by himself: a request that a proxy sent on is refused whatever it claims, as each proxy, believed
 * or not, would else lend its own address to everybody. Safe for use by many threads.
 */
@Component
public final class MetricsReaders implements RequestMatcher {
    private static final String SETTING = "korpsmonitor.metrics.networks";
    private static final List<String> THIS_MACHINE = List.of("127.0.0.0/8", "::1");
    // Java reads 10.1.2 as 10.1.0.2, and a mask below 0 as none.
    private static final Pattern NETWORK =
            Pattern.compile("([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*)(/[0-9]{1,3})?");

    private static final RequestMatcher PATH =
            PathPatternRequestMatcher.withDefaults().matcher("/metrics");

    private final List<IpAddressMatcher> networks;

    /**
     * @param networks addresses and networks in CIDR notation, by commas
     * @throws InvalidInputException when one of them is none
     */
    MetricsReaders(@Value("${" + SETTING + ":}") String networks) {
        this.networks = Stream.concat(THIS_MACHINE.stream(), Stream.of(networks.split(",")))
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(MetricsReaders::checked)
                .toList();
    }

    private static IpAddressMatcher checked(String network) {
        try {
            if (NETWORK.matcher(network).matches()) {
                return new IpAddressMatcher(network);
            }
        } catch (IllegalArgumentException e) {
            // No network: told below.
        }
        throw new InvalidInputException(
                SETTING, "must be networks such as 10.1.2.0/24 or fd00::/64, by commas; '" + network + "' is none");
    }

    /** Whether it is a request for the figures, by somebody who may have them. */
    @Override
    public boolean matches(HttpServletRequest request) {
        return PATH.matches(request)
                && (HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod()))
                && !ForwardedMark.isOn(request)
                && networks.stream().anyMatch(network -> network.matches(request));
    }
}
