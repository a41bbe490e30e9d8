package nl.korpsmonitor.ledger.codec;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonObject;

/** Writes domain events as data (JSON) and disclosures, and reads them back, upcast. Safe for use by many threads. */
public final class EventCodec {
    /** The name of every disclosure: what a field is called in the event says more than a reader may know. */
    static final String DISCLOSURE_NAME = "value";

    private static final String OCCURRED_ON = "occurredOn";

    private final EventTypes types;
    private final Upcasters upcasters;
    private final Map<String, RecordForm> forms = new HashMap<>();

    /**
     * The codec of all events.
     *
     * @throws IllegalStateException when an event's record holds what can't be stored, or an upcaster is missing
     */
    public EventCodec() {
        this(new EventTypes(), new Upcasters());
    }

    EventCodec(EventTypes types, Upcasters upcasters) {
        this.types = types;
        this.upcasters = upcasters;
        ValueForms values = new ValueForms();
        for (EventType type : types.all()) {
            forms.put(type.name(), new RecordForm(type.recordClass(), values));
            for (int revision = 1; revision < type.revision(); revision++) {
                if (!upcasters.has(type.name(), revision)) {
                    throw new IllegalStateException(
                            "'" + type.name() + "' needs an upcaster from revision " + revision);
                }
            }
        }
    }

    /**
     * An event's data, without {@code occurredOn}, which has a place of its own in the body.
     *
     * @param disclosures of its confidential values, in the order in which the values stand in the record
     */
    public record Written(EventType type, PartialDate occurredOn, JsonObject data, List<Disclosure> disclosures) {}

    /** The types it knows. */
    public EventTypes types() {
        return types;
    }

    /**
     * Writes an event.
     *
     * @param random for the salts of its disclosures
     * @throws IllegalArgumentException when a confidential value is not shown, or the event holds what has no stored
     *     form, such as half of a surrogate pair
     */
    public Written write(DomainEvent event, SecureRandom random) {
        EventType type = types.of(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(event.getClass().getName() + " is not a registered event");
        }
        List<Disclosure> disclosures = new ArrayList<>(2);
        ConfidentialSink sink = value -> {
            Disclosure disclosure = Disclosure.create(DISCLOSURE_NAME, value, random);
            disclosures.add(disclosure);
            return disclosure.digest().base64Url();
        };
        JsonObject data = form(type).write(event, sink, OCCURRED_ON).build();
        return new Written(type, event.occurredOn(), data, List.copyOf(disclosures));
    }

    /**
     * Reads the event that a body records.
     *
     * @throws MalformedEntryException when type or revision are unknown, or the data is of another form
     */
    public DomainEvent read(Body body, ConfidentialSource source) {
        EventType type = types.named(body.type());
        if (type == null) {
            throw new MalformedEntryException("there is no event type '" + body.type() + "' in this version");
        }
        if (body.occurredOn() == null || !(body.data() instanceof JsonObject data)) {
            throw new MalformedEntryException("a domain event has occurredOn, and an object as data");
        }
        JsonObject upcast = upcasters.upcast(type, storedRevision(body), data);
        try {
            return (DomainEvent) form(type).read(upcast, source, OCCURRED_ON, body.occurredOn());
        } catch (MalformedEntryException e) {
            throw e.in("data");
        }
    }

    /**
     * The revision in which a domain event is stored.
     *
     * @throws MalformedEntryException when the body has none
     */
    public int storedRevision(Body body) {
        if (body.revision() instanceof JsonNumber number && number.value() > 0 && number.value() <= Integer.MAX_VALUE) {
            return (int) number.value();
        }
        throw new MalformedEntryException("rev: a domain event has a whole number from 1");
    }

    private RecordForm form(EventType type) {
        RecordForm form = forms.get(type.name());
        if (form == null) {
            throw new IllegalArgumentException("'" + type.name() + "' is not a type of this codec");
        }
        return form;
    }
}
