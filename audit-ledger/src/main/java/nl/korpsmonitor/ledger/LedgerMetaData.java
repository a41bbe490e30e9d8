package nl.korpsmonitor.ledger;

/** Keys of Axon message metadata that the ledger's codec knows and gives a place of their own in the entry's body. */
public final class LedgerMetaData {
    /** Pseudonym of who acts; body {@code actor.id}. Mandatory for domain events. */
    public static final String ACTOR_ID = "actorId";
    /** Name of the {@link nl.korpsmonitor.events.values.Role} in which it acts; body {@code actor.role}. Mandatory. */
    public static final String ACTOR_ROLE = "actorRole";
    /** Code of the organisation for which it acts; body {@code actor.org}. */
    public static final String ACTOR_ORGANISATION = "actorOrganisation";
    /** Name of the command, such as {@code record-score}; body {@code cause.command}. */
    public static final String COMMAND = "command";
    /** Id of the command message, as Axon's correlation data names it; body {@code cause.correlation}. */
    public static final String CORRELATION = "correlationId";
    /** Keyed digest of the request, base64url; body {@code cause.request}. */
    public static final String REQUEST = "request";
    /** {@code true} for invented data; body {@code fictitious}. */
    public static final String FICTITIOUS = "fictitious";

    private LedgerMetaData() {}
}
