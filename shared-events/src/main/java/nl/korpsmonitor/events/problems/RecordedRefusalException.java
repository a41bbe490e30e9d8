package nl.korpsmonitor.events.problems;

/** A rule of the domain forbids it as things stand, and that it was asked for is recorded; HTTP 409. Nothing else was changed. */
public final class RecordedRefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;
    private final long position;
    private final boolean replayed;

    /**
     * @param rule stable kebab-case name of the rule
     * @param message what forbids it and what would be allowed, as one sentence
     * @param position of the event that tells of the refusal
     * @param replayed whether that was recorded earlier, under the same idempotency key, and not again now
     */
    public RecordedRefusalException(String rule, String message, long position, boolean replayed) {
        super(message);
        this.rule = rule;
        this.position = position;
        this.replayed = replayed;
    }

    /** Stable name of the rule. */
    public String rule() {
        return rule;
    }

    /** Position of the event that tells of the refusal. */
    public long position() {
        return position;
    }

    /** Whether it was recorded earlier, under the same idempotency key. */
    public boolean replayed() {
        return replayed;
    }
}
