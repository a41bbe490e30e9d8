package nl.korpsmonitor.events;

import java.util.List;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Text;

/** What happens to the ledger itself; subject {@code ledger}. Entry 0 is {@link LedgerOpened}. */
public sealed interface LedgerEvent extends DomainEvent {

    /**
     * The first entry; without it nothing can be checked.
     *
     * @param ledgerId 128 random bits, as 32 lower-case hexadecimal digits
     * @param origin the checkpoint origin, fixed for ever; contains the ledgerId, never a host or port
     * @param verifierKey the log's first key (vkey), as C2SP signed-note writes it
     * @param formats the stored formats, such as {@code korpsmonitor-entry/v1}
     */
    @EventName("ledger-opened")
    record LedgerOpened(
            String ledgerId, String origin, String verifierKey, List<String> formats, PartialDate occurredOn)
            implements LedgerEvent {
        public LedgerOpened {
            formats = List.copyOf(formats);
            if (!ledgerId.matches("[0-9a-f]{32}") || !origin.contains(ledgerId)) {
                throw new IllegalArgumentException("origin: contains the ledgerId, 32 lower-case hexadecimal digits");
            }
        }
    }

    /** @param verifierKey a further log key (vkey), trusted through this entry */
    @EventName("ledger-key-added")
    record LedgerKeyAdded(String verifierKey, PartialDate occurredOn) implements LedgerEvent {}

    /** @param verifierKey the log key (vkey) that signs no more */
    @EventName("ledger-key-retired")
    record LedgerKeyRetired(String verifierKey, String reason, PartialDate occurredOn) implements LedgerEvent {
        public LedgerKeyRetired {
            Text.require("reason", reason, 1_000);
        }
    }

    /** @param policy the C2SP tlog-policy in force from here on, whole */
    @EventName("ledger-policy-changed")
    record LedgerPolicyChanged(String policy, PartialDate occurredOn) implements LedgerEvent {}

    /**
     * Somebody audited the ledger, in a program of before {@link AuditEvent}, which is recorded now.
     *
     * @param size how many entries were audited
     * @param root base64 of the root at that size
     * @param passed whether nothing was found
     * @param reportSha256 of the report, 64 lower-case hexadecimal digits
     */
    @EventName("ledger-audited")
    record LedgerAudited(long size, String root, boolean passed, String reportSha256, PartialDate occurredOn)
            implements LedgerEvent {}
}
