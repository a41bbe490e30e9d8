package nl.korpsmonitor.command.ledger;

import java.util.LinkedHashSet;
import java.util.Set;
import nl.korpsmonitor.events.LedgerEvent;
import nl.korpsmonitor.events.LedgerEvent.LedgerAudited;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyAdded;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyRetired;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.LedgerEvent.LedgerPolicyChanged;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need to know of the ledger once it is opened. Immutable.
 *
 * @param origin the checkpoint origin; the name of every log key
 * @param keys verifier keys (vkey) that sign now; one at least
 * @param retired verifier keys that sign no more
 * @param policy the tlog-policy in force, whole; null when none was recorded
 */
record LedgerState(
        String origin,
        Set<String> keys,
        Set<String> retired,
        @Nullable String policy) {

    LedgerState {
        keys = Set.copyOf(keys);
        retired = Set.copyOf(retired);
    }

    /** The state after an event; before is null when nothing was recorded yet. */
    static LedgerState after(@Nullable LedgerState before, LedgerEvent event) {
        if (event instanceof LedgerOpened opened) {
            return new LedgerState(opened.origin(), Set.of(opened.verifierKey()), Set.of(), null);
        }
        if (before == null) {
            throw new IllegalStateException("a ledger begins with being opened, not with " + event);
        }
        return switch (event) {
            case LedgerOpened ignored -> throw new IllegalStateException("handled above");
            case LedgerKeyAdded added ->
                new LedgerState(before.origin, with(before.keys, added.verifierKey()), before.retired, before.policy);
            case LedgerKeyRetired gone ->
                new LedgerState(
                        before.origin,
                        without(before.keys, gone.verifierKey()),
                        with(before.retired, gone.verifierKey()),
                        before.policy);
            case LedgerPolicyChanged changed ->
                new LedgerState(before.origin, before.keys, before.retired, changed.policy());
            case LedgerAudited ignored -> before;
        };
    }

    private static Set<String> with(Set<String> keys, String key) {
        Set<String> all = new LinkedHashSet<>(keys);
        all.add(key);
        return all;
    }

    private static Set<String> without(Set<String> keys, String key) {
        Set<String> rest = new LinkedHashSet<>(keys);
        rest.remove(key);
        return rest;
    }
}
