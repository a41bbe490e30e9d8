package nl.korpsmonitor.ledger.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonArray;

/** A list or set as an array, in its order of iteration. A set's array has no item twice. */
record CollectionForm(ValueForm item, boolean set) implements ValueForm {
    @Override
    public Json write(Object value, ConfidentialSink sink) {
        List<Json> items = new ArrayList<>();
        for (Object each : (Collection<?>) value) {
            items.add(item.write(each, sink));
        }
        return new JsonArray(items);
    }

    @Override
    public Object read(Json json, ConfidentialSource source) {
        if (!(json instanceof JsonArray array)) {
            throw new MalformedEntryException("an array should be here");
        }
        Collection<Object> values =
                set ? new LinkedHashSet<>() : new ArrayList<>(array.items().size());
        for (Json each : array.items()) {
            if (!values.add(item.read(each, source))) {
                throw new MalformedEntryException("the same item twice");
            }
        }
        return values;
    }
}
