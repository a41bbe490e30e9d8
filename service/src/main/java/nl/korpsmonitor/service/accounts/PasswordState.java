package nl.korpsmonitor.service.accounts;

/** Who set a password, and whether it will do. */
public enum PasswordState {
    /** An administrator set it: its only use is to choose another. */
    TEMPORARY,
    /** Its owner chose it. */
    CHOSEN,
    /** An administrator set it for a system or a script, and it need not be changed; so are those of versions that knew no temporary ones. */
    PERMANENT
}
