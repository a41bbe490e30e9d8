package nl.korpsmonitor.service.assembly;

import java.time.LocalDate;
import nl.korpsmonitor.command.ledger.LedgerCommand;
import nl.korpsmonitor.command.ledger.LedgerCommand.AddLedgerKey;
import nl.korpsmonitor.command.ledger.LedgerCommand.ChangeLedgerPolicy;
import nl.korpsmonitor.command.ledger.LedgerCommand.RetireLedgerKey;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.running.CommandContext;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.transparency.key.VerifierKey;

/** Records what is changed about the ledger itself: as the ledger, since whoever may do so has its files. */
public final class LedgerChanges {
    private final KorpsmonitorLedger ledger;

    public LedgerChanges(KorpsmonitorLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * From the next checkpoint on, this key signs too.
     *
     * @throws RefusedException when the ledger had it before
     */
    public void addKey(VerifierKey key) {
        record(new AddLedgerKey(Subject.LEDGER, key.vkey(), today()));
    }

    /**
     * Once a published checkpoint covers this, the key signs no more.
     *
     * @throws RefusedException when it is not in use, or is the only one
     */
    public void retireKey(VerifierKey key, String reason) {
        record(new RetireLedgerKey(Subject.LEDGER, key.vkey(), reason, today()));
    }

    /**
     * Puts a policy in force, unless it is.
     *
     * @param policy the text of a tlog-policy
     * @return whether anything changed
     */
    public boolean putInForce(String policy) {
        if (policy.equals(ledger.ledger().keyring().trust().policyText())) {
            return false;
        }
        record(new ChangeLedgerPolicy(Subject.LEDGER, policy, today()));
        return true;
    }

    private void record(LedgerCommand command) {
        ledger.runner().run(CommandInput.of(command), CommandContext.of(KorpsmonitorLedger.SELF));
    }

    private PartialDate today() {
        return PartialDate.of(LocalDate.ofInstant(ledger.clock().instant(), RecordedEvent.CALENDAR));
    }
}
