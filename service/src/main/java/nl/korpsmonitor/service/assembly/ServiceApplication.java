package nl.korpsmonitor.service.assembly;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** The web service: what {@code ledger serve} starts. */
// Our own accounts take the place of Boot's generated user.
@SpringBootApplication(
        scanBasePackages = "nl.korpsmonitor.service",
        proxyBeanMethods = false,
        exclude = UserDetailsServiceAutoConfiguration.class)
public class ServiceApplication {}
