package nl.korpsmonitor.ledger.codec;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;

/** Reads entries as the events that they hold, wherever their bodies come from. Safe for use by many threads. */
public final class EntryReader {
    private final EventCodec codec;

    /** @param codec reads the events' own data */
    public EntryReader(EventCodec codec) {
        this.codec = codec;
    }

    /**
     * The event of an entry; empty when it holds none of the domain.
     *
     * @param recordedAt as the entry's leaf states it
     * @param body the exact bytes
     * @param source opens confidential values, or leaves them closed
     * @throws MalformedEntryException when the body can't be read
     */
    public Optional<RecordedEvent> read(long position, Instant recordedAt, byte[] body, ConfidentialSource source) {
        Body read = BodyForm.read(body);
        return read.isDomainEvent()
                ? Optional.of(new RecordedEvent(
                        position,
                        recordedAt,
                        new Subject(Objects.requireNonNull(read.subject(), "a domain event has a subject")),
                        Objects.requireNonNull(read.sequence(), "a domain event has a sequence"),
                        read.id(),
                        read.type(),
                        codec.storedRevision(read),
                        Objects.requireNonNull(read.actor(), "a domain event has an actor"),
                        read.cause(),
                        read.fictitious(),
                        codec.read(read, source)))
                : Optional.empty();
    }
}
