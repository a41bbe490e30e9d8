package nl.korpsmonitor.ledger.inspection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyAdded;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyRetired;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.LedgerEvent.LedgerPolicyChanged;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.jspecify.annotations.Nullable;

/** What the ledger says of itself: its origin, the keys that sign its checkpoints, and its policy, each from a position on. */
final class LogHistory {
    private record KeyChange(long position, VerifierKey key, boolean added) {}

    private record PolicyChange(long position, String policy) {}

    private final Findings findings;
    private final List<KeyChange> keys = new ArrayList<>();
    private final List<PolicyChange> policies = new ArrayList<>();
    private @Nullable LedgerOpened opened;

    LogHistory(Findings findings) {
        this.findings = findings;
    }

    /** Takes an event that may be about the ledger; to be called in order. */
    void event(Place place, long position, DomainEvent event) {
        switch (event) {
            case LedgerOpened opening -> open(place, position, opening);
            case LedgerKeyAdded added -> change(place, position, added.verifierKey(), true);
            case LedgerKeyRetired retired -> change(place, position, retired.verifierKey(), false);
            case LedgerPolicyChanged changed -> policies.add(new PolicyChange(position, changed.policy()));
            default -> {
                // About something else.
            }
        }
    }

    private void open(Place place, long position, LedgerOpened opening) {
        if (position != 0) {
            findings.add(place, "a ledger is opened once, by entry 0");
            return;
        }
        opened = opening;
        change(place, position, opening.verifierKey(), true);
    }

    private void change(Place place, long position, String vkey, boolean added) {
        try {
            VerifierKey key = VerifierKey.parse(vkey);
            if (opened != null && !key.name().equals(opened.origin())) {
                findings.add(place, "it names a key of " + key.name() + ", not of this log");
            }
            keys.add(new KeyChange(position, key, added));
        } catch (IllegalArgumentException e) {
            findings.add(place, "it names a key that is none: " + e.getMessage());
        }
    }

    /** What entry 0 says; null when it does not open the ledger. */
    @Nullable
    LedgerOpened opened() {
        return opened;
    }

    /** The keys in use when the ledger had that many entries. */
    Set<VerifierKey> keysAt(long size) {
        Set<VerifierKey> inUse = new LinkedHashSet<>();
        for (KeyChange change : keys) {
            if (change.position() < size) {
                if (change.added()) {
                    inUse.add(change.key());
                } else {
                    inUse.remove(change.key());
                }
            }
        }
        return inUse;
    }

    /** Every key that was ever in use. */
    Set<VerifierKey> allKeys() {
        Set<VerifierKey> all = new LinkedHashSet<>();
        keys.forEach(change -> all.add(change.key()));
        return all;
    }

    /** The policy in force when the ledger had that many entries; null when there was none. */
    @Nullable
    String policyAt(long size) {
        String policy = null;
        for (PolicyChange change : policies) {
            if (change.position() < size) {
                policy = change.policy();
            }
        }
        return policy;
    }
}
