package nl.korpsmonitor.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import nl.korpsmonitor.events.values.Subject;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What must still hold when the events of the current unit of work are appended. It lives in the root unit of work's
 * resources: whoever decides writes it, the storage engine reads it. Confined to the unit of work's thread.
 */
public final class AppendConditions {
    private static final String RESOURCE = AppendConditions.class.getName();

    private final Map<Subject, Long> expected = new LinkedHashMap<>();
    private final Map<String, Long> nothingBelow = new LinkedHashMap<>();
    private byte @Nullable [] idempotencyKey;
    private @Nullable Receipt receipt;

    private AppendConditions() {}

    /** Those of the given unit of work; made when there are none yet. */
    public static AppendConditions of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(RESOURCE, key -> new AppendConditions());
    }

    /**
     * Those of the current unit of work.
     *
     * @throws IllegalStateException when there is none
     */
    public static AppendConditions current() {
        return of(CurrentUnitOfWork.get());
    }

    /**
     * The subject's last sequence must be this one; -1 when it must have no events. The first expectation for a
     * subject stands: what was read first was decided upon.
     */
    public void expect(Subject subject, long lastSequence) {
        expected.putIfAbsent(subject, lastSequence);
    }

    /** All expectations. */
    public Map<Subject, Long> expected() {
        return Map.copyOf(expected);
    }

    /**
     * No subject below the prefix may have an event at or after the position; for decisions about a whole group, which
     * a subject that nobody knew of yet would overturn. A prefix is a subject's first segments, as in
     * {@link EventFilter}. When it does not hold, the append is refused with a {@link SubjectMovedException} that names
     * the subject of such an event. The first expectation for a prefix stands.
     *
     * @param fromPosition the first position that was not read, 0 or more
     */
    public void expectNothingBelow(String subjectPrefix, long fromPosition) {
        nothingBelow.putIfAbsent(subjectPrefix, fromPosition);
    }

    /** All prefixes below which nothing new may have appeared, with the first position that was not read. */
    public Map<String, Long> expectedNothingBelow() {
        return Map.copyOf(nothingBelow);
    }

    /** @param key SHA-256(actor || Idempotency-Key): a second append under it is refused with the first receipt */
    public void idempotencyKey(byte[] key) {
        this.idempotencyKey = key.clone();
    }

    /** The key, if one was given. */
    public byte @Nullable [] idempotencyKey() {
        return idempotencyKey == null ? null : idempotencyKey.clone();
    }

    /** For the storage engine: what was appended. */
    public void receipt(Receipt appended) {
        this.receipt = appended;
    }

    /** What was appended; null before the append, or when there was nothing to append. */
    public @Nullable Receipt receipt() {
        return receipt;
    }
}
