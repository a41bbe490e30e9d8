package nl.korpsmonitor.ledger.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; every given field must match.
 *
 * @param subjectPrefix a whole subject or its first segments; null for all
 * @param types stored names; empty for all
 * @param actor null for all
 * @param fromPosition the first position wanted
 * @param beforePosition the first position not wanted
 * @param descending whether the highest position comes first
 */
public record Query(
        @Nullable String subjectPrefix,
        Set<String> types,
        @Nullable String actor,
        long fromPosition,
        long beforePosition,
        boolean descending) {
    /** Upwards. */
    public Query(
            @Nullable String subjectPrefix,
            Set<String> types,
            @Nullable String actor,
            long fromPosition,
            long beforePosition) {
        this(subjectPrefix, types, actor, fromPosition, beforePosition, false);
    }
}
