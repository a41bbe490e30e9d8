package nl.korpsmonitor.service.accounts;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.Credential.ExternalIdentity;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may log in. Immutable.
 *
 * @param username what is typed to log in; see {@link Usernames}
 * @param name of the person or system, for people to read; kept here and, as a confidential field, in the ledger
 * @param credential what a login is compared with; it says which kind of account this is
 * @param roles in which it may act; one at least, save for somebody whom an identity provider gave none
 * @param organisation code of the only organisation for which it acts; null when it acts for none in particular
 * @param pseudonym 32 random hexadecimal digits; the ledger's name for it, {@code actor/<pseudonym>}
 * @param disabled whether logging in is refused
 */
public record Account(
        String username,
        String name,
        Credential credential,
        Set<Role> roles,
        @Nullable String organisation,
        String pseudonym,
        boolean disabled) {
    public Account {
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        if (roles.isEmpty() && credential instanceof LocalPassword) {
            throw new IllegalArgumentException("roles: one at least");
        }
    }

    /** Its password; empty for somebody whom an identity provider vouches for. */
    public Optional<LocalPassword> password() {
        return credential instanceof LocalPassword local ? Optional.of(local) : Optional.empty();
    }

    /** Whether somebody else vouches for it. */
    public boolean isExternal() {
        return credential instanceof ExternalIdentity;
    }

    /** Whether it can do nothing before its password, which an administrator set, is changed. */
    public boolean mustChangePassword() {
        return credential instanceof LocalPassword local && local.state() == PasswordState.TEMPORARY;
    }

    /** The same, disabled or not. */
    public Account withDisabled(boolean changed) {
        return new Account(username, name, credential, roles, organisation, pseudonym, changed);
    }

    /** The same with another password. */
    public Account withPassword(LocalPassword changed) {
        return new Account(username, name, changed, roles, organisation, pseudonym, disabled);
    }

    /** The same in other roles, for another organisation. */
    public Account withRoles(Set<Role> changed, @Nullable String forOrganisation) {
        return new Account(username, name, credential, changed, forOrganisation, pseudonym, disabled);
    }

    /** The same under another name. */
    public Account withName(String changed) {
        return new Account(username, changed, credential, roles, organisation, pseudonym, disabled);
    }

    @Override
    public String toString() {
        return "Account[" + username + ", " + roles + (disabled ? ", disabled]" : "]");
    }
}
