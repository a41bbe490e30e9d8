package nl.korpsmonitor.service.security;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/** Knows which sessions there are of each owner, and which is the oldest of too many. Safe for use by many threads. */
final class SessionLimit {
    private final int maximum;
    private final Map<String, LinkedHashSet<OpenSession>> open = new HashMap<>();

    /** @param maximum of one owner; 1 at least */
    SessionLimit(int maximum) {
        this.maximum = maximum;
    }

    /** One more; answers the oldest one when that makes one too many, for the caller to end. */
    synchronized Optional<OpenSession> add(OpenSession session) {
        LinkedHashSet<OpenSession> all = open.computeIfAbsent(session.owner(), owner -> new LinkedHashSet<>());
        all.add(session);
        return all.size() > maximum ? Optional.of(all.removeFirst()) : Optional.empty();
    }

    /** It has ended. */
    synchronized void remove(OpenSession session) {
        open.computeIfPresent(session.owner(), (owner, all) -> {
            all.remove(session);
            return all.isEmpty() ? null : all;
        });
    }
}
