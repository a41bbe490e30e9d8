package nl.korpsmonitor.ledger.axon;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.codec.Body;
import nl.korpsmonitor.ledger.codec.BodyForm;
import nl.korpsmonitor.ledger.codec.EntryForm;
import nl.korpsmonitor.ledger.codec.EventCodec;
import nl.korpsmonitor.ledger.codec.EventTypes;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeys;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonLimits;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonReader;
import nl.korpsmonitor.transparency.json.JsonText;
import nl.korpsmonitor.transparency.json.MalformedJsonException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Makes event messages ready for the store. Safe for use by many threads: the work is done by whoever appends. */
final class MessageWriter {
    private static final int SALT_BYTES = 16;

    private final EventCodec codec;
    private final DisclosureKeys keys;
    private final SecureRandom random;

    MessageWriter(EventCodec codec, DisclosureKeys keys, SecureRandom random) {
        this.codec = codec;
        this.keys = keys;
        this.random = random;
    }

    /**
     * The entry of a message.
     *
     * @param fallback serialises payloads that are no domain events, as JSON
     * @param key the idempotency key under which it is appended; null for none
     * @throws IllegalArgumentException when the message can't be recorded as it is
     */
    NewEntry write(EventMessage<?> message, Serializer fallback, @Nullable Hash key) {
        return message.getPayload() instanceof DomainEvent event
                ? writeEvent(message, event, key)
                : writeOther(message, fallback, key);
    }

    private static MessageMetaData metaData(EventMessage<?> message, @Nullable Hash key) {
        return MessageMetaData.of(message.getMetaData()).under(key);
    }

    private NewEntry writeEvent(EventMessage<?> message, DomainEvent event, @Nullable Hash key) {
        if (!(message instanceof DomainEventMessage<?> domainMessage) || domainMessage.getType() == null) {
            throw new IllegalArgumentException("an event of the domain must be about a subject");
        }
        // A domain event's aggregate identifier is a subject; this refuses any other form.
        String subject = new Subject(domainMessage.getAggregateIdentifier()).id();
        MessageMetaData metaData = metaData(message, key);
        if (metaData.actor() == null) {
            throw new IllegalArgumentException("an event is recorded with metadata " + LedgerMetaData.ACTOR_ID + " and "
                    + LedgerMetaData.ACTOR_ROLE);
        }
        EventCodec.Written written = codec.write(event, random);
        Body body = body(
                message,
                metaData,
                subject,
                written.type().name(),
                new JsonNumber(written.type().revision()),
                written.occurredOn(),
                written.data());
        List<SealedDisclosure> disclosures =
                written.disclosures().stream().map(keys::seal).toList();
        return entry(body, true, disclosures);
    }

    private NewEntry writeOther(EventMessage<?> message, Serializer fallback, @Nullable Hash key) {
        SerializedObject<byte[]> payload = message.serializePayload(fallback, byte[].class);
        String type = payload.getType().getName();
        if (EventTypes.isName(type)) {
            throw new IllegalArgumentException("the payload type " + type + " has the form of a domain event's name");
        }
        String subject = message instanceof DomainEventMessage<?> domainMessage && domainMessage.getType() != null
                ? domainMessage.getAggregateIdentifier()
                : null;
        if (subject != null && subject.length() > Subject.MAXIMUM_LENGTH) {
            throw new IllegalArgumentException(
                    "an aggregate identifier has at most " + Subject.MAXIMUM_LENGTH + " characters");
        }
        String revision = payload.getType().getRevision();
        Body body = body(
                message,
                metaData(message, key),
                subject,
                type,
                revision == null ? null : new JsonText(revision),
                null,
                json(payload.getData()));
        return entry(body, false, List.of());
    }

    private static Json json(byte[] payload) {
        try {
            return JsonReader.read(payload, JsonLimits.BODY);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(
                    "a payload must be JSON of whole numbers, at most " + JsonLimits.BODY.maxBytes() + " bytes: "
                            + e.getMessage(),
                    e);
        }
    }

    private Body body(
            EventMessage<?> message,
            MessageMetaData metaData,
            @Nullable String subject,
            String type,
            @Nullable Json revision,
            @Nullable PartialDate occurredOn,
            Json data) {
        boolean isAboutSubject = subject != null && message instanceof DomainEventMessage<?>;
        return new Body(
                salt(),
                message.getIdentifier(),
                subject,
                isAboutSubject ? ((DomainEventMessage<?>) message).getType() : null,
                isAboutSubject ? ((DomainEventMessage<?>) message).getSequenceNumber() : null,
                type,
                revision,
                message.getTimestamp(),
                occurredOn,
                metaData.actor(),
                metaData.cause(),
                data,
                metaData.rest(),
                metaData.fictitious());
    }

    private String salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    }

    private static NewEntry entry(Body body, boolean gapFree, List<SealedDisclosure> disclosures) {
        return EntryForm.of(body, BodyForm.write(body), gapFree, disclosures);
    }
}
