package nl.korpsmonitor.service.security;

import java.util.Optional;
import nl.korpsmonitor.service.accounts.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is logged in on a request, and how. The principal is the {@link Account}, whatever the means. */
public final class SignedInAs extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    /** What was shown to log in. */
    public enum Means {
        /** A username and a password. */
        PASSWORD,
        /** A read token, which a program has. */
        READ_TOKEN,
        /** An identity provider's access token. */
        ACCESS_TOKEN,
        /** The cookie of a session, which began on the page for logging in. */
        SESSION
    }

    private final transient Account account;
    private final Means means;

    SignedInAs(Account account, Means means) {
        super(account.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList());
        this.account = account;
        this.means = means;
        setAuthenticated(true);
    }

    /** Who is logged in on the present request; empty when nobody is. Asked on the request's own thread. */
    public static Optional<SignedInAs> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof SignedInAs signedIn ? Optional.of(signedIn) : Optional.empty();
    }

    /** Whose login it is, with the roles that it has on this request. */
    public Account account() {
        return account;
    }

    /** What was shown to log in. */
    public Means means() {
        return means;
    }

    /** Whether this login may record anything, as far as its roles allow: a read token never does. */
    public boolean mayWrite() {
        return means != Means.READ_TOKEN;
    }

    /** Whether the identity provider gives the person, whom we know, none of our roles any more. */
    boolean isWithoutRole() {
        return means == Means.ACCESS_TOKEN && account.roles().isEmpty();
    }

    /** Whether this login may see confidential values, as far as its roles allow: a read token lies about in files, and never does. */
    public boolean mayOpenConfidential() {
        return means != Means.READ_TOKEN;
    }

    /** Whether all that this login may do is to change its password. */
    public boolean mustChangePassword() {
        return account.mustChangePassword() && (means == Means.PASSWORD || means == Means.SESSION);
    }

    @Override
    public Account getPrincipal() {
        return account;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return account.username();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedInAs that && account.equals(that.account) && means == that.means;
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }
}
