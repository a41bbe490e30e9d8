package nl.korpsmonitor.ledger.axon;

import nl.korpsmonitor.ledger.codec.Body;
import nl.korpsmonitor.ledger.codec.ConfidentialSource;
import nl.korpsmonitor.ledger.codec.EventCodec;
import nl.korpsmonitor.ledger.codec.EventType;
import nl.korpsmonitor.ledger.codec.EventTypes;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * What Axon asks to deserialise stored events: bodies of domain events are read by the ledger's codec, straight to their
 * records; everything else is left to the serializer that wrote it.
 */
final class EntrySerializer implements Serializer {
    private final EventCodec codec;
    private final Serializer fallback;

    EntrySerializer(EventCodec codec, Serializer fallback) {
        this.codec = codec;
        this.fallback = fallback;
    }

    Serializer fallback() {
        return fallback;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The signature is Axon's: types are the caller's.
    public <S, T> @Nullable T deserialize(SerializedObject<S> serialized) {
        Object data = serialized.getData();
        if (data instanceof Body body) {
            return (T) codec.read(body, ConfidentialSource.CLOSED);
        }
        if (data instanceof MetaData) {
            return (T) data;
        }
        return fallback.deserialize(serialized);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        EventType known = codec.types().named(type.getName());
        if (known != null) {
            return known.recordClass();
        }
        if (EventTypes.isName(type.getName())) {
            throw new IllegalStateException("there is no event type '" + type.getName() + "' in this version");
        }
        return fallback.classForType(type);
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        return fallback.serialize(object, expectedRepresentation);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return fallback.canSerializeTo(expectedRepresentation);
    }

    @Override
    @SuppressWarnings("rawtypes") // The signature is Axon's.
    public SerializedType typeForClass(@Nullable Class type) {
        return fallback.typeForClass(type);
    }

    @Override
    public Converter getConverter() {
        return fallback.getConverter();
    }
}
