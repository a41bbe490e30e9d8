package nl.korpsmonitor.service.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Text;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.security.issuer.OidcSettings;
import org.jspecify.annotations.Nullable;

/**
 * What an identity provider's token says that its holder is. Immutable.
 *
 * @param name of the person; null when the token has none that can be kept
 * @param roles those of ours that the token lists; others are of other services
 * @param organisation code of the only organisation to act for; null for none in particular
 */
record Granted(
        @Nullable String name, Set<Role> roles, @Nullable String organisation) {
    private static final String EVERY_ORGANISATION = "*";

    Granted {
        roles = Set.copyOf(roles);
    }

    /** What these claims, of a token that was verified, say. Whatever has not its form grants nothing. */
    static Granted by(Map<String, Object> claims, OidcSettings settings) {
        Object organisation = find(claims, settings.organisationClaim());
        boolean every = EVERY_ORGANISATION.equals(organisation);
        String code = organisation instanceof String text && Code.isCode(text) ? text : null;
        Set<Role> roles = roles(find(claims, settings.rolesClaim()), settings.rolePrefix());
        if (!every && code == null) {
            // One of none in particular could write, or confirm, the scorecards of all.
            roles.removeAll(Set.of(Role.ASSESSOR, Role.REVIEWER));
        }
        return new Granted(name(find(claims, settings.nameClaim())), roles, code);
    }

    private static Set<Role> roles(@Nullable Object listed, String prefix) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (listed instanceof Collection<?> names) {
            for (Object name : names) {
                if (name instanceof String text && text.startsWith(prefix)) {
                    String wanted = text.substring(prefix.length())
                            .toUpperCase(Locale.ROOT)
                            .replace('-', '_');
                    Arrays.stream(Role.values())
                            .filter(role -> role != Role.SYSTEM && role.name().equals(wanted))
                            .forEach(roles::add);
                }
            }
        }
        return roles;
    }

    private static @Nullable String name(@Nullable Object claim) {
        if (claim instanceof String text) {
            try {
                return Text.require("name", text, AccountStore.MAXIMUM_NAME_LENGTH);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return null;
    }

    /** A claim by its name, which may have dots in it, or by its path. */
    private static @Nullable Object find(Map<?, ?> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        int dot = path.indexOf('.');
        return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? find(inner, path.substring(dot + 1))
                : null;
    }
}
