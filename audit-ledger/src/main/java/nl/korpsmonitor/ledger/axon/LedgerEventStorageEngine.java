package nl.korpsmonitor.ledger.axon;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.AppendConditions;
import nl.korpsmonitor.ledger.Receipt;
import nl.korpsmonitor.ledger.codec.EventCodec;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeys;
import nl.korpsmonitor.ledger.sequencer.AppendRequest;
import nl.korpsmonitor.ledger.sequencer.Appended;
import nl.korpsmonitor.ledger.sequencer.SequenceTakenException;
import nl.korpsmonitor.ledger.sequencer.Sequencer;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.ledger.store.StoredSnapshot;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event storage on the ledger. Appending returns when the events are durable. Tokens are positions: they become
 * visible in order and without gaps.
 *
 * <p>Within a unit of work the first append honours its {@link AppendConditions} and leaves the receipt there. What may
 * go wrong, beyond what Axon documents: {@link nl.korpsmonitor.ledger.SubjectMovedException}, {@link
 * nl.korpsmonitor.ledger.RepeatedCommandException}, {@link nl.korpsmonitor.ledger.ClockBehindException}, {@link
 * nl.korpsmonitor.ledger.ClockAheadException}, {@link nl.korpsmonitor.ledger.OutcomeUnknownException}, and {@link IllegalArgumentException} or {@link
 * nl.korpsmonitor.events.problems.InvalidInputException} for an event that can't be recorded as it is.
 */
public class LedgerEventStorageEngine extends BatchingEventStorageEngine {
    private static final long BEFORE_FIRST = -1;

    private final LedgerStore store;
    private final @Nullable Sequencer sequencer;
    private final @Nullable MessageWriter writer;
    private final Consumer<List<NewEntry>> afterAppend;

    /** Makes the engine of a builder. */
    protected LedgerEventStorageEngine(Builder builder) {
        super(builder);
        this.store = builder.store;
        this.sequencer = builder.sequencer;
        this.writer = builder.writer;
        this.afterAppend = builder.afterAppend;
    }

    /**
     * Starts an engine.
     *
     * @param store to read from
     * @param sequencer appends to the same store
     * @param keys for confidential values
     * @param random for salts
     */
    public static Builder builder(
            LedgerStore store, Sequencer sequencer, EventCodec codec, DisclosureKeys keys, SecureRandom random) {
        return new Builder(store, codec, sequencer, new MessageWriter(codec, keys, random));
    }

    /** Starts an engine that only reads: whatever is appended is refused with {@link IllegalStateException}. */
    public static Builder reading(LedgerStore store, EventCodec codec) {
        return new Builder(store, codec, null, null);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        Sequencer sequencer = this.sequencer;
        MessageWriter writer = this.writer;
        if (sequencer == null || writer == null) {
            throw new IllegalStateException("this node only reads: send what is to be recorded to another one");
        }
        AppendConditions conditions = conditionsOfFirstAppend();
        Serializer fallback = ((EntrySerializer) serializer).fallback();
        Hash key = conditions == null ? null : key(conditions.idempotencyKey());
        List<NewEntry> entries = events.stream()
                .<NewEntry>map(event -> writer.write(event, fallback, key))
                .toList();
        try {
            Appended appended = sequencer.append(request(entries, conditions, key));
            if (conditions != null) {
                leaveReceipt(conditions, entries, appended);
            }
            afterAppend.accept(entries);
        } catch (SequenceTakenException e) {
            handlePersistenceException(e, events.get(e.index()));
        } catch (StoreException e) {
            handlePersistenceException(e, events.getFirst());
        }
    }

    /** Null beyond it: what a unit of work publishes later was decided on what its first append left. */
    private static @Nullable AppendConditions conditionsOfFirstAppend() {
        if (!CurrentUnitOfWork.isStarted()) {
            return null;
        }
        AppendConditions conditions = AppendConditions.of(CurrentUnitOfWork.get());
        return conditions.receipt() == null ? conditions : null;
    }

