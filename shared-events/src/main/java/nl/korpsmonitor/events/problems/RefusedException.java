package nl.korpsmonitor.events.problems;

/** The input is well-formed, but a rule of the domain forbids it as things stand; HTTP 409. Nothing was changed. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    /**
     * @param rule stable kebab-case name of the rule, such as {@code four-eyes}
     * @param message what forbids it and what would be allowed, as one sentence
     */
    public RefusedException(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    /** Stable name of the rule. */
    public String rule() {
        return rule;
    }
}
