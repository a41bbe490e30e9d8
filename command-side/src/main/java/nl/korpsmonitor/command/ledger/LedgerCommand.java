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

    /**
     * Notes that somebody audited the ledger.
     *
     * @param size how many entries were audited, 1 or more
     * @param root base64 of the root at that size
     * @param passed whether nothing was found
     * @param reportSha256 of the report, 64 lower-case hexadecimal digits
     */
    @CommandName(
            value = "note-ledger-audit",
            roles = {Role.AUDITOR, Role.SYSTEM})
    record NoteLedgerAudit(
            Subject subject,
            @Nullable Long size,
            @Nullable String root,
            @Nullable Boolean passed,
            @Nullable String reportSha256,
            @Nullable PartialDate occurredOn)
            implements LedgerCommand {}
}
