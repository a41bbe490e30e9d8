package nl.korpsmonitor.events.values;

/** In which capacity somebody acts. */
public enum Role {
    /** Records and corrects scores of its own organisation. */
    ASSESSOR,
    /** Confirms what assessors recorded. */
    REVIEWER,
    /** Expertise centre: recommendations, decisions, agreements, mandates. */
    COORDINATOR,
    /** Leads an edition through its lifecycle. */
    PUBLISHER,
    /** Registers and answers inquiries. */
    PARLIAMENTARY_OFFICER,
    /** Receives one inquiry's dossier. */
    INQUIRY_RECIPIENT,
    /** Reads everything and verifies. */
    AUDITOR,
    /** Withholds and erases. */
    PRIVACY_OFFICER,
    /** Reads published data. */
    READER,
    /** Accounts and rebuilds; records nothing in the domain. */
    ADMINISTRATOR,
    /** The ledger itself. */
    SYSTEM
}
