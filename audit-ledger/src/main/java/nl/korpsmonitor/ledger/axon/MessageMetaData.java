package nl.korpsmonitor.ledger.axon;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.Cause;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.codec.Body;
import nl.korpsmonitor.transparency.Hash;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a message's metadata that a body has places for, and the rest.
 *
 * @param actor null when the metadata names none
 * @param cause what led to the event
 * @param fictitious whether it belongs to invented data
 * @param rest all other metadata, as text
 */
record MessageMetaData(@Nullable Actor actor, Cause cause, boolean fictitious, SortedMap<String, String> rest) {
    /** @throws IllegalArgumentException when a value is neither text, number, boolean nor enum, or a role is unknown */
    static MessageMetaData of(MetaData metaData) {
        SortedMap<String, String> rest = new TreeMap<>();
        metaData.forEach((name, value) -> {
            if (value != null) {
                rest.put(name, text(name, value));
            }
        });
        String actorId = rest.remove(LedgerMetaData.ACTOR_ID);
        String role = rest.remove(LedgerMetaData.ACTOR_ROLE);
        String organisation = rest.remove(LedgerMetaData.ACTOR_ORGANISATION);
        if ((actorId == null) != (role == null) || (actorId == null && organisation != null)) {
            throw new IllegalArgumentException("metadata names " + LedgerMetaData.ACTOR_ID + " and "
                    + LedgerMetaData.ACTOR_ROLE + " together, or neither and no organisation");
        }
        Actor actor = actorId == null || role == null ? null : new Actor(actorId, Role.valueOf(role), organisation);
        Cause cause = new Cause(
                rest.remove(LedgerMetaData.COMMAND),
                rest.remove(LedgerMetaData.CORRELATION),
                rest.remove(LedgerMetaData.REQUEST),
                // Given by who appends, not by the message: it holds for what is recorded together.
                null);
        return new MessageMetaData(actor, cause, truth(rest.remove(LedgerMetaData.FICTITIOUS)), rest);
    }

    /** The same, recorded under an idempotency key. */
    MessageMetaData under(@Nullable Hash key) {
        return key == null ? this : new MessageMetaData(actor, cause.withKey(key.base64Url()), fictitious, rest);
    }

    private static String text(String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        throw new IllegalArgumentException("metadata '" + name + "' must be text to be recorded, not "
                + value.getClass().getName());
    }

    private static boolean truth(@Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw new IllegalArgumentException("metadata '" + LedgerMetaData.FICTITIOUS + "' must be true or false");
    }

    /** The metadata of the message that a body records. */
    static MetaData of(Body body) {
        Map<String, Object> all = new HashMap<>(body.meta());
        Actor actor = body.actor();
        if (actor != null) {
            all.put(LedgerMetaData.ACTOR_ID, actor.id());
            all.put(LedgerMetaData.ACTOR_ROLE, actor.role().name());
            putOptional(all, LedgerMetaData.ACTOR_ORGANISATION, actor.organisation());
        }
        putOptional(all, LedgerMetaData.COMMAND, body.cause().command());
        putOptional(all, LedgerMetaData.CORRELATION, body.cause().correlation());
        putOptional(all, LedgerMetaData.REQUEST, body.cause().request());
        if (body.fictitious()) {
            all.put(LedgerMetaData.FICTITIOUS, "true");
        }
        return MetaData.from(all);
    }

    private static void putOptional(Map<String, Object> all, String name, @Nullable String value) {
        if (value != null) {
            all.put(name, value);
        }
    }
}
