package nl.korpsmonitor.service.assembly;

import nl.korpsmonitor.command.audit.AuditCommand.RecordAudit;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.running.CommandContext;
import nl.korpsmonitor.service.accounts.Account;

/** Records that an audit took place, for a program without a web server. */
public final class Audits {
    private final KorpsmonitorLedger ledger;

    /** @param ledger of a process that records */
    public Audits(KorpsmonitorLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Records an audit by an account.
     *
     * @throws nl.korpsmonitor.command.deciding.ForbiddenException when the account is no auditor's
     * @throws nl.korpsmonitor.events.problems.RefusedException when an audit of that code was recorded before
     */
    public void record(Account auditor, RecordAudit audit) {
        AccountActingUser user = new AccountActingUser(new ActorRegistrar(ledger, ledger.runner()));
        ledger.runner().run(CommandInput.of(audit), CommandContext.of(user.actorFor(audit, auditor)));
    }
}