    private static AppendRequest request(
            List<NewEntry> entries, @Nullable AppendConditions conditions, @Nullable Hash key) {
        return conditions == null
                ? new AppendRequest(entries, Map.of(), Map.of(), null)
                : new AppendRequest(entries, conditions.expected(), conditions.expectedNothingBelow(), key);
    }

    private static @Nullable Hash key(byte @Nullable [] idempotencyKey) {
        return idempotencyKey == null ? null : Hash.of(idempotencyKey);
    }

    private static void leaveReceipt(AppendConditions conditions, List<NewEntry> entries, Appended appended) {
        NewEntry last = entries.getLast();
        if (last.gapFree() && last.subject() != null) {
            conditions.receipt(new Receipt(
                    new Subject(last.subject()),
                    last.sequence(),
                    appended.firstPosition(),
                    entries.size(),
                    Leaf.instant(appended.recordedAtMicros())));
        }
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return store.entries(position(lastToken) + 1, batchSize).stream()
                .map(StoredMessage::of)
                .toList();
    }

    private static long position(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> BEFORE_FIRST;
            case GlobalSequenceTrackingToken global -> global.getGlobalIndex();
            default ->
                throw new IllegalArgumentException(
                        "a token of this ledger is a GlobalSequenceTrackingToken, not " + token.getClass());
        };
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        List<StoredEntry> entries =
                store.ofSubject(aggregateIdentifier, firstSequenceNumber, Long.MAX_VALUE, batchSize);
        return entries.stream().map(StoredMessage::ofSubject).toList();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        long last = store.lastSequence(aggregateIdentifier);
        return last < 0 ? Optional.empty() : Optional.of(last);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(BEFORE_FIRST);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(store.size() - 1);
    }

    /** From the first event whose message has this time or a later one; to the microsecond. */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(store.firstWithMessageTime(Leaf.micros(dateTime)) - 1);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<byte[]> payload = snapshot.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metaData = snapshot.serializeMetaData(serializer, byte[].class);
        store.storeSnapshot(new StoredSnapshot(
                snapshot.getAggregateIdentifier(),
                snapshot.getSequenceNumber(),
                snapshot.getType(),
                snapshot.getIdentifier(),
                snapshot.getTimestamp().toString(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metaData.getData()));
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return store.snapshot(aggregateIdentifier).stream()
                .map(stored -> new GenericDomainEventEntry<>(
                        stored.aggregateType(),
                        stored.subject(),
                        stored.sequence(),
                        stored.id(),
                        stored.time(),
                        stored.payloadType(),
                        stored.payloadRevision(),
                        stored.payload(),
                        stored.metaData()));
    }

    /** Configures an engine; both serializers must be given. */
    public static class Builder extends BatchingEventStorageEngine.Builder {
        private final LedgerStore store;
        private final EventCodec codec;
        private final @Nullable Sequencer sequencer;
        private final @Nullable MessageWriter writer;
        private Consumer<List<NewEntry>> afterAppend = entries -> {};

        Builder(LedgerStore store, EventCodec codec, @Nullable Sequencer sequencer, @Nullable MessageWriter writer) {
            this.store = Objects.requireNonNull(store, "store");
            this.codec = Objects.requireNonNull(codec, "codec");
            this.sequencer = sequencer;
            this.writer = writer;
            persistenceExceptionResolver(SequenceTakenException.class::isInstance);
        }

        /** @param listener told what was appended, once it is durable, before the command that did it goes on; never fails */
        public Builder afterAppend(Consumer<List<NewEntry>> listener) {
            this.afterAppend = listener;
            return this;
        }

        /** @param eventSerializer of payloads that are no domain events; writes JSON */
        @Override
        public Builder eventSerializer(Serializer eventSerializer) {
            super.eventSerializer(new EntrySerializer(codec, eventSerializer));
            return this;
        }

        @Override
        public Builder snapshotSerializer(Serializer snapshotSerializer) {
            super.snapshotSerializer(snapshotSerializer);
            return this;
        }

        /**
         * The engine.
         *
         * @throws AxonConfigurationException when a serializer is missing
         */
        public LedgerEventStorageEngine build() throws AxonConfigurationException {
            return new LedgerEventStorageEngine(this);
        }
    }
}
