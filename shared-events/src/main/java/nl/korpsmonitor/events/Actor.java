package nl.korpsmonitor.events;

import nl.korpsmonitor.events.values.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who recorded an event.
 *
 * @param id the random pseudonym of {@code actor/<id>}
 * @param role in which it acted
 * @param organisation for which it acted, as a code; null when for none in particular
 */
public record Actor(String id, Role role, @Nullable String organisation) {}
