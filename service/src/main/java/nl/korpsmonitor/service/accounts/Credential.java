package nl.korpsmonitor.service.accounts;

import java.nio.charset.StandardCharsets;
import nl.korpsmonitor.transparency.Hash;

/** By what an account is known: a password that is kept here, or somebody whom an identity provider vouches for. */
public sealed interface Credential {
    /**
     * A password.
     *
     * @param hash bcrypt; never shown, logged or sent
     * @param state who set it
     */
    record LocalPassword(String hash, PasswordState state) implements Credential {
        /** Without the hash, so that no log can show it. */
        @Override
        public String toString() {
            return "LocalPassword[" + state + "]";
        }
    }

    /**
     * Somebody whom an OpenID provider knows.
     *
     * @param issuer the provider
     * @param subject who it is there; never given to somebody else
     */
    record ExternalIdentity(String issuer, String subject) implements Credential {
        private static final int USERNAME_DIGITS = 16;

        /** The username of its account, the same for ever: two first requests at once can't make two accounts. */
        public String username() {
            byte[] both = (issuer + "\0" + subject).getBytes(StandardCharsets.UTF_8);
            return Usernames.EXTERNAL_PREFIX + Hash.sha256(both).hex().substring(0, USERNAME_DIGITS);
        }
    }
}
