package nl.korpsmonitor.command.ledger;

import java.util.HashSet;
import java.util.Set;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.events.LedgerEvent;
import nl.korpsmonitor.events.LedgerEvent.LedgerAudited;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyAdded;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyRetired;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.LedgerEvent.LedgerPolicyChanged;

/** How the ledger's own state follows from its events. */
final class LedgerFold implements Fold<LedgerState> {
    @Override
    public Class<LedgerState> type() {
        return LedgerState.class;
    }

    @Override
    public LedgerState initial() {
        return LedgerState.INITIAL;
    }

    @Override
    public LedgerState apply(LedgerState state, Occurred occurred) {
        return switch ((LedgerEvent) occurred.event()) {
            case LedgerOpened opened ->
                new LedgerState(opened.origin(), Set.of(opened.verifierKey()), Set.of(), state.policy());
            case LedgerKeyAdded added ->
                new LedgerState(
                        state.origin(), with(state.keys(), added.verifierKey()), state.retired(), state.policy());
            case LedgerKeyRetired gone ->
                new LedgerState(
                        state.origin(),
                        without(state.keys(), gone.verifierKey()),
                        with(state.retired(), gone.verifierKey()),
                        state.policy());
            case LedgerPolicyChanged changed ->
                new LedgerState(state.origin(), state.keys(), state.retired(), changed.policy());
            case LedgerAudited ignored -> state;
        };
    }

    private static Set<String> with(Set<String> keys, String key) {
        Set<String> all = new HashSet<>(keys);
        all.add(key);
        return all;
    }

    private static Set<String> without(Set<String> keys, String key) {
        Set<String> rest = new HashSet<>(keys);
        rest.remove(key);
        return rest;
    }
}
