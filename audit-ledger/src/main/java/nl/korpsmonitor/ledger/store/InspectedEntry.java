package nl.korpsmonitor.ledger.store;

import org.jspecify.annotations.Nullable;

/**
 * An entry with all that the store keeps to find it by, as it lies: anything may be wrong with it.
 *
 * @param position as the store has it
 * @param recordedAtMicros since the epoch
 * @param eventId null when what stands there is no id's form
 * @param subject null when there is none, or its name is missing
 * @param sequence null when there is none
 * @param type null when its name is missing
 * @param actor null when there is none, or its name is missing
 * @param latestMessageTimeMicros of this and all earlier entries, since the epoch
 * @param body null when it is longer than any body can be
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and too hot to copy.
public record InspectedEntry(
        long position,
        long recordedAtMicros,
        @Nullable String eventId,
        @Nullable String subject,
        @Nullable Long sequence,
        @Nullable String type,
        @Nullable String actor,
        long latestMessageTimeMicros,
        byte @Nullable [] body) {}
