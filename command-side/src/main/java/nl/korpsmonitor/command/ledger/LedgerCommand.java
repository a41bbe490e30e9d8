package nl.korpsmonitor.command.ledger;

import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandName;
import nl.korpsmonitor.command.deciding.SubjectType;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** What may be asked about the ledger itself; given by the service and its command line, not over HTTP. */
@SubjectType("ledger")
public sealed interface LedgerCommand extends Command {

    /**
     * Makes a further log key known, so that what it signs is trusted.
     *
     * @param verifierKey vkey, as C2SP signed-note writes it; its name is the ledger's origin
     */
    @CommandName(value = "add-ledger-key", roles = Role.SYSTEM)
    record AddLedgerKey(
            Subject subject,
            @Nullable String verifierKey,
            @Nullable PartialDate occurredOn) implements LedgerCommand {}

    /**
     * Says that a log key signs no more.
     *
     * @param verifierKey vkey of a key in use
     */
    @CommandName(value = "retire-ledger-key", roles = Role.SYSTEM)
    record RetireLedgerKey(
            Subject subject,
            @Nullable String verifierKey,
            @Nullable String reason,
            @Nullable PartialDate occurredOn) implements LedgerCommand {}

    /**
     * Puts another witness policy in force.
     *
     * @param policy a whole C2SP tlog-policy file
     */
    @CommandName(value = "change-ledger-policy", roles = Role.SYSTEM)
    record ChangeLedgerPolicy(
            Subject subject,
            @Nullable String policy,
            @Nullable PartialDate occurredOn) implements LedgerCommand {}
}
