package nl.korpsmonitor.service.importing;

import java.util.Set;
import nl.korpsmonitor.events.values.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who acts in a fictitious file and does not exist.
 *
 * @param key how the file's records refer to it
 * @param line where the file describes it
 * @param name marked as invented when it is registered
 * @param roles one at least
 * @param organisation code; null when it acts for none in particular
 */
record InventedActor(
        String key,
        int line,
        String name,
        Set<Role> roles,
        @Nullable String organisation) {
    InventedActor {
        roles = Set.copyOf(roles);
    }
}
