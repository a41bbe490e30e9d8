package nl.korpsmonitor.events;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import org.jspecify.annotations.Nullable;

/** Who stands behind a pseudonym; subject {@code actor/<random>}. */
public sealed interface ActorEvent extends DomainEvent {

    /**
     * @param name of the person or system
     * @param roles in which it may act; may be empty
     * @param organisation code; null when it acts for none in particular
     */
    @EventName("actor-registered")
    record ActorRegistered(
            Confidential<String> name,
            Set<Role> roles,
            @Nullable String organisation,
            PartialDate occurredOn) implements ActorEvent {
        public ActorRegistered {
            roles = Collections.unmodifiableSet(new TreeSet<>(roles));
            if (organisation != null) {
                Code.require("organisation", organisation);
            }
        }
    }

    /** It may act in these roles from here on. */
    @EventName("actor-roles-changed")
    record ActorRolesChanged(Set<Role> roles, PartialDate occurredOn) implements ActorEvent {
        public ActorRolesChanged {
            roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        }
    }
}
