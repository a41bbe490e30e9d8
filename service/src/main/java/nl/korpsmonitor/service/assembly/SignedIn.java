package nl.korpsmonitor.service.assembly;

import java.util.Optional;
import nl.korpsmonitor.service.accounts.Account;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Finds who is logged in on the present request. */
final class SignedIn {
    private SignedIn() {}

    /** The account; empty when nobody logged in. Asked on the request's own thread. */
    static Optional<Account> account() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Account account
                ? Optional.of(account)
                : Optional.empty();
    }
}
