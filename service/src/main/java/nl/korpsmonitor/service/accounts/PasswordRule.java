package nl.korpsmonitor.service.accounts;

/** What a password must be. */
public enum PasswordRule {
    /** It has fewer than {@link Passwords#MINIMUM_LENGTH} characters. */
    TOO_SHORT("at least " + Passwords.MINIMUM_LENGTH + " characters"),
    /** It has more than {@link Passwords#MAXIMUM_BYTES} bytes. */
    TOO_LONG("at most " + Passwords.MAXIMUM_BYTES + " bytes in UTF-8"),
    /** It holds control characters. */
    CONTROL_CHARACTERS("no control characters"),
    /** It contains the username. */
    USERNAME("must not contain the username"),
    /** It is the present one. */
    PRESENT("must be another one than the present one");

    private final String message;

    PasswordRule(String message) {
        this.message = message;
    }

    /** How a password follows it, in English. */
    public String message() {
        return message;
    }
}
