package nl.korpsmonitor.query.audit;

/**
 * What counts as unusual.
 *
 * @param lateAfterDays recorded more days than these after it happened is late; 0 or more
 * @param correctionsAtLeast fewer corrections than these are never unusually many; 1 or more
 */
public record AuditLimits(int lateAfterDays, int correctionsAtLeast) {
    /** A quarter of a year, and ten. */
    public static final AuditLimits DEFAULT = new AuditLimits(90, 10);

    /** @throws IllegalArgumentException when one is too low */
    public AuditLimits {
        if (lateAfterDays < 0 || correctionsAtLeast < 1) {
            throw new IllegalArgumentException("days: 0 or more; corrections: 1 or more");
        }
    }
}
