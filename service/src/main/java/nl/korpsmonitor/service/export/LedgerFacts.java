package nl.korpsmonitor.service.export;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.LedgerEvent;
import nl.korpsmonitor.events.LedgerEvent.LedgerAudited;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyAdded;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyRetired;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.LedgerEvent.LedgerPolicyChanged;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.jspecify.annotations.Nullable;

/**
 * What a stretch of the ledger says of its own keys and policy.
 *
 * @param origin the name of the log and of its keys
 * @param keys that sign, in the order in which they were added
 * @param policy the tlog-policy in force; null when none was recorded
 */
record LedgerFacts(String origin, List<VerifierKey> keys, @Nullable String policy) {

    /**
     * As the entries at lower positions say.
     *
     * @throws IllegalStateException when they do not begin with the opening of a ledger
     */
    static LedgerFacts asOf(Trail trail, long beforePosition) {
        String origin = null;
        List<VerifierKey> keys = new ArrayList<>();
        String policy = null;
        List<RecordedEvent> page;
        long sequence = 0;
        do {
            page = trail.ofSubject(Subject.LEDGER, sequence, beforePosition, Trail.MAXIMUM_PAGE);
            for (RecordedEvent recorded : page) {
                sequence = recorded.sequence() + 1;
                switch ((LedgerEvent) recorded.event()) {
                    case LedgerOpened opened -> {
                        origin = opened.origin();
                        keys.add(VerifierKey.parse(opened.verifierKey()));
                    }
                    case LedgerKeyAdded added -> keys.add(VerifierKey.parse(added.verifierKey()));
                    case LedgerKeyRetired retired -> keys.remove(VerifierKey.parse(retired.verifierKey()));
                    case LedgerPolicyChanged changed -> policy = changed.policy();
                    case LedgerAudited ignored -> {
                        // It changes neither.
                    }
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        if (origin == null) {
            throw new IllegalStateException("entry 0 does not open the ledger: this is none");
        }
        return new LedgerFacts(origin, List.copyOf(keys), policy);
    }

    /** The policy file of an export: the keys of the log, and the witnesses and quorum in force. */
    String policyFile() {
        StringBuilder file = new StringBuilder();
        keys.forEach(key -> file.append("log ").append(key.vkey()).append('\n'));
        if (policy == null) {
            return file.append("quorum none\n").toString();
        }
        // The log's keys are those that the ledger names, whatever the operator's file says.
        policy.lines()
                .filter(line -> !line.strip().matches("log[ \t].*"))
                .forEach(line -> file.append(line).append('\n'));
        return file.toString();
    }
}
