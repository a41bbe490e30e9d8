package nl.korpsmonitor.service.auditing;

import java.util.Locale;

/** How what is logged ended. Whoever reads the log searches by these words: they stay. */
public enum UseResult {
    /** It was done. */
    DONE,
    /** It began; an entry of its own says how it ended. */
    BEGUN,
    /** A login succeeded after others had failed. */
    ACCEPTED_AFTER_FAILURES,
    /** A login failed: unknown, wrong, or disabled. */
    WRONG,
    /** A login failed because the account is locked. */
    LOCKED,
    /** Too many came from there, or failed there. */
    THROTTLED,
    /** Whoever asked is not logged in, or may not do that. */
    DENIED,
    /** A rule forbids it, or the input is wrong. */
    REFUSED,
    /** The program could not do it. */
    FAILED;

    /** As it stands in the log. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
