package nl.korpsmonitor.command.ledger;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.ledger.LedgerCommand.AddLedgerKey;
import nl.korpsmonitor.command.ledger.LedgerCommand.ChangeLedgerPolicy;
import nl.korpsmonitor.command.ledger.LedgerCommand.RetireLedgerKey;
import nl.korpsmonitor.events.LedgerEvent;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyAdded;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyRetired;
import nl.korpsmonitor.events.LedgerEvent.LedgerPolicyChanged;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.ledger.TrustRules;
import org.jspecify.annotations.Nullable;

/** Decides about the ledger itself. */
final class LedgerDecisions {
    /** The longest policy, in characters. */
    static final int MAXIMUM_POLICY_LENGTH = 20_000;

    private static final int MAXIMUM_REASON_LENGTH = 1_000;
    private static final int MAXIMUM_KEY_LENGTH = 500;

    private LedgerDecisions() {}

    static List<LedgerEvent> decide(LedgerCommand command, LedgerState state, References references) {
        Faults faults = new Faults();
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        if (state.origin() == null) {
            throw new RefusedException("ledger-not-opened", "The ledger is not opened; that is its first entry.");
        }
        return switch (command) {
            case AddLedgerKey add -> addKey(add, state, faults, on);
            case RetireLedgerKey retire -> retireKey(retire, state, faults, on);
            case ChangeLedgerPolicy change -> changePolicy(change, state, faults, on);
        };
    }

    private static List<LedgerEvent> addKey(
            AddLedgerKey command, LedgerState state, Faults faults, @Nullable PartialDate on) {
        @Nullable String key = faults.text("verifierKey", command.verifierKey(), MAXIMUM_KEY_LENGTH);
        if (key != null) {
            faults.check(
                    TrustRules.isLogKey(key, given(state.origin())),
                    "verifierKey",
                    "must be a verifier key whose name is the ledger's origin, " + state.origin());
        }
        faults.orThrow();
        String added = given(key);
        if (state.keys().contains(added) || state.retired().contains(added)) {
            throw new RefusedException("key-known", "The key was added before; a retired key does not come back.");
        }
        return List.of(new LedgerKeyAdded(added, given(on)));
    }

    private static List<LedgerEvent> retireKey(
            RetireLedgerKey command, LedgerState state, Faults faults, @Nullable PartialDate on) {
        @Nullable String key = faults.text("verifierKey", command.verifierKey(), MAXIMUM_KEY_LENGTH);
        @Nullable String reason = faults.text("reason", command.reason(), MAXIMUM_REASON_LENGTH);
        faults.orThrow();
        String retired = given(key);
        if (!state.keys().contains(retired)) {
            throw new RefusedException("key-not-in-use", "The key is not in use, so it can't be retired.");
        }
        if (state.keys().size() == 1) {
            throw new RefusedException(
                    "last-key", "The last key can't be retired: nothing could be signed; add its successor first.");
        }
        return List.of(new LedgerKeyRetired(retired, given(reason), given(on)));
    }

    private static List<LedgerEvent> changePolicy(
            ChangeLedgerPolicy command, LedgerState state, Faults faults, @Nullable PartialDate on) {
        @Nullable String policy = faults.text("policy", command.policy(), MAXIMUM_POLICY_LENGTH);
        if (policy != null) {
            TrustRules.faultOf(policy, given(state.origin())).ifPresent(fault -> faults.check(false, "policy", fault));
        }
        faults.orThrow();
        String changed = given(policy);
        if (changed.equals(state.policy())) {
            throw new RefusedException("nothing-changes", "Exactly this policy is in force already.");
        }
        return List.of(new LedgerPolicyChanged(changed, given(on)));
    }
}
