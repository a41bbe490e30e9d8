package nl.korpsmonitor.service.security;

import java.util.List;
import nl.korpsmonitor.service.accounts.Credential.ExternalIdentity;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Somebody whom the identity provider knows, and to whom it gave none of our roles. There is no account: reading is as for everybody, and nothing can be recorded. */
final class WithoutRole extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient ExternalIdentity identity;

    WithoutRole(ExternalIdentity identity) {
        super(List.of());
        this.identity = identity;
        setAuthenticated(true);
    }

    @Override
    public ExternalIdentity getPrincipal() {
        return identity;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return identity.username();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WithoutRole that && identity.equals(that.identity);
    }

    @Override
    public int hashCode() {
        return identity.hashCode();
    }
}
