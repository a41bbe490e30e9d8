package nl.korpsmonitor.ledger.store;

import org.jspecify.annotations.Nullable;

/**
 * A snapshot of an aggregate, as Axon serialises it; it only saves time, and can be lost. Nobody changes the arrays.
 *
 * @param subject whose
 * @param sequence of the last event that it contains
 * @param aggregateType Axon's name for the kind of subject
 * @param id of the snapshot message
 * @param time of the snapshot message, ISO 8601
 * @param payloadType name of the serialised type
 * @param payloadRevision of the serialised type; null when it has none
 * @param payload serialised
 * @param metaData serialised
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and too hot to copy.
public record StoredSnapshot(
        String subject,
        long sequence,
        String aggregateType,
        String id,
        String time,
        String payloadType,
        @Nullable String payloadRevision,
        byte[] payload,
        byte[] metaData) {}
