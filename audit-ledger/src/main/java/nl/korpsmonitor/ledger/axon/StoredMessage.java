package nl.korpsmonitor.ledger.axon;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import nl.korpsmonitor.ledger.codec.Body;
import nl.korpsmonitor.ledger.codec.BodyForm;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.json.CanonicalJson;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonText;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/** A stored entry as the event data from which Axon makes a message. The body is parsed once. */
sealed class StoredMessage implements TrackedEventData<Object> {
    private static final SimpleSerializedType META_DATA = new SimpleSerializedType(MetaData.class.getName(), null);

    private final Body body;
    private final TrackingToken token;

    private StoredMessage(Body body, TrackingToken token) {
        this.body = body;
        this.token = token;
    }

    /** Of an entry without subject this is no {@link DomainEventData}: Axon tells by the type. */
    static StoredMessage of(StoredEntry entry) {
        Body body = BodyForm.read(entry.body());
        TrackingToken token = new GlobalSequenceTrackingToken(entry.position());
        return body.subject() == null ? new StoredMessage(body, token) : new AboutSubject(body, token);
    }

    /** Like {@link #of}, of an entry with a subject. */
    static TrackedDomainEventData<Object> ofSubject(StoredEntry entry) {
        AboutSubject message = (AboutSubject) of(entry);
        return new TrackedDomainEventData<>(message.trackingToken(), message);
    }

    @Override
    public String getEventIdentifier() {
        return body.id();
    }

    @Override
    public Instant getTimestamp() {
        return body.messageTime();
    }

    @Override
    public TrackingToken trackingToken() {
        return token;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // Axon's type says that payload and metadata are of one type.
    public SerializedObject<Object> getMetaData() {
        return (SerializedObject) new SimpleSerializedObject<>(MessageMetaData.of(body), MetaData.class, META_DATA);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // See above.
    public SerializedObject<Object> getPayload() {
        SimpleSerializedType type = new SimpleSerializedType(body.type(), revision());
        return body.isDomainEvent()
                ? (SerializedObject) new SimpleSerializedObject<>(body, Body.class, type)
                : (SerializedObject)
                        new SimpleSerializedObject<>(CanonicalJson.encode(body.data()), byte[].class, type);
    }

    private @Nullable String revision() {
        return switch (body.revision()) {
            case null -> null;
            case JsonText text -> text.value();
            case JsonNumber number -> Long.toString(number.value());
            default -> new String(CanonicalJson.encode(body.revision()), StandardCharsets.UTF_8);
        };
    }

    Body body() {
        return body;
    }

    private static final class AboutSubject extends StoredMessage implements DomainEventData<Object> {
        AboutSubject(Body body, TrackingToken token) {
            super(body, token);
        }

        @Override
        public String getType() {
            return Objects.requireNonNull(body().aggregateType(), "an entry with a subject has its aggregate type");
        }

        @Override
        public String getAggregateIdentifier() {
            return Objects.requireNonNull(body().subject(), "checked when made");
        }

        @Override
        public long getSequenceNumber() {
            return Objects.requireNonNull(body().sequence(), "an entry with a subject has a sequence");
        }
    }
}
