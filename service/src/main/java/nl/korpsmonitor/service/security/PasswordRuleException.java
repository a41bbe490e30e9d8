package nl.korpsmonitor.service.security;

import nl.korpsmonitor.service.accounts.PasswordRule;

/** A password that somebody chose breaks a rule; nothing was changed. */
public final class PasswordRuleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final PasswordRule rule;

    PasswordRuleException(PasswordRule rule) {
        super(rule.message());
        this.rule = rule;
    }

    /** The rule. */
    public PasswordRule rule() {
        return rule;
    }
}
