package nl.korpsmonitor.service.assembly;

import java.nio.file.Path;
import nl.korpsmonitor.service.accounts.AccountStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the accounts. */
@Configuration(proxyBeanMethods = false)
public class AccountsConfiguration {
    @Bean
    AccountStore accountStore(@Value("${korpsmonitor.data}") Path dataDirectory) {
        return AccountStore.open(dataDirectory);
    }
}
