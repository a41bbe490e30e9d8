package nl.korpsmonitor.service.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ServiceSettingsTest {
    private static final String PROXY = "server.forward-headers-strategy";

    @Test
    void behind_a_proxy_it_must_be_told_whether_browsers_come_by_tls() {
        assertThat(ServiceSettings.leavesTlsOpen(new MockEnvironment())).isFalse();
        MockEnvironment believing = new MockEnvironment().withProperty(PROXY, "native");
        assertThat(ServiceSettings.leavesTlsOpen(believing)).isTrue();
        assertThat(ServiceSettings.leavesTlsOpen(believing.withProperty("server.ssl.bundle", "ours")))
                .as("it speaks TLS itself")
                .isFalse();
        for (String said : new String[] {"true", "false"}) {
            assertThat(ServiceSettings.leavesTlsOpen(new MockEnvironment()
                            .withProperty(PROXY, "framework")
                            .withProperty("korpsmonitor.sessions.only-over-tls", said)))
                    .as(said)
                    .isFalse();
        }
        assertThat(ServiceSettings.leavesTlsOpen(new MockEnvironment().withProperty(PROXY, "NONE")))
                .isFalse();
    }
}
