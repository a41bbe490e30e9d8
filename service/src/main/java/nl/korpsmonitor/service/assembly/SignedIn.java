package nl.korpsmonitor.service.assembly;

import java.util.Optional;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.security.SignedInAs;

/** Finds who is logged in on the present request. */
final class SignedIn {
    private SignedIn() {}

    /** The account; empty when nobody logged in. Asked on the request's own thread. */
    static Optional<Account> account() {
        return SignedInAs.current().map(SignedInAs::account);
    }

    /** Whether the present login, if there is one, may see confidential values as far as its roles allow. */
    static boolean mayOpenConfidential() {
        return SignedInAs.current().filter(SignedInAs::mayOpenConfidential).isPresent();
    }

    /** Whether there is a login that may record, as far as its roles allow. */
    static boolean mayWrite() {
        return SignedInAs.current().filter(SignedInAs::mayWrite).isPresent();
    }
}
