package nl.korpsmonitor.service.assembly;

/** What one of the processes on a ledger does. */
public enum NodeRole {
    /** Takes commands and answers questions. */
    ALL,
    /** Takes commands and signs checkpoints; it has no read models. */
    COMMAND,
    /** Answers questions and keeps the read models; it records nothing and needs no key that signs. */
    QUERY;

    /** Whether it records. */
    public boolean records() {
        return this != QUERY;
    }

    /** Whether it answers from read models. */
    public boolean answers() {
        return this != COMMAND;
    }
}
